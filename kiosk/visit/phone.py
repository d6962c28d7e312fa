"""A resident's phone sends pictures to the terminal: where that stands."""

from dataclasses import dataclass, field
from enum import StrEnum

LIFE = 600.0
"""Seconds that one page lives (`kiosk.contract.uploads.LIFE_SECONDS`); a new one is a touch away."""


class PhonePhase(StrEnum):
    """Where the page on the phone stands."""

    OPENING = "opening"
    SHOWN = "shown"
    """Its code is on the screen."""
    SEEN = "seen"
    """A phone has the page before it."""
    OVER = "over"
    """No page: its time is over, or there is no network."""


@dataclass(frozen=True)
class Phone:
    """`held`: where the pages stand among the draft's copies, a material or `kiosk.visit.printout.HELD`.
    `url`: what the code says. `shown`: which of the pages is looked at, from 0. `since`: when the phase
    began, in seconds of the step's clock.
    """

    held: str
    phase: PhonePhase = PhonePhase.OPENING
    url: str = field(default="", repr=False)
    shown: int = 0
    since: float = 0.0
