"""Goes through a technician's test as the thread of its device does."""

import threading
import time
from collections.abc import Callable

from kiosk.technician.tests.course import Course
from kiosk.technician.tests.device_test import DeviceTest, Walk


def walk(
    test: DeviceTest,
    subject: object,
    report: Callable[[Course], None],
    clock: Callable[[], float] = time.monotonic,
) -> Course:
    """To its end."""
    told: list[Course] = []

    def tell(course: Course) -> None:
        told.append(course)
        report(course)

    going = Walk(test, subject, tell, clock)
    between = threading.Event()
    while (due := going.turn()) is not None:
        between.wait(due)
    return told[-1]
