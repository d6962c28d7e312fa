"""Whether the disk takes writes: what a process does while it takes none, and how it finds out."""

import time
from collections.abc import Callable
from typing import TypeVar

from offline_cache.errors import StorageUnwritable
from offline_cache.unwritable import meaning

T = TypeVar("T")

AGAIN_SECONDS = 5.0
"""How long nothing is written before a disk that took nothing is asked again."""
CHECK_SECONDS = 60.0
"""How often one that took everything is asked: a process that has nothing to write would not notice."""


class DiskWatch:
    """Belongs to one thread. What an errand could not write is tried again by that errand, whose steps all
    bear being cut off. `probe` writes durably and raises StorageUnwritable where it cannot; `told` takes each
    change: why the disk refuses, None once it no longer does; `monotonic` gives seconds.
    """

    def __init__(
        self,
        probe: Callable[[], None],
        told: Callable[[StorageUnwritable | None], None],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._probe = probe
        self._told = told
        self._monotonic = monotonic
        self._ask_at = 0.0
        self.refusal: type[StorageUnwritable] | None = None
        """Why it takes no write, as far as is known."""

    def tried(self, errand: Callable[[], T]) -> T | None:
        """What `errand` gives; None where the disk did not let it."""
        try:
            return errand()
        except (StorageUnwritable, OSError) as error:
            found = meaning(error)
            if found is None:
                raise
            self._refused(found, str(error))
        return None

    def takes_writes(self) -> bool:
        """Whether anything can be written, as far as is known: now and then the disk is asked."""
        if self._monotonic() >= self._ask_at:
            self._ask_at = self._monotonic() + CHECK_SECONDS
            if self.tried(self._asked) and self.refusal:
                self.refusal = None
                self._told(None)
        return self.refusal is None

    def ask_again(self) -> None:
        """There is news of it: do not wait any longer."""
        self._ask_at = 0.0

    def wait(self) -> float:
        """Seconds until the disk is to be asked."""
        return max(0.0, self._ask_at - self._monotonic())

    def _asked(self) -> bool:
        self._probe()
        return True

    def _refused(self, found: type[StorageUnwritable], detail: str) -> None:
        self._ask_at = self._monotonic() + AGAIN_SECONDS
        if found is not self.refusal:
            self.refusal = found
            self._told(found(detail))
