"""The audit trail: what happened on this terminal, in events of a closed catalogue, without personal data."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from offline_cache import audit_catalogue
from offline_cache.audit_catalogue import Field
from offline_cache.audit_schema import AUDIT, NO_ENTRY, link
from offline_cache.database import Database
from offline_cache.errors import DatabaseUnusable
from offline_cache.set_aside import set_aside

Dated = tuple[str, str, str]
"""An event with the time at which it happened: time, name, fields as JSON."""


@dataclass(frozen=True)
class AuditEvent:
    """One line of the trail."""

    number: int
    at: datetime
    event: str
    fields: dict[str, str | int]


@dataclass(frozen=True)
class ChainedEntry:
    """An event as it is stored and handed on."""

    number: int
    at: str
    event: str
    fields: str
    """JSON."""
    chain: str


@dataclass(frozen=True)
class TrailPart:
    """Consecutive entries of one trail. ``oldest`` is the first that is still here."""

    trail: UUID
    oldest: int
    entries: tuple[ChainedEntry, ...]


class AuditTrail:
    """Appends events; several processes may at once. `now` is a clock with a zone.

    A trail that is damaged is set aside and a new one begun, which says so first: a broken trail must not
    keep submissions from being filed or delivered.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database, aside = _open(path, now)
        self._catalogue = audit_catalogue.load()
        self._now = now
        if aside:
            self.record("audit.set_aside", reason="damaged")

    def record(self, event: str, **fields: Field) -> None:
        """Append one event; durable when this returns.

        Raises:
            UnknownEvent: not in `audit_events.toml`, or not with these fields: a defect of the caller.
            CacheError: it could not be stored.
        """
        self.record_all([(event, fields)])

    def record_all(self, events: Sequence[tuple[str, Mapping[str, Field]]]) -> None:
        """Append several in one durable step. Raises as `record` does; then none is there."""
        self._append(self._dated(events))

    def _dated(self, events: Sequence[tuple[str, Mapping[str, Field]]]) -> list[Dated]:
        at = self._now().isoformat()
        return [
            (at, event, json.dumps(audit_catalogue.checked(self._catalogue, event, fields)))
            for event, fields in events
        ]

    def _append(self, events: Sequence[Dated]) -> None:
        with self._database.writing() as tables:
            last, given = tables.execute(
                "SELECT last, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0) FROM trail"
            ).fetchone()
            rows: list[tuple[int, str, str, str, str]] = []
            for number, (at, event, fields) in enumerate(events, given + 1):
                last = link(last, number, at, event, fields)
                rows.append((number, at, event, fields, last))
            tables.conn.executemany("INSERT INTO events VALUES (?, ?, ?, ?, ?)", rows)
            tables.execute("UPDATE trail SET last = ?", [last])

    def events(self, limit: int | None = None) -> list[AuditEvent]:
        """The latest `limit` events, or all, oldest first."""
        rows = self._database.rows("events", order_by="number DESC", limit=limit)
        return [
            AuditEvent(
                row["number"], datetime.fromisoformat(row["at"]), row["event"], json.loads(row["fields"])
            )
            for row in reversed(rows)
        ]

    def to_send(self, limit: int) -> TrailPart:
        """What the central service does not hold yet, oldest first; up to `limit` entries."""
        (trail,) = self._database.query(
            "SELECT id, held, (SELECT min(number) FROM events) AS oldest FROM trail"
        )
        rows = self._database.rows("events", "number > ?", trail["held"], order_by="number", limit=limit)
        return TrailPart(UUID(trail["id"]), trail["oldest"] or 1, tuple(ChainedEntry(**row) for row in rows))

    def is_held(self, through: int) -> None:
        """The central service says how far it holds the trail: further than before, or less far when it was
        restored from a copy.
        """
        with self._database.writing() as tables:
            tables.execute("UPDATE trail SET held = ?", [through])

    def drop_held(self, before: datetime) -> int:
        """Delete what the central service holds and is older than `before`. Gives how many."""
        with self._database.writing() as tables:
            return tables.execute(
                "DELETE FROM events WHERE number <= (SELECT held FROM trail) AND at < ?",
                [before.astimezone(UTC).isoformat()],
            ).rowcount

    def problems(self) -> list[str]:
        """Entries that do not hang together, one line each."""
        found: list[str] = []
        last: tuple[int, str] | None = None
        for row in self._database.rows("events", order_by="number"):
            entry = ChainedEntry(**row)
            if last is None:
                expected = entry.chain if entry.number > 1 else _link(NO_ENTRY, entry)
            else:
                expected = _link(last[1], entry)
            if entry.chain != expected or (last is not None and entry.number != last[0] + 1):
                found.append(f"audit trail: entry {entry.number} does not hang together with the one before")
            last = entry.number, entry.chain
        return found

    def close(self) -> None:
        """Give the file back."""
        self._database.close()


def _link(previous: str, entry: ChainedEntry) -> str:
    return link(previous, entry.number, entry.at, entry.event, entry.fields)


def _open(path: Path, now: Callable[[], datetime]) -> tuple[Database, Path | None]:
    try:
        return Database.open(path, AUDIT, create=True, check=True), None
    except DatabaseUnusable:
        aside = set_aside(path, now())
        return Database.open(path, AUDIT, create=True), aside
