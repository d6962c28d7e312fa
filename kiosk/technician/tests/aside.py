"""What takes seconds and needs no device goes on aside: the thread of the device has its turns meanwhile."""

import threading
from collections.abc import Callable, Generator
from typing import Generic, TypeVar

from kiosk.technician.tests.course import GoesOn, Note

Result = TypeVar("Result")
Tell = Callable[[Note], None]
"""Takes how far it has come, from any thread."""


def aside(work: Callable[[Tell], Result]) -> Generator[GoesOn, None, Result]:
    """Do it in a thread of its own: `yield from` this in a step, which gets its result, or what it raises.

    A test that is left is not waited for: what was begun goes on to its own end (its waits are bounded), and
    nobody hears of it.
    """
    going = _Going(work)
    while not going.ended.is_set():
        yield GoesOn(going.so_far)
    return going.result()


class _Going(Generic[Result]):
    """The thread, and what has come of it so far."""

    def __init__(self, work: Callable[[Tell], Result]) -> None:
        self.ended = threading.Event()
        self.so_far: Note | None = None
        self._work = work
        self._results: list[Result] = []
        self._error: Exception | None = None
        threading.Thread(target=self._run, name="test-aside", daemon=True).start()

    def result(self) -> Result:
        """What came of it. Raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _run(self) -> None:
        try:
            self._results.append(self._work(self._tell))
        except Exception as error:  # noqa: BLE001  raised again where it is waited for
            self._error = error
        finally:
            self.ended.set()

    def _tell(self, note: Note) -> None:
        self.so_far = note
