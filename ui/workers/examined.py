"""A device's owner that lets the technician's tests into its thread, one at a time, between its own turns."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.technician.tests.course import Course
from kiosk.technician.tests.device_test import Walk
from kiosk.technician.tests.registry import find_test
from kiosk.visit.effects import Effect, RunTest
from kiosk.visit.events import Event, TestMoved
from ui.workers.worker import Worker


class Examined:
    """A worker around a worker. `subject`: what the tests are given, the driver of the same device; `others`:
    of devices that the same owner has beside it, by name.
    """

    def __init__(
        self,
        worker: Worker,
        subject: object,
        post: Callable[[Event], None],
        others: Mapping[str, object] = MappingProxyType({}),
    ) -> None:
        self._worker = worker
        self._subject = subject
        self._post = post
        self._others = others
        self._walk: Walk | None = None

    def handle(self, effect: Effect) -> None:
        """Begin a test, in place of one that is still under way; let the owner do everything else."""
        if not isinstance(effect, RunTest):
            self._worker.handle(effect)
            return
        self._leave()
        test = find_test(effect.device, effect.test)
        if test is not None:
            subject = self._others.get(effect.device, self._subject)

            def report(course: Course) -> None:
                self._post(TestMoved(effect.ticket, course))

            self._walk = Walk(test, subject, report)

    def rest(self) -> float:
        """A turn of the owner's, and one of the test's."""
        due = self._worker.rest()
        if self._walk is None:
            return due
        wait = self._walk.turn()
        if wait is None:
            self._walk = None
            return 0.0
        return min(due, wait)

    def close(self) -> None:
        """As the owner."""
        self._leave()
        self._worker.close()

    def _leave(self) -> None:
        if self._walk is not None:
            self._walk.leave()
            self._walk = None
