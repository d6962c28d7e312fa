"""One test of a device, and the walk through it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from devices.errors import DeviceError
from kiosk.errors import KioskError
from kiosk.technician.tests.course import Course, Mark, Note, Step, TestFailed

Run = Callable[[Any], Iterator[Note | None]]
"""Takes what it tests (a driver; the terminal itself for the own parts) and yields at the end of each
step.
"""


@dataclass(frozen=True)
class DeviceTest:
    """`name` stands on the record. `asks`: whether it came out well only a person can say, after the last
    step.
    """

    name: str
    device: str
    steps: tuple[str, ...]
    run: Run
    asks: bool = False


def walk(
    test: DeviceTest,
    subject: object,
    report: Callable[[Course], None],
    clock: Callable[[], float] = time.monotonic,
) -> Course:
    """Go through it, in the thread that owns the device. `report` hears of every step; what is tested raises
    nothing here.
    """
    steps = [Step(name) for name in test.steps]
    going = test.run(subject)

    def told(*, ended: bool = False, passed: bool | None = None) -> Course:
        course = Course(test.device, test.name, tuple(steps), ended, passed)
        report(course)
        return course

    for number, step in enumerate(steps):
        steps[number] = replace(step, mark=Mark.NOW)
        told()
        began = clock()
        found, failed = _one_step(going)
        mark = Mark.FAILED if failed else Mark.DONE
        steps[number] = Step(step.name, mark, found, clock() - began)
        if failed:
            return told(ended=True, passed=False)
    return told(ended=True, passed=None if test.asks else True)


def _one_step(going: Iterator[Note | None]) -> tuple[Note | None, bool]:
    """What the step found, and whether that is a failure."""
    try:
        return next(going, None), False
    except TestFailed as failure:
        return failure.why, True
    except (DeviceError, KioskError, OSError) as error:
        return Note(plain=" ".join(str(error).split())), True
