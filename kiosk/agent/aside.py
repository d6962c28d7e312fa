"""One slow exchange at a time, in a thread of its own, while the loop goes on delivering."""

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")


class Aside(Generic[T]):
    """Does one thing after the other. Belongs to the loop's thread, which finds `handle` readable as soon as
    there is something to take. The thread is a daemon: a process that is to end waits for no answer.
    """

    def __init__(self, name: str) -> None:
        self.handle = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        self.busy = False
        """From `do` until what came of it was taken."""
        self._given: SimpleQueue[Callable[[], T]] = SimpleQueue()
        self._done: SimpleQueue[T | BaseException] = SimpleQueue()
        self._name = name
        self._thread: threading.Thread | None = None

    @property
    def ended(self) -> bool:
        """Whether there is something to take."""
        return not self._done.empty()

    def do(self, job: Callable[[], T]) -> None:
        """Begin with it, at once. Only while not `busy`."""
        assert not self.busy
        self.busy = True
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._given.put(job)

    def take(self) -> T | None:
        """What came of it, once; None while it is under way. Raises what the job raised."""
        try:
            os.eventfd_read(self.handle)
        except BlockingIOError:
            return None
        self.busy = False
        done = self._done.get()
        if isinstance(done, BaseException):
            raise done
        return done

    def _run(self) -> None:
        while True:
            job = self._given.get()
            try:
                self._done.put(job())
            except BaseException as error:  # noqa: BLE001  it is raised in the loop's thread, which may wait for it
                self._done.put(error)
            os.eventfd_write(self.handle, 1)
