"""Everything that can happen to a visit: what the resident does, what is news, what is answered, and time."""

from dataclasses import dataclass
from types import ModuleType
from typing import TypeVar

from kiosk.visit import answers, news
from kiosk.visit.answers import Answer
from kiosk.visit.news import News
from kiosk.visit.touches import (
    asking,
    bench,
    booking,
    choosing,
    copying,
    everywhere,
    finding,
    form,
    nearby,
    paying,
    phone,
    policies,
    printing,
    queueing,
    rating,
    travel,
    verifying,
)
from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class Tick:
    """Time has passed. Sent a few times a second."""


Event = Touch | News | Answer | Tick


Kind = TypeVar("Kind")


def _kinds(base: type[Kind], *modules: ModuleType) -> tuple[type[Kind], ...]:
    """The kinds of `base` that these modules define, in the order in which they stand there."""
    return tuple(
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, base) and each.__module__ == module.__name__
        if each is not base
    )


EVERY_SCREEN = _kinds(Touch, everywhere)
ONE_SCREEN = _kinds(
    Touch,
    choosing,
    finding,
    travel,
    verifying,
    form,
    copying,
    phone,
    policies,
    printing,
    paying,
    rating,
    nearby,
    booking,
    queueing,
    asking,
    bench,
)
NEWS = _kinds(News, news)
ANSWERS = _kinds(Answer, answers)
EVENTS: tuple[type[Event], ...] = (*EVERY_SCREEN, *ONE_SCREEN, *NEWS, *ANSWERS, Tick)
"""Every event there is; the table has a cell for each in each stage."""
