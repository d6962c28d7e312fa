"""One device under watch."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from devices.standing import Cause, DeviceState, Standing
from devices.supervision.watch import Watch
from devices.supervision.watching import GRACE

WORKING = Standing(DeviceState.WORKING)
NO_PORT = Standing(DeviceState.ABSENT, Cause.NO_PORT)
SILENT = Standing(DeviceState.PRESENT, Cause.SILENT)


@dataclass
class ADevice:
    """Says what it is told to say."""

    says: Callable[[], Standing] = lambda: WORKING
    asked: int = 0
    closed: int = 0

    def open(self) -> None:
        """Nothing to open."""

    def close(self) -> None:
        self.closed += 1

    def standing(self) -> Standing:
        self.asked += 1
        return self.says()


@dataclass
class Watched:
    """A watch over it, and a clock that is moved by hand."""

    device: ADevice = field(default_factory=ADevice)
    now: float = 100.0
    stood: list[Standing] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.watch = Watch(self.device, self.stood.append, at_rest_s=5.0, clock=lambda: self.now)

    def rest(self) -> float:
        """Rest, and let so much time pass."""
        seconds = self.watch.rest()
        self.now += seconds
        return seconds


def test_a_device_that_answers_is_asked_every_few_seconds() -> None:
    at = Watched()
    assert [at.rest() for _ in range(3)] == [5, 5, 5]
    assert at.device.asked == 3
    assert at.device.closed == 0


def test_it_is_not_asked_before_it_is_due() -> None:
    at = Watched()
    at.rest()
    at.now -= 2
    assert at.watch.rest() == 2
    assert at.device.asked == 1


def test_a_plug_is_looked_at_at_once_however_long_the_pause() -> None:
    at = Watched(ADevice(lambda: NO_PORT))
    for _ in range(6):
        at.rest()
    at.now -= 29
    at.device.says = lambda: WORKING
    at.watch.look_soon()
    at.rest()
    assert at.stood[-1] == WORKING
    assert at.watch.standing == WORKING


def test_after_an_unplug_the_pauses_begin_anew() -> None:
    at = Watched(ADevice(lambda: NO_PORT))
    for _ in range(6):
        at.rest()
    at.device.says = lambda: WORKING
    at.rest()
    at.device.says = lambda: NO_PORT
    assert [at.rest() for _ in range(3)] == [1, 2, 4]


def test_the_port_of_a_silent_device_is_given_back() -> None:
    at = Watched()
    at.rest()
    at.device.says = lambda: SILENT
    for _ in range(GRACE - 1):
        at.rest()
    assert at.device.closed == 0
    at.rest()
    assert at.device.closed == 1
    assert at.stood[-1] == Standing(DeviceState.FAULTED, Cause.SILENT)


def test_a_drivers_defect_ends_no_thread_and_is_tried_again() -> None:
    def breaks() -> Standing:
        raise KeyError("of somebody")

    at = Watched(ADevice(breaks))
    assert at.rest() == pytest.approx(5.0)
    assert at.stood == [Standing(DeviceState.FAULTED, Cause.DRIVER_FAILED, "KeyError")]
    assert at.device.closed == 1
    at.device.says = lambda: WORKING
    at.rest()
    assert at.stood[-1] == WORKING
