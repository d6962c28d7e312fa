"""Filing into the outbox: all or nothing, counted without a gap, never changed afterwards."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from offline_cache.database import Database
from offline_cache.errors import (
    DatabaseMissing,
    DatabaseUnusable,
    StorageFailed,
    StorageFull,
    UnknownEpoch,
    UnknownSubmission,
)
from offline_cache.outbox import Outbox
from offline_cache.outbox_schema import OUTBOX
from offline_cache.rows import SealedRow
from offline_cache.states import State
from tests.offline_cache.conftest import EPOCH, KEY, Ends, sealed


def test_what_was_filed_is_there_for_another_process(ends: Ends, path: Path) -> None:
    filed = ends.filing.put(EPOCH, sealed)
    other = Outbox.open(path, check=True)
    assert other.row(filed.id) == filed
    assert other.envelope(filed.id) == b"sealed bytes 1"
    other.close()


def test_sequence_numbers_have_no_gap_when_sealing_fails_in_between(ends: Ends) -> None:
    def fails(sequence: int) -> SealedRow:
        raise RuntimeError(f"no entropy for {sequence}")

    ends.file()
    with pytest.raises(RuntimeError):
        ends.filing.put(EPOCH, fails)
    ends.file()
    assert [row.sequence for row in ends.outbox.rows()] == [1, 2]


def test_a_full_disk_gives_no_number_and_takes_none_away(ends: Ends) -> None:
    ends.file()
    connection = ends.outbox.database._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")

    def big(sequence: int) -> SealedRow:
        row = sealed(sequence)
        return SealedRow(
            row.id, row.receipt_number, row.kind, row.service, row.created, bytes(100_000), row.digest
        )

    with pytest.raises(StorageFull):
        ends.filing.put(EPOCH, big)
    assert not connection.in_transaction
    connection.execute("PRAGMA max_page_count = 100000")
    assert ends.filing.put(EPOCH, big).sequence == 2


def test_a_disk_that_turned_read_only_is_told_apart_from_a_full_one(ends: Ends) -> None:
    ends.outbox.database._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageFailed):
        ends.file()
    assert ends.outbox.rows() == []


def test_each_epoch_counts_from_one(ends: Ends) -> None:
    ends.file()
    ends.outbox.begin_epoch(EPOCH + 1, 7, KEY)
    row = ends.filing.put(EPOCH + 1, lambda n: sealed(n + 500))
    assert (row.epoch, row.sequence) == (EPOCH + 1, 1)


def test_opening_the_same_epoch_again_changes_nothing(ends: Ends) -> None:
    ends.file()
    ends.outbox.begin_epoch(EPOCH, 7, KEY)
    assert ends.outbox.epochs()[0].last_sequence == 1
    with pytest.raises(DatabaseUnusable, match="another enrolment"):
        ends.outbox.begin_epoch(EPOCH, 8, KEY)


def test_nothing_is_filed_under_an_epoch_that_enrolment_has_not_opened(ends: Ends) -> None:
    with pytest.raises(UnknownEpoch, match="enrol"):
        ends.filing.put(EPOCH + 1, sealed)
    assert ends.outbox.rows() == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE envelopes SET envelope = x'00'",
        "UPDATE submissions SET sequence = 9",
        "UPDATE submissions SET id = 'x'",
        "UPDATE submissions SET receipt_number = 'x'",
        "UPDATE submissions SET digest = 'x'",
        "UPDATE submissions SET chain = 'x'",
        "UPDATE submissions SET after = 'x'",
        "UPDATE submissions SET state = 'purged'",
        "UPDATE submissions SET state = 'voided'",
        "UPDATE submissions SET state = 'lost'",
        "DELETE FROM submissions",
        "DELETE FROM envelopes",
        "UPDATE epochs SET last_sequence = 0",
        "UPDATE epochs SET last_sequence = 7",
        "DELETE FROM epochs",
        "UPDATE submissions SET state = 'delivered'",
    ],
)
def test_the_database_itself_refuses_to_change_or_drop_what_was_filed(ends: Ends, change: str) -> None:
    ends.file()
    with pytest.raises(sqlite3.IntegrityError), ends.outbox.database.writing() as tables:
        tables.execute(change)
    assert [row.state for row in ends.outbox.rows()] == [State.COMMITTED]


def test_an_outbox_that_is_gone_is_never_quietly_made_anew(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing, match="enrol"):
        Outbox.open(tmp_path / "outbox.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to have a header" * 40])
def test_an_empty_or_foreign_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable):
        Outbox.open(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    with pytest.raises(DatabaseUnusable, match="not the outbox"):
        Outbox.open(path)


def test_an_outbox_of_a_newer_release_is_left_alone(ends: Ends, path: Path) -> None:
    ends.outbox.database._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StorageFailed, match="newer release"):
        Outbox.open(path)


def test_a_damaged_page_is_found_at_the_start(ends: Ends, path: Path) -> None:
    for _ in range(200):
        ends.file()
    ends.outbox.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 8192 * 4096
    content[middle : middle + 512] = b"\xff" * 512
    path.write_bytes(content)
    with pytest.raises(DatabaseUnusable):
        Outbox.open(path, check=True)


def test_commits_are_as_durable_as_sqlite_can_make_them(ends: Ends) -> None:
    connection = ends.outbox.database._connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
    assert connection.execute("PRAGMA application_id").fetchone() == (OUTBOX.application_id,)


def test_two_processes_may_make_the_same_file_at_once(path: Path) -> None:
    first = Database.open(path, OUTBOX, create=True)
    second = Database.open(path, OUTBOX, create=True)
    assert second.rows("submissions") == first.rows("submissions") == []
    first.close()
    second.close()


def test_asking_for_an_unknown_submission_says_so(ends: Ends) -> None:
    with pytest.raises(UnknownSubmission):
        ends.outbox.row(sealed(1).id)
    with pytest.raises(UnknownSubmission):
        ends.outbox.envelope(sealed(1).id)


def test_a_load_takes_as_many_envelopes_as_have_room_and_one_in_any_case(ends: Ends) -> None:
    rows = [ends.filing.put(EPOCH, sealed) for _ in range(3)]
    whole = [b"sealed bytes 1", b"sealed bytes 2", b"sealed bytes 3"]
    assert ends.outbox.envelopes(rows, 1000) == whole
    assert ends.outbox.envelopes(rows[1:], 28) == whole[1:]
    assert ends.outbox.envelopes(rows, 41) == whole[:2]
    assert ends.outbox.envelopes(rows, 0) == whole[:1]
    ends.file()  # nothing is read any more: the file is free


def test_an_envelope_that_is_gone_is_never_passed_over(ends: Ends) -> None:
    rows = [ends.filing.put(EPOCH, sealed) for _ in range(3)]
    strange = replace(rows[1], sequence=9)
    for wanted in ([rows[0], strange], [strange], [rows[0], strange, rows[2]]):
        with pytest.raises(UnknownSubmission):
            ends.outbox.envelopes(wanted, 1000)
