"""What a thread owns, and the thread."""

import queue
import threading
from collections.abc import Callable
from typing import Protocol

from devices.standing import Standing
from kiosk.visit.effects import Effect
from kiosk.visit.events import Event
from ui.workers.in_force import InForce
from ui.workers.pending import Pending

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 30.0

Post = Callable[[Event], None]
"""Hand an event to the visit."""
Failed = Callable[[str, Exception], None]
"""Tell of an error that no worker should raise: whose, and which."""
Stand = Callable[[Standing], None]
"""Tell how a device stands."""


class Worker(Protocol):
    """Owns one thing (a port, a database), in one thread. Blocking calls are its business."""

    def handle(self, effect: Effect) -> None:
        """Do what the visit asked, and post the answer."""

    def rest(self) -> float:
        """Do what is due without being asked. Returns the seconds until something is due again."""

    def close(self) -> None:
        """Give everything back. Never raises."""


class WorkerThread:
    """One thread around one worker. `make` runs in the thread, and again after the worker has failed.

    `interrupt` ends, from any thread, what the worker waits for. `failed` hears of an error that no worker
    should raise; what was asked meanwhile is dropped, and the visit's own limits of time then speak to the
    resident. What stands until it is taken back is asked again of the worker that is made next.
    """

    def __init__(
        self,
        name: str,
        make: Callable[[], Worker],
        failed: Failed,
        interrupt: Callable[[], None] | None = None,
    ) -> None:
        self._name = name
        self._interrupt = interrupt
        self._make = make
        self._failed = failed
        self._asked = Pending()
        self._in_force = InForce()
        self._left_behind = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin; the worker is made in its own thread."""
        self._thread.start()

    def ask(self, effect: Effect) -> None:
        """Put it into the queue. Never waits."""
        self._asked.put(effect)

    def drop(self, kinds: tuple[type[Effect], ...]) -> None:
        """Forget what waits of these kinds."""
        self._asked.drop(kinds)

    def waiting(self, kinds: tuple[type[Effect], ...]) -> int:
        """How many of these kinds wait."""
        return self._asked.count(kinds)

    def interrupt(self) -> None:
        """End what the worker waits for, where that may be long and of a person. Never waits."""
        if self._interrupt is not None:
            self._interrupt()

    def ask_to_end(self) -> None:
        """Let the thread end when it has done what was asked before. Never waits."""
        self._asked.put(None)

    def wait(self, timeout: float) -> None:
        """Wait for the end, at most `timeout` seconds: a device may hold it up. Whoever is not done by
        then is left behind, and what fails there afterwards (those it tells are gone) is nobody's news.
        """
        if self._thread.is_alive():
            self._thread.join(timeout)
            self._left_behind = self._thread.is_alive()

    def _run(self) -> None:
        pause = FIRST_PAUSE_S
        while True:
            try:
                worker = self._make()
            except Exception as error:  # noqa: BLE001  handed to `failed`
                self._tell(error)
            else:
                if self._serve(worker):
                    return
            if self._stopped_within(pause):
                return
            pause = min(2 * pause, LONGEST_PAUSE_S)

    def _serve(self, worker: Worker) -> bool:
        """Until asked to stop (True) or until the worker fails (False)."""
        try:
            if self._in_force.request is not None:
                worker.handle(self._in_force.request)
            while self._one_turn(worker):
                pass
        except Exception as error:  # noqa: BLE001  handed to `failed`
            self._tell(error)
            return False
        else:
            return True
        finally:
            worker.close()

    def _tell(self, error: Exception) -> None:
        if not self._left_behind:
            self._failed(self._name, error)

    def _one_turn(self, worker: Worker) -> bool:
        """One wait and one effect; False when asked to stop. A function of its own, so that nothing of an
        effect, which may hold a person's draft, is held while the thread waits for the next.
        """
        effect = self._next(worker.rest())
        if effect is not None and effect is not _NOTHING:
            worker.handle(effect)
        return effect is not None

    def _next(self, timeout: float) -> Effect | None:
        try:
            effect = self._asked.get(timeout)
        except queue.Empty:
            return _NOTHING
        if effect is not None:
            self._in_force.asked(effect)
        return effect

    def _stopped_within(self, seconds: float) -> bool:
        """Wait, dropping what is asked of a worker that is not there. True when asked to stop."""
        while (effect := self._next(seconds)) is not _NOTHING:
            if effect is None:
                return True
        return False


_NOTHING = Effect()
