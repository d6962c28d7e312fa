"""A file of every released version comes forward with all that is in it."""

import sqlite3
from pathlib import Path

import pytest

from offline_cache import chain
from offline_cache.audit import AuditTrail
from offline_cache.errors import DatabaseUnusable
from offline_cache.outbox import Outbox
from offline_cache.outbox_schema import OUTBOX
from offline_cache.states import State

RELEASED = Path(__file__).parent / "released"
OUTBOXES = sorted(RELEASED.glob("outbox_*.sql"))


def restore(script: Path, path: Path) -> Path:
    """The file as that release left it."""
    connection = sqlite3.connect(path)
    connection.executescript(script.read_text())
    connection.close()
    return path


def shape(path: Path) -> list[tuple[str, str]]:
    """Every table, index and trigger, in words that do not depend on how they were written."""
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT type, name FROM sqlite_master ORDER BY name").fetchall()
    columns = [
        (name, repr([column[1:4] for column in connection.execute(f"PRAGMA table_info({name})")]))
        for kind, name in found
        if kind == "table"
    ]
    connection.close()
    return found + columns


def test_there_is_a_fixture_of_every_release_before_this_one() -> None:
    assert len(OUTBOXES) == len(OUTBOX.migrations) - 1


@pytest.mark.parametrize("script", OUTBOXES, ids=lambda path: path.stem)
def test_it_comes_forward_with_everything_in_it(script: Path, tmp_path: Path) -> None:
    path = restore(script, tmp_path / "old.db")
    outbox = Outbox.open(path, check=True)
    rows = outbox.rows()
    assert [(row.epoch, row.sequence, row.state) for row in rows] == [
        (1, 1, State.DELIVERED),
        (1, 2, State.DELIVERED),
        (2, 1, State.DELIVERED),
        (2, 2, State.QUARANTINED),
        (2, 3, State.SENDING),
        (2, 4, State.COMMITTED),
    ]
    assert [outbox.envelope(row.id) for row in rows[2:]] == [b"sealed bytes %d" % n for n in (1, 2, 3, 4)]
    assert outbox.channel().clock_offset_seconds == 3.5
    for epoch in outbox.epochs():
        last = chain.seed(epoch.epoch, epoch.terminal, epoch.public_key)
        for row in (row for row in rows if row.epoch == epoch.epoch):
            last = chain.link(last, row.epoch, row.sequence, row.id, row.receipt_number, row.digest)
            assert row.chain == last
        assert epoch.chain == last
    outbox.close()
    Outbox.create(tmp_path / "new.db").close()
    assert shape(path) == shape(tmp_path / "new.db")


@pytest.mark.parametrize("script", OUTBOXES, ids=lambda path: path.stem)
def test_a_migration_that_fails_leaves_the_old_file(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = restore(script, tmp_path / "old.db")
    before = shape(path)

    def fails(*_: object) -> str:
        raise DatabaseUnusable("the power went")

    monkeypatch.setattr(chain, "link", fails)
    with pytest.raises(DatabaseUnusable, match="the power went"):
        Outbox.open(path)
    assert shape(path) == before


def test_an_audit_trail_of_the_first_release_is_chained(tmp_path: Path) -> None:
    path = restore(RELEASED / "audit_1.sql", tmp_path / "audit.db")
    trail = AuditTrail(path)
    assert [event.event for event in trail.events()] == ["process.started", "visit.wiped"]
    trail.record("process.stopped", process="agent")
    assert [event.number for event in trail.events()] == [1, 2, 3]
    assert trail.problems() == []
    trail.close()


def test_an_entry_that_was_changed_is_found(tmp_path: Path) -> None:
    path = restore(RELEASED / "audit_1.sql", tmp_path / "audit.db")
    AuditTrail(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER an_event_stays")
        connection.execute("UPDATE events SET event = 'card.read' WHERE number = 1")
    connection.close()
    trail = AuditTrail(path)
    assert trail.problems() == ["audit trail: entry 1 does not hang together with the one before"]
    trail.close()
