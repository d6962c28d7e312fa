"""How a visit begins: what it is to be about."""

from dataclasses import dataclass

from kiosk.visit.doors import Door
from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class Begin(Touch):
    """Wake the terminal."""


@dataclass(frozen=True)
class Choose(Touch):
    """A life event, or an item that can be filed alone, by its identifier."""

    service: str


@dataclass(frozen=True)
class ShowAll(Touch):
    """The whole list of life events."""


@dataclass(frozen=True)
class OpenDoor(Touch):
    """Something else than a life event."""

    door: Door


@dataclass(frozen=True)
class PutCard(Touch):
    """Begin with the card, choose afterwards."""


@dataclass(frozen=True)
class Another(Touch):
    """The same person has another matter."""
