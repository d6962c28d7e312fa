"""A number for today's queue at a window."""

from dataclasses import dataclass

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class ShowQueues(Touch):
    """Which queues are there for it, and how many wait? Also: ask once more."""


@dataclass(frozen=True)
class QueueThere(Touch):
    """The queues of this place: its number among those known, the nearest is 0."""

    number: int


@dataclass(frozen=True)
class ChooseQueue(Touch):
    """One queue of one hall, by their keys."""

    hall: str
    letter: str


@dataclass(frozen=True)
class TakeNumber(Touch):
    """A number of the queue that is chosen; or ask once more for the one whose answer was lost."""


@dataclass(frozen=True)
class PrintNumber(Touch):
    """The number, on paper, once more."""


@dataclass(frozen=True)
class ReturnTicket(Touch):
    """The number is not wanted any more: nobody need call it."""
