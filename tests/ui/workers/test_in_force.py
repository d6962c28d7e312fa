"""What stands is asked again of an owner that begins anew, and nothing that was taken back."""

import pytest

from kiosk.visit.effects import (
    Effect,
    ScanCode,
    StartLooking,
    StartReading,
    StopLooking,
    StopReading,
    StopScan,
    Wipe,
    WipeReason,
)
from ui.workers.in_force import InForce

PAIRS: list[tuple[Effect, Effect]] = [
    (StartReading(7), StopReading()),
    (ScanCode(7), StopScan()),
    (StartLooking(), StopLooking()),
]


@pytest.mark.parametrize(("request_", "takes_back"), PAIRS)
def test_a_request_stands_until_it_is_taken_back(request_: Effect, takes_back: Effect) -> None:
    for end in (takes_back, Wipe(WipeReason.LEFT)):
        in_force = InForce()
        in_force.asked(request_)
        for _, other in PAIRS:
            if other != takes_back:
                in_force.asked(other)
        assert in_force.request == request_
        in_force.asked(end)
        assert in_force.request is None


def test_the_last_one_counts() -> None:
    in_force = InForce()
    in_force.asked(StopReading())
    assert in_force.request is None
    in_force.asked(StartReading(7))
    in_force.asked(StartReading(8))
    assert in_force.request == StartReading(8)
