"""What a technician does."""

from dataclasses import dataclass

from kiosk.visit.bench import NOWHERE, Place
from kiosk.visit.stage import Stage
from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class LookAt(Touch):
    """Another of the technician's screens: one of `kiosk.visit.bench.MAINTENANCE`, and where on it."""

    stage: Stage
    place: Place = NOWHERE


@dataclass(frozen=True)
class MarkServiced(Touch):
    """The device has just been serviced: its counters since service begin anew."""

    device: str


@dataclass(frozen=True)
class TakeBackService(Touch):
    """It was not: the counters stand as before."""

    device: str


@dataclass(frozen=True)
class BeginTest(Touch):
    """Test the device that is looked at, with the test of this name."""

    test: str


@dataclass(frozen=True)
class JudgeTest(Touch):
    """What the test made came out well, or not."""

    well: bool


@dataclass(frozen=True)
class CloseTest(Touch):
    """The outcome has been read."""
