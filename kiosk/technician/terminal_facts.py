"""What is known of the terminal itself, as data. Light to import: the screens' thread does."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from offline_cache.rows import ChannelState

COMFORT = 3
"""Times the minimum of free disk: below it a technician should know before residents do."""


@dataclass(frozen=True, slots=True)
class Queue:
    """The outbox: how many wait, since when the oldest, when the next one is tried again (None: at once, or
    nothing waits), and how many a person must look at.
    """

    waiting: int = 0
    oldest: datetime | None = None
    next_try: datetime | None = None
    quarantined: int = 0
    channel: ChannelState = ChannelState.UNKNOWN
    reason: str = ""
    """Stable word of why the channel is not open."""
    since: datetime | None = None
    """Since when the channel is as it is."""
    agent_runs: bool = False
    """Whether there is a process that delivers."""


class Way(StrEnum):
    """How far the last push is; one that came to its end, or to nothing worth a word, has none."""

    WAITING = "waiting"
    PROBATION = "probation"
    REFUSED = "refused"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class PushFacts:
    """What the central service pushed. `names`: what runs, "" for the factory's, `since` when; `number`: of
    the assignment dealt with last; `way`: what else there is to say of it, `at` when, and `reason`, a stable
    word where it did not work.
    """

    names: str = ""
    number: int = 0
    since: datetime | None = None
    way: Way | None = None
    at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceFact:
    """What the central service lets this terminal know, and when it last said that it is so still."""

    name: str
    """"nearby", "holidays" or "keys"; "updates": what is pushed, the catalogue among it."""
    confirmed: datetime
    stale: bool = False
    """Whether that is so long ago that somebody should see to it."""


@dataclass(frozen=True, slots=True)
class TerminalFacts:
    """`queue` is None where there is no outbox that can be read. Disk figures in MiB."""

    code: str
    """The four characters of the terminal, "" where it is not enrolled."""
    version: str
    queue: Queue | None
    disk_free: int
    disk_total: int
    disk_needed: int
    clock_possible: bool
    """Whether the year can be."""
    clock_confirmed: bool
    """Whether a time server has agreed since the machine started."""
    clock_offset: float
    """Seconds by which the central service's clock was ahead when the agent last looked."""
    push: PushFacts | None = None
    """None: nothing was ever pushed."""
    references: tuple[ReferenceFact, ...] = ()

    @property
    def disk_low(self) -> bool:
        """A technician should know before residents do."""
        return self.disk_free < COMFORT * self.disk_needed


def age(since: datetime, now: datetime) -> timedelta:
    """How long ago; never negative, whatever the clock did."""
    return max(timedelta(), now - since)
