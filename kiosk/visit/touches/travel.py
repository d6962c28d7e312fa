"""The ways on and back that many screens have."""

from dataclasses import dataclass

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class Back(Touch):
    """The previous screen; what was typed stays."""


@dataclass(frozen=True)
class Next(Touch):
    """The next screen, if this one is complete."""


@dataclass(frozen=True)
class Submit(Touch):
    """Hand it in."""


@dataclass(frozen=True)
class Finish(Touch):
    """Done."""
