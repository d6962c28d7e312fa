"""Looking through the catalogue, and the guide of what was found."""

from dataclasses import dataclass

from kiosk.visit.finding import Shelf
from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class Browse(Touch):
    """Another shelf of the catalogue, or what one department or theme on it holds."""

    shelf: Shelf
    of: str = ""


@dataclass(frozen=True)
class SearchAll(Touch):
    """Type a few letters of what is meant."""


@dataclass(frozen=True)
class ShowGuide(Touch):
    """The guide of a life event or item, by its identifier."""

    of: str


@dataclass(frozen=True)
class PrintGuide(Touch):
    """The guide on paper."""


@dataclass(frozen=True)
class CarryGuide(Touch):
    """The guide onto the phone: show the code, or put it away."""
