"""A damaged outbox is put aside, everything readable goes on, and no number can be given out twice."""

import hashlib
import random
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from offline_cache import chain
from offline_cache.aside import kept_aside
from offline_cache.errors import DatabaseMoved, StorageFailed, UnknownEpoch
from offline_cache.filing_end import FilingEnd
from offline_cache.opening import Opened, open_owned
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import Epoch, OutboxRow, SealedPart, SealedRow
from offline_cache.sending_end import SendingEnd
from offline_cache.states import State
from tests.offline_cache.conftest import EPOCH, KEY, sealed
from tests.offline_cache.test_migrations import RELEASED, restore

PAGE = 4096
ROWS = 40
NOW = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
KNOWN = Epoch(EPOCH, 7, KEY, 0, chain.seed(EPOCH, 7, KEY), None)


def telling(sequence: int) -> SealedRow:
    """Half a page each, and an envelope from which the row can be told, as from a real one."""
    row = sealed(sequence)
    envelope = f"{row.id} {sequence} ".encode() + random.Random(sequence).randbytes(2000)
    return replace(row, envelope=envelope, digest=hashlib.sha256(envelope).hexdigest())


def describe(untrusted_envelope: bytes, epoch: Epoch) -> OutboxRow | None:
    words = untrusted_envelope.split(b" ", 2)
    if len(words) < 3 or words[2] != random.Random(int(words[1])).randbytes(2000):
        return None  # a real envelope's signature would not hold
    row = telling(int(words[1]))
    return OutboxRow(
        id=UUID(words[0].decode()),
        epoch=epoch.epoch,
        sequence=int(words[1]),
        receipt_number=row.receipt_number,
        kind=row.kind,
        service=row.service,
        state=State.COMMITTED,
        created=row.created,
        digest=hashlib.sha256(untrusted_envelope).hexdigest(),
        attempts=0,
        next_try=None,
        reason=None,
        acknowledgement=None,
        acknowledged_at=None,
        after=None,
        chain="",
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An outbox of 40 rows: delivered, in flight, waiting."""
    directory = tmp_path_factory.mktemp("whole")
    outbox = Outbox.create(directory / "outbox.db")
    outbox.begin_epoch(EPOCH, 7, KEY)
    with RoleLock.take(directory, Role.FILER) as filer, RoleLock.take(directory, Role.SENDER) as sender:
        rows = [FilingEnd(outbox, filer).put(EPOCH, telling).id for _ in range(ROWS)]
        end = SendingEnd(outbox, sender)
        end.mark_sending(rows[:12])
        for row in rows[:10]:
            end.delivered(row, "signed", NOW)
    outbox.close()
    return (directory / "outbox.db").read_bytes()


def reopened(path: Path) -> Opened:
    return open_owned(path, KNOWN, describe, lambda: NOW)


def flipped(whole: bytes, page: int, generator: random.Random) -> bytes:
    """A page whose first bytes and a hundred others are not what they were."""
    content = bytearray(whole)
    for offset in [0, 1, 3, *(generator.randrange(PAGE) for _ in range(100))]:
        content[page * PAGE + offset] ^= 0xFF
    return bytes(content)


def test_a_whole_file_is_left_alone(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(whole)
    opened = reopened(path)
    assert opened.recovered is None
    assert path.read_bytes() == whole
    opened.outbox.close()


def test_whatever_page_is_damaged_the_rest_goes_on(whole: bytes, tmp_path: Path) -> None:
    pages = len(whole) // PAGE
    noticed, saved = 0, []
    for page in range(pages):
        path = tmp_path / str(page) / "outbox.db"
        path.parent.mkdir()
        damaged = flipped(whole, page, random.Random(page))
        path.write_bytes(damaged)
        opened = reopened(path)
        if opened.recovered is None:
            # Nothing but the inside of an envelope was hit, over which SQLite has no sum; its digest is one.
            assert len(_altered(opened.outbox)) <= 1
        else:
            noticed += 1
            saved.append(len(opened.outbox.rows()))
            assert kept_aside(path)[0].read_bytes() == damaged
            assert all(row.state is not State.SENDING for row in opened.outbox.rows())
            assert _altered(opened.outbox) == []
            _goes_on_in_another_epoch(opened.outbox)
        opened.outbox.close()
    assert noticed > pages // 2
    # One page holds the heads of many rows, but their envelopes still tell what they are.
    assert min(saved) >= ROWS - 4
    assert max(saved) == ROWS


def _altered(outbox: Outbox) -> list[OutboxRow]:
    kept = (row for row in outbox.rows() if row.state is not State.PURGED)
    return [row for row in kept if hashlib.sha256(outbox.envelope(row.id)).hexdigest() != row.digest]


def _goes_on_in_another_epoch(outbox: Outbox) -> None:
    with RoleLock.take(outbox.database.path.parent, Role.FILER) as filer:
        end = FilingEnd(outbox, filer)
        with pytest.raises(UnknownEpoch):
            end.put(EPOCH, telling)
        outbox.begin_epoch(EPOCH + 1, 7, KEY)
        assert end.put(EPOCH + 1, telling).sequence == 1


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9])
def test_a_file_that_was_cut_off(whole: bytes, tmp_path: Path, share: float) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(whole[: int(len(whole) * share)])
    opened = reopened(path)
    assert opened.recovered is not None
    assert opened.outbox.epochs()[0].closed == "database_damaged"
    opened.outbox.close()


@pytest.mark.parametrize("content", [b"rubbish" * 1000, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_database_is_kept_and_service_goes_on(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(content)
    opened = reopened(path)
    assert opened.recovered is not None
    assert opened.recovered.aside is not None
    assert opened.recovered.aside.read_bytes() == content
    opened.outbox.close()


def test_another_programs_database_and_another_terminals_outbox(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.db"
    connection = sqlite3.connect(theirs)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    another = tmp_path / "another.db"
    outbox = Outbox.create(another)
    outbox.begin_epoch(EPOCH, 8, KEY)
    outbox.close()
    for path in (theirs, another):
        before = path.read_bytes()
        opened = reopened(path)
        assert opened.recovered is not None
        assert [(each.terminal, bool(each.closed)) for each in opened.outbox.epochs()] == [(7, True)]
        assert kept_aside(path)[0].read_bytes() == before
        opened.outbox.close()


def test_an_outbox_that_is_gone_is_begun_anew_in_a_closed_epoch(tmp_path: Path) -> None:
    opened = reopened(tmp_path / "outbox.db")
    assert opened.recovered is not None
    assert opened.recovered.aside is None
    assert [each.closed for each in opened.outbox.epochs()] == ["database_damaged"]
    opened.outbox.close()


def _lose_a_table(path: Path) -> None:
    """The channel's table points beyond the end of the file."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'channel'")
    connection.commit()
    connection.close()


def test_a_damaged_file_of_the_first_release_is_saved_too(tmp_path: Path) -> None:
    path = restore(RELEASED / "outbox_1.sql", tmp_path / "outbox.db")
    _lose_a_table(path)
    known = Epoch(2, 7, bytes([1]) * 32, 0, "", None)
    opened = open_owned(path, known, lambda _, __: None, lambda: NOW)
    assert opened.recovered is not None
    # The fixture's digests are no digests: of what was not acknowledged nothing can be trusted.
    assert [(row.epoch, row.sequence) for row in opened.outbox.rows()] == []
    assert [(each.epoch, each.last_sequence) for each in opened.outbox.epochs()] == [(1, 2), (2, 4)]
    opened.outbox.close()


def test_parts_are_saved_with_their_submission(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    outbox = Outbox.create(path)
    outbox.begin_epoch(EPOCH, 7, KEY)
    content = bytes(50_000)
    part = SealedPart("premises", content, hashlib.sha256(content).hexdigest())
    with RoleLock.take(tmp_path, Role.FILER) as filer:
        row = FilingEnd(outbox, filer).put(EPOCH, lambda n: replace(telling(n), parts=(part,))).id
    outbox.close()
    _lose_a_table(path)
    opened = reopened(path)
    assert opened.recovered is not None
    (saved,) = opened.outbox.parts(row)
    assert opened.outbox.part(saved.number) == content
    opened.outbox.close()


def test_a_process_that_still_has_the_old_file_commits_nothing_to_it(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(whole)
    old = Outbox.open(path)
    damaged = flipped(whole, len(whole) // PAGE // 2, random.Random(1))
    with path.open("r+b") as file:  # in place: the same file
        file.write(damaged)
    reopened(path).outbox.close()
    with RoleLock.take(tmp_path, Role.FILER) as filer, pytest.raises(DatabaseMoved):
        FilingEnd(old, filer).put(EPOCH, telling)
    with pytest.raises(DatabaseMoved):
        old.database.require_current()
    old.close()


class PowerCut(BaseException):
    """Nothing after this happens."""


@pytest.mark.parametrize("step", ["old one has its second name", "new one has its place"])
def test_wherever_the_replacing_is_cut_off_the_next_start_finishes_it(
    whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "outbox.db"
    damaged = flipped(whole, 3, random.Random(1))
    path.write_bytes(damaged)

    def cut(*_: Any) -> None:
        raise PowerCut

    with monkeypatch.context() as patch:
        patch.setattr(*(("os.link", cut) if "second name" in step else (Path, "rename", cut)))
        with pytest.raises(PowerCut):
            reopened(path)
    opened = reopened(path)
    assert len(opened.outbox.rows()) >= ROWS - 4
    assert any(each.read_bytes() == damaged for each in kept_aside(path))
    opened.outbox.close()


def test_a_directory_in_its_place_is_named_and_left(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.mkdir()
    with pytest.raises(StorageFailed, match="is a directory"):
        reopened(path)
    assert path.is_dir()
