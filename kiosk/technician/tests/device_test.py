"""One test of a device, and the walk through it."""

import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass, replace
from typing import Any

from devices.errors import DeviceError
from devices.page_image.page import Page
from kiosk.errors import KioskError
from kiosk.technician.tests.course import Course, GoesOn, Mark, Note, Shown, Step, TestFailed

Found = Note | GoesOn | Shown | None
Run = Callable[[Any], Iterator[Found]]
"""Takes what it tests (a driver; the terminal itself for the own parts) and yields at the end of each step,
and `GoesOn` wherever its thread may do something else in between.
"""


@dataclass(frozen=True)
class DeviceTest:
    """`name` stands on the record. `asks`: whether it came out well only a person can say, after the last
    step. `alone`: it needs nobody, and goes on while the technician looks at something else.
    """

    name: str
    device: str
    steps: tuple[str, ...]
    run: Run
    asks: bool = False
    alone: bool = False


class Walk:
    """One test on its way, in the thread that owns the device. `report` hears of every step; what is tested
    raises nothing here.
    """

    def __init__(
        self,
        test: DeviceTest,
        subject: object,
        report: Callable[[Course], None],
        clock: Callable[[], float] = time.monotonic,
        ticket: int = 0,
    ) -> None:
        self._test = test
        self._ticket = ticket
        self._report = report
        self._clock = clock
        self._going = test.run(subject)
        self._steps = [Step(name) for name in test.steps]
        self._number = 0
        self._began: float | None = None
        self._picture: Page | None = None

    def turn(self) -> float | None:
        """Go on until a step ends or waits. Seconds until the next turn is due; None: the test has ended."""
        if self._began is None:
            self._began = self._begin()
        found, failed = _one_step(self._going)
        if isinstance(found, GoesOn):
            self._so_far(found.so_far)
            return found.seconds
        if isinstance(found, Shown):
            self._picture, found = found.page, found.note
        mark = Mark.FAILED if failed else Mark.DONE
        took = self._clock() - self._began
        self._steps[self._number] = Step(self._test.steps[self._number], mark, found, took)
        if failed or self._number + 1 == len(self._steps):
            self.leave()
            self._tell(ended=True, passed=False if failed else None if self._test.asks else True)
            return None
        self._number += 1
        self._began = self._begin()
        return 0.0

    def leave(self) -> None:
        """Give back what the test has taken; nobody hears of it any more."""
        if isinstance(self._going, Generator):
            self._going.close()

    def _begin(self) -> float:
        self._steps[self._number] = replace(self._steps[self._number], mark=Mark.NOW)
        self._tell()
        return self._clock()

    def _so_far(self, note: Note | None) -> None:
        step = self._steps[self._number]
        if note is not None and note != step.note:
            self._steps[self._number] = replace(step, note=note)
            self._tell()

    def _tell(self, *, ended: bool = False, passed: bool | None = None) -> None:
        test, picture = self._test, self._picture if ended else None
        self._report(Course(test.device, test.name, tuple(self._steps), ended, passed, self._ticket, picture))


def _one_step(going: Iterator[Found]) -> tuple[Found, bool]:
    """What the step found, and whether that is a failure."""
    try:
        return next(going, None), False
    except TestFailed as failure:
        return failure.why, True
    except (DeviceError, KioskError, OSError) as error:
        return Note(plain=" ".join(str(error).split())), True
