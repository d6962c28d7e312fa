"""An audit trail that outlasts a disk that takes no write, for processes that do."""

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from offline_cache.audit import AuditTrail, Dated
from offline_cache.audit_catalogue import Field
from offline_cache.errors import StorageUnwritable

MOST_KEPT = 1000
"""Hours of a busy terminal, and some hundred kilobytes of memory. What comes after them is counted."""


class PatientTrail(AuditTrail):
    """What is not taken is kept in memory, with the time at which it happened, and stands in the trail
    before the next event that is. Only what is `unwritten` when the process ends is lost, and how
    many events were too many to keep is an event itself. Threads may share it.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._kept: list[Dated] = []
        self._left_out = 0
        self._order = threading.Lock()
        super().__init__(path, now)

    @property
    def unwritten(self) -> int:
        """How many events are in memory only, or nowhere any more."""
        return len(self._kept) + self._left_out

    def record_all(self, events: Sequence[tuple[str, Mapping[str, Field]]]) -> None:
        """As `AuditTrail.record_all`; what the disk refuses is kept, and that is no failure."""
        dated = self._dated(events)
        with self._order:
            try:
                self._write([*self._kept, *dated])
            except StorageUnwritable:
                waiting = [*self._kept, *dated]
                self._kept = waiting[:MOST_KEPT]
                self._left_out += len(waiting[MOST_KEPT:])

    def write_kept(self) -> None:
        """Write what was kept, if anything was. Raises StorageUnwritable while the disk refuses it."""
        with self._order:
            if self._kept:
                self._write(self._kept)

    def _write(self, events: Sequence[Dated]) -> None:
        count = min(self._left_out, 999_999)
        left_out = self._dated([("audit.left_out", {"count": count})]) if count else []
        self._append([*events, *left_out])
        self._kept, self._left_out = [], 0
