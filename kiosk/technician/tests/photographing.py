"""The document camera: a sheet laid below it, found, and made into the page that a resident would get. The
page is shown once and kept nowhere.
"""

import math
import time
from collections.abc import Callable, Iterator
from typing import Protocol

from devices.page_image.page import Page, PageDoubt
from devices.standing import Standing
from kiosk.technician.tests.course import GoesOn, Shown, TestFailed, note
from kiosk.technician.tests.device_test import Found

PATIENCE_S = 30.0
"""How long somebody has to lay a sheet there."""
SEEN_IN_A_ROW = 3
"""Pictures in which a sheet is seen before it is taken: a hand that lays it there is no sheet."""
LOOK_S = 0.2


class CameraAtBench(Protocol):
    """A document camera in the thread that owns it: `open`, `close` and `standing` leave it off."""

    def open(self) -> None:
        """Is it there? Raises PortUnavailable."""

    def close(self) -> None:
        """As every device."""

    def standing(self) -> Standing:
        """As every device."""

    def begin(self) -> None:
        """On. Raises PortUnavailable."""

    def sees_a_sheet(self, seconds: float) -> bool | None:
        """Whether there is one in the newest picture; None where none has come in that time."""

    def page(self) -> Page:
        """As a resident's. Raises a DeviceError."""

    def end(self) -> None:
        """Off, and nothing of what was seen is left. Never raises."""


def page(
    camera: CameraAtBench, clock: Callable[[], float] = time.monotonic, patience_s: float = PATIENCE_S
) -> Iterator[Found]:
    """Wait until a sheet lies there, take it, and show it."""
    camera.begin()
    try:
        yield from _sheet(camera, clock, patience_s)
        yield None
        made = camera.page()
    finally:
        camera.end()
    size = {"width": made.width, "height": made.height}
    doubt = "" if made.doubt is PageDoubt.NONE else f"_{made.doubt.value}"
    yield Shown(made, note(f"page_taken{doubt}", **size))


def _sheet(camera: CameraAtBench, clock: Callable[[], float], patience_s: float) -> Iterator[GoesOn]:
    end = clock() + patience_s
    in_a_row = pictures = 0
    while in_a_row < SEEN_IN_A_ROW:
        seen = camera.sees_a_sheet(LOOK_S)
        pictures += seen is not None
        in_a_row = in_a_row + 1 if seen else in_a_row if seen is None else 0
        left = end - clock()
        if left <= 0:
            raise TestFailed(note("no_sheet" if pictures else "no_picture", seconds=round(patience_s)))
        yield GoesOn(note("seconds_left", seconds=math.ceil(left)), 0.0)
