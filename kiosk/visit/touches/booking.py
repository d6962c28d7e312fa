"""A time at the window, for what cannot be done here."""

from dataclasses import dataclass

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class BookWindow(Touch):
    """A time at the window, please: for what cannot be done here, or for what the guide is about."""


@dataclass(frozen=True)
class ChooseDay(Touch):
    """One of the days on offer, ISO 8601."""

    day: str


@dataclass(frozen=True)
class ChooseTime(Touch):
    """One of the hours on offer, as "09:00"."""

    time: str
