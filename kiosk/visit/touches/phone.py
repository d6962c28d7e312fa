"""A phone that sends pictures."""

from dataclasses import dataclass

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class UsePhone(Touch):
    """The phone photographs this material."""

    material: str


@dataclass(frozen=True)
class NewCode(Touch):
    """Another code: the one before is over."""
