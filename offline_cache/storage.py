"""Whether there is room for another visit. Asked before a resident types anything, never after."""

import os
from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Room:
    """Free space where the outbox lives, in bytes, and what must stay free."""

    free: int
    needed: int

    @property
    def enough(self) -> bool:
        """Whether a new visit may begin."""
        return self.free >= self.needed


def room(directory: Path, minimum_free_mebibytes: int) -> Room:
    """What is free for an unprivileged process on the file system of `directory`.

    Raises:
        OSError: the directory cannot be reached; that too is no place to begin a visit.
    """
    state = os.statvfs(directory)
    return Room(free=state.f_bavail * state.f_frsize, needed=minimum_free_mebibytes * MEBIBYTE)
