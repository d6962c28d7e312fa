"""What the agent does while the disk is full: it stays, its heartbeats say so, and it goes on by itself."""

import errno
import time
from collections.abc import Callable
from typing import TypeVar

from kiosk.agent.notes import Log
from offline_cache.errors import StorageFull

T = TypeVar("T")

AGAIN_SECONDS = 5.0
"""How long nothing is written before the disk is asked again."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class FullDisk:
    """Belongs to the loop's thread. What an errand could not write is tried again by that errand, whose steps
    all bear being cut off. `probe` writes to the disk and raises StorageFull where it cannot; `monotonic`
    gives seconds.
    """

    def __init__(
        self, probe: Callable[[], None], log: Log, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._probe = probe
        self._log = log
        self._monotonic = monotonic
        self._again = 0.0
        self.full = False

    def tried(self, errand: Callable[[], T]) -> T | None:
        """What `errand` gives; None where it found no room."""
        try:
            return errand()
        except StorageFull as error:
            self._is_full(str(error))
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            self._is_full(str(error))
        return None

    def has_room(self) -> bool:
        """Whether anything can be written, as far as is known: a full disk is asked now and then."""
        if self.full and self._monotonic() >= self._again and self.tried(self._writes):
            self.full = False
            self._log.info("storage.has_room")
        return not self.full

    def ask_again(self) -> None:
        """Somebody else could write: do not wait any longer."""
        self._again = 0.0

    def wait(self) -> float:
        """Seconds until the disk is to be asked; for ever while it has room."""
        return max(0.0, self._again - self._monotonic()) if self.full else float("inf")

    def alarms(self) -> tuple[str, ...]:
        """The heartbeat's word for it. A quota fills a disk that has room, and no watermark tells."""
        return ("storage_full",) if self.full else ()

    def _writes(self) -> bool:
        self._probe()
        return True

    def _is_full(self, detail: str) -> None:
        self._again = self._monotonic() + AGAIN_SECONDS
        if not self.full:
            self.full = True
            self._log.warning(
                "storage.full", detail=detail, remedy="make room on this disk; the agent goes on by itself"
            )
