"""A device's owner that lets the technician's tests into its thread, one at a time, between its own turns."""

from collections.abc import Callable

from kiosk.technician.tests.device_test import walk
from kiosk.technician.tests.registry import find_test
from kiosk.visit.effects import Effect, RunTest
from kiosk.visit.events import Event, TestMoved
from ui.workers.worker import Worker


class Examined:
    """A worker around a worker. `subject`: what the tests are given, the driver of the same device."""

    def __init__(self, worker: Worker, subject: object, post: Callable[[Event], None]) -> None:
        self._worker = worker
        self._subject = subject
        self._post = post

    def handle(self, effect: Effect) -> None:
        """Go through a test, and let the owner do everything else."""
        if not isinstance(effect, RunTest):
            self._worker.handle(effect)
            return
        test = find_test(effect.device, effect.test)
        if test is not None:
            walk(test, self._subject, lambda course: self._post(TestMoved(effect.ticket, course)))

    def rest(self) -> float:
        """As the owner."""
        return self._worker.rest()

    def close(self) -> None:
        """As the owner."""
        self._worker.close()
