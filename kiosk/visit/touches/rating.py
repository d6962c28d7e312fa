"""How it was, and what is told beside."""

from dataclasses import dataclass

from kiosk.contract.kinds import RatingLevel
from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class Rate(Touch):
    """How it was: one of the five national levels."""

    level: RatingLevel


@dataclass(frozen=True)
class TellMore(Touch):
    """Beside what was touched: a telephone to be called at, or a few words."""

    phone: bool


@dataclass(frozen=True)
class ToggleNamed(Touch):
    """Tell them who I am, or do not."""
