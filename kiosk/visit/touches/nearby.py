"""Where else it can be done."""

from dataclasses import dataclass

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class ShowNearby(Touch):
    """Where else can it be done?"""


@dataclass(frozen=True)
class LookAgain(Touch):
    """Nothing is known of other places: ask once more."""


@dataclass(frozen=True)
class ChoosePlace(Touch):
    """Tell me of this place: its number among those known, the nearest is 0."""

    number: int


@dataclass(frozen=True)
class PrintPlace(Touch):
    """Print where this place is, likewise by its number."""

    number: int
