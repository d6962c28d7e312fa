"""Whether there is room for another visit. Asked before a resident types anything, never after."""

import os
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What the outbox may use: up to ``maximum_mebibytes``, and never the last ``minimum_free_mebibytes`` of
    the disk. From ``alarm_percent`` of that on a technician is called; from ``stop_percent`` on no new visit
    begins.
    """

    minimum_free_mebibytes: int
    maximum_mebibytes: int = 8192
    alarm_percent: int = 80
    stop_percent: int = 95


class Level(Enum):
    """How full it is."""

    ENOUGH = auto()
    ALARM = auto()
    FULL = auto()


@dataclass(frozen=True)
class Room:
    """Bytes in use, and bytes that may be."""

    used: int
    capacity: int
    limits: Limits

    @property
    def percent(self) -> int:
        """How much of the room is used; 100 where there is none."""
        return 100 if self.capacity <= 0 else min(100, 100 * self.used // self.capacity)

    @property
    def level(self) -> Level:
        """Against the two watermarks."""
        if self.percent >= self.limits.stop_percent:
            return Level.FULL
        return Level.ALARM if self.percent >= self.limits.alarm_percent else Level.ENOUGH

    @property
    def enough(self) -> bool:
        """Whether a new visit may begin."""
        return self.level is not Level.FULL


def room(database: Path, limits: Limits, reusable: int = 0) -> Room:
    """The room of the outbox in the file `database`, of which `reusable` bytes are empty pages.

    Raises:
        OSError: the disk cannot be asked; that too is no place to begin a visit.
    """
    state = os.statvfs(database.parent)
    free = state.f_bavail * state.f_frsize
    return judge(database.stat().st_size - reusable, reusable + free, limits)


def judge(used: int, free: int, limits: Limits) -> Room:
    """The room where so many bytes are used and so many free, for an unprivileged process."""
    above = max(0, free - limits.minimum_free_mebibytes * MEBIBYTE)
    return Room(used, min(limits.maximum_mebibytes * MEBIBYTE, used + above), limits)
