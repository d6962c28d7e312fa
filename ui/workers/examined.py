"""A device's owner that lets the technician's tests into its thread, between its own turns."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from kiosk.technician.tests.course import Course
from kiosk.technician.tests.device_test import Walk
from kiosk.technician.tests.registry import find_test
from kiosk.visit.answers import TestMoved
from kiosk.visit.effects import Effect, RunTest, StopTest
from kiosk.visit.events import Event
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
        self._walks: dict[str, Walk] = {}
        """By device."""

    def handle(self, effect: Effect) -> None:
        """Begin a test, in place of one of the same device; end one; let the owner do everything else."""
        match effect:
            case RunTest():
                self._begin(effect)
            case StopTest(device):
                self._leave(device)
            case _:
                self._worker.handle(effect)

    def rest(self) -> float:
        """A turn of the owner's, and one of each test's."""
        due = self._worker.rest()
        for device, walk in tuple(self._walks.items()):
            wait = walk.turn()
            if wait is None:
                del self._walks[device]
            due = min(due, wait or 0.0)
        return due

    def close(self) -> None:
        """As the owner."""
        for device in tuple(self._walks):
            self._leave(device)
        self._worker.close()

    def _begin(self, effect: RunTest) -> None:
        self._leave(effect.device)
        test = find_test(effect.device, effect.test)
        if test is None:
            return
        subject = self._others.get(effect.device, self._subject)

        def report(course: Course) -> None:
            self._post(TestMoved(effect.ticket, course))

        self._walks[effect.device] = Walk(test, subject, report, ticket=effect.ticket)

    def _leave(self, device: str) -> None:
        walk = self._walks.pop(device, None)
        if walk is not None:
            walk.leave()
