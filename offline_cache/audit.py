"""The audit trail: what happened on this terminal, in events of a closed catalogue, without personal data."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from offline_cache import audit_catalogue
from offline_cache.audit_catalogue import Field
from offline_cache.audit_schema import AUDIT
from offline_cache.database import Database
from offline_cache.errors import DatabaseUnusable
from offline_cache.set_aside import set_aside


@dataclass(frozen=True)
class AuditEvent:
    """One line of the trail."""

    number: int
    at: datetime
    event: str
    fields: dict[str, str | int]


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
        stored = [
            (event, json.dumps(audit_catalogue.checked(self._catalogue, event, fields)))
            for event, fields in events
        ]
        with self._database.writing() as tables:
            at = self._now().isoformat()
            for event, fields in stored:
                tables.execute("INSERT INTO events (at, event, fields) VALUES (?, ?, ?)", [at, event, fields])

    def events(self, limit: int | None = None) -> list[AuditEvent]:
        """The latest `limit` events, or all, oldest first."""
        rows = self._database.rows("events", order_by="number DESC", limit=limit)
        return [
            AuditEvent(
                row["number"], datetime.fromisoformat(row["at"]), row["event"], json.loads(row["fields"])
            )
            for row in reversed(rows)
        ]

    def close(self) -> None:
        """Give the file back."""
        self._database.close()


def _open(path: Path, now: Callable[[], datetime]) -> tuple[Database, Path | None]:
    try:
        return Database.open(path, AUDIT, create=True, check=True), None
    except DatabaseUnusable:
        aside = set_aside(path, now())
        return Database.open(path, AUDIT, create=True), aside
