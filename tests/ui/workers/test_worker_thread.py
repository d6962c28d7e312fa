"""A thread owns its worker: made in it, closed in it, made again when it fails, and ended when asked."""

import gc
import queue
import threading
import weakref
from collections.abc import Callable

from kiosk.visit.draft import Draft
from kiosk.visit.effects import AskQueues, Effect, File, StartReading, StopReading
from ui.workers.worker import WorkerThread


class Noted:
    """A worker that notes what happens to it."""

    def __init__(self, handled: Callable[[Effect], None]) -> None:
        self.made_in = threading.current_thread().name
        self.closed_in = ""
        self._handled = handled

    def handle(self, effect: Effect) -> None:
        self._handled(effect)

    def rest(self) -> float:
        return 60.0

    def close(self) -> None:
        self.closed_in = threading.current_thread().name


def test_everything_happens_in_the_one_thread() -> None:
    asked = threading.Event()
    made: list[Noted] = []
    where: list[str] = []

    def handled(effect: Effect) -> None:
        where.append(threading.current_thread().name)
        asked.set()

    def make() -> Noted:
        made.append(Noted(handled))
        return made[-1]

    thread = WorkerThread("owner", make, lambda *_: None)
    thread.start()
    thread.ask(StopReading())
    assert asked.wait(60)
    thread.ask_to_end()
    thread.wait(60)
    assert [made[0].made_in, *where, made[0].closed_in] == ["owner"] * 3


def test_a_worker_that_fails_is_closed_reported_and_made_again() -> None:
    reported = threading.Event()
    failures: list[tuple[str, type[Exception]]] = []
    made: list[Noted] = []

    def broken(effect: Effect) -> None:
        raise RuntimeError("a defect")

    def make() -> Noted:
        made.append(Noted(broken))
        return made[-1]

    def failed(name: str, error: Exception) -> None:
        failures.append((name, type(error)))
        reported.set()

    thread = WorkerThread("owner", make, failed)
    thread.start()
    thread.ask(StopReading())
    assert reported.wait(60)
    thread.ask_to_end()
    thread.wait(60)
    assert failures == [("owner", RuntimeError)]
    assert made[0].closed_in == "owner"


def test_whom_the_end_has_not_waited_for_has_nobody_to_tell() -> None:
    """A device holds it up beyond the end of the process: whoever heard of it is gone by then."""
    held_up, released = threading.Event(), threading.Event()
    failures: list[str] = []

    def late(effect: Effect) -> None:
        held_up.set()
        assert released.wait(60)
        raise RuntimeError("the visit is gone")

    thread = WorkerThread("owner", lambda: Noted(late), lambda name, _: failures.append(name))
    thread.start()
    thread.ask(StopReading())
    assert held_up.wait(60)
    thread.ask_to_end()
    thread.wait(0.0)
    released.set()
    thread.wait(60)
    assert failures == []


def test_a_waiting_thread_holds_nobodys_draft() -> None:
    asked = threading.Event()
    again = threading.Event()

    class Resting(Noted):
        def rest(self) -> float:
            if asked.is_set():
                again.set()
            return 60.0

    thread = WorkerThread("owner", lambda: Resting(lambda _: asked.set()), lambda *_: None)
    thread.start()
    filing = File(1, Draft(service="S01"), "zh")
    held = weakref.ref(filing.content)
    thread.ask(filing)
    del filing
    assert again.wait(60)
    gc.collect()
    assert held() is None
    thread.ask_to_end()
    thread.wait(60)


def test_a_worker_that_has_begun_anew_is_asked_again_for_what_stands() -> None:
    heard: queue.SimpleQueue[Effect] = queue.SimpleQueue()

    def handled(effect: Effect) -> None:
        heard.put(effect)
        if effect == AskQueues(8):
            raise RuntimeError("a defect")

    thread = WorkerThread("owner", lambda: Noted(handled), lambda *_: None)
    thread.start()
    thread.ask(StartReading(7))
    thread.ask(AskQueues(8))
    assert [heard.get(timeout=60) for _ in range(3)] == [StartReading(7), AskQueues(8), StartReading(7)]
    thread.ask_to_end()
    thread.wait(60)
    assert heard.empty()
