"""A number for today's queue at a window: which queues there are, and where the asking stands. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from kiosk.contract.catalogue.schema import Catalogue
from kiosk.contract.queues import QueueStanding, QueueTicket
from kiosk.contract.reference import HallQueue, NearbyPlace
from kiosk.visit.looking import Looking
from kiosk.visit.stage import Stage


class QueuePhase(StrEnum):
    """Where the asking for a number stands."""

    LOOKING = "looking"
    """The central service is asked how the queues stand."""
    CHOOSE = "choose"
    TAKING = "taking"
    """A number is asked for."""
    TAKEN = "taken"
    TROUBLE = "trouble"
    """Nothing can be said of the queues, or no number is given, now."""
    UNSURE = "unsure"
    """A number was asked for, and nobody knows whether it was given. To ask again gives the same one."""


ASKED = (QueuePhase.LOOKING, QueuePhase.TAKING)
"""The central service is waited for."""


@dataclass(frozen=True)
class Option:
    """One queue of one hall."""

    place: NearbyPlace
    queue: HallQueue

    @property
    def key(self) -> tuple[str, str]:
        """Hall and letter."""
        return self.place.hall, self.queue.letter


@dataclass(frozen=True)
class Wanted:
    """A number that was asked for. `request`: under which, the same again gives the same number; `lost`: an
    answer to it was lost; `ticket`: the number, None while nobody knows whether there is one.
    """

    key: tuple[str, str]
    """Hall and letter."""
    request: int
    lost: bool = False
    ticket: QueueTicket | None = None


@dataclass(frozen=True)
class Queueing:
    """`back`: where it was asked from, `looking`: with which place. `service`, `department`: what for and at
    whose window, "" where that is open; `hall`: in which hall, "" for any.
    """

    back: Stage
    service: str = ""
    department: str = ""
    hall: str = ""
    looking: Looking | None = None
    phase: QueuePhase = QueuePhase.LOOKING
    standing: tuple[QueueStanding, ...] = ()
    chosen: tuple[str, str] | None = None
    """Hall and letter of the queue that was touched; None: none yet."""
    problem: str = ""
    """Key of the sentence that says why there is none."""
    wanted: tuple[Wanted, ...] = ()
    """What was asked for in this visit and may have been given: nobody gets two of one queue. As long as
    there is any, it stays with the visit.
    """

    @property
    def open(self) -> Wanted | None:
        """What was asked for of the queue that was chosen."""
        return next((each for each in self.wanted if each.key == self.chosen), None)

    @property
    def ticket(self) -> QueueTicket | None:
        """The number of the queue that was chosen, if there is one."""
        return None if self.open is None else self.open.ticket

    def asks(self, wanted: Wanted) -> Self:
        """With this instead of what was asked for of that queue before."""
        return replace(self, wanted=(*(each for each in self.wanted if each.key != wanted.key), wanted))

    def without(self, key: tuple[str, str] | None) -> Self:
        """Of that queue no number is the resident's."""
        return replace(self, wanted=tuple(each for each in self.wanted if each.key != key))


def options(places: Iterable[NearbyPlace], queueing: Queueing) -> tuple[Option, ...]:
    """The queues for it, those of the nearest hall first."""
    return tuple(
        Option(place, queue)
        for place in sorted(places, key=lambda each: each.metres)
        if place.hall and queueing.hall in ("", place.hall)
        for queue in place.queues
        if queueing.department in ("", *queue.departments)
    )


def chosen_of(offered: tuple[Option, ...], queueing: Queueing) -> Option | None:
    """The queue that was touched; the only one where there is one."""
    if queueing.chosen is None:
        return offered[0] if len(offered) == 1 else None
    return next((each for each in offered if each.key == queueing.chosen), None)


def window_for(catalogue: Catalogue, key: str) -> tuple[str, str] | None:
    """What a guide is about, and the department at whose window it is done; None for a page of things to
    know.
    """
    event, item = catalogue.life_events.get(key), catalogue.items.get(key)
    policy = catalogue.policies.get(key)
    if event is not None:
        return event.id, event.lead_department
    if policy is not None:
        return policy.id, policy.department
    return None if item is None else (item.id, item.department)


def is_called_for(places: Iterable[NearbyPlace], department: str) -> bool:
    """Whether some hall gives numbers for the windows of this department."""
    return any(department in queue.departments for place in places for queue in place.queues)


def standing_of(queueing: Queueing, option: Option) -> QueueStanding | None:
    """How it stood when it was asked; None where the service said nothing of it."""
    return next((each for each in queueing.standing if (each.hall, each.letter) == option.key), None)
