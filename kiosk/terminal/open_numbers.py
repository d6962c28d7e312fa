"""Numbers of queues of which the central service may think that somebody holds them, and nobody does.

A small file that outlives a cut of power. An id is written down before a number is asked for under it and
goes when that was answered, or when the service has heard that nobody holds it. It has nothing personal.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from kiosk.terminal import durable_file

KEPT = timedelta(days=2)
"""Numbers count for a day; a clock that was wrong overnight is allowed for."""


class OpenNumbers:
    """For one thread. Raises OSError where the disk fails; a file that cannot be read counts as empty."""

    def __init__(self, path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._path = path
        self._now = now
        self._open = dict(_read(path))

    def all(self) -> tuple[UUID, ...]:
        """Those of today, the oldest first."""
        return tuple(each for each, since in self._open.items() if abs(self._now() - since) <= KEPT)

    def add(self, ticket: UUID) -> None:
        """It may be given to nobody from now on; on disk when this returns."""
        self._write({**self._open, ticket: self._now()})

    def remove(self, ticket: UUID) -> None:
        """It is somebody's, or the service knows that it is nobody's."""
        if ticket in self._open:
            self._write({each: since for each, since in self._open.items() if each != ticket})

    def _write(self, open_: Mapping[UUID, datetime]) -> None:
        self._open = {each: since for each, since in open_.items() if abs(self._now() - since) <= KEPT}
        said = {str(each): since.isoformat() for each, since in self._open.items()}
        try:
            durable_file.write(self._path, json.dumps(said).encode())
        except OSError:
            # What stands there is no longer true, and would give back a number that somebody holds.
            self._path.unlink(missing_ok=True)
            raise


def _read(path: Path) -> Mapping[UUID, datetime]:
    try:
        said = json.loads(path.read_bytes())
        return {UUID(each): datetime.fromisoformat(since).astimezone(UTC) for each, since in said.items()}
    except (FileNotFoundError, ValueError, AttributeError, TypeError):
        return {}
