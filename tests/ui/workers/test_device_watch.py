"""The owner of a device that is only watched, in its thread among others."""

import threading
from collections.abc import Callable
from functools import partial

from devices.standing import Cause, DeviceState, Standing
from kiosk.visit.effects import Effect
from ui.workers.crew import Crew
from ui.workers.device_watch import DeviceWatch
from ui.workers.plugged import Plugged
from ui.workers.worker import WorkerThread

PATIENCE = 60.0
WORKING = Standing(DeviceState.WORKING)
NO_PORT = Standing(DeviceState.ABSENT, Cause.NO_PORT)


class Plug:
    """A device that is there or is not."""

    def __init__(self, *, there: bool) -> None:
        self.there = there
        self.closed = threading.Event()

    def open(self) -> None:
        """Nothing to open."""

    def close(self) -> None:
        self.closed.set()

    def standing(self) -> Standing:
        return WORKING if self.there else NO_PORT


class Board:
    """Waits for a word."""

    def __init__(self) -> None:
        self._heard: list[Standing] = []
        self._news = threading.Condition()

    def post(self, standing: Standing) -> None:
        with self._news:
            self._heard.append(standing)
            self._news.notify_all()

    def wait_for(self, standing: Standing) -> bool:
        with self._news:
            return self._news.wait_for(lambda: self._heard[-1:] == [standing], PATIENCE)


def thread(name: str, device: Plug, board: Board) -> WorkerThread:
    def failed(_: str, error: Exception) -> None:
        raise AssertionError("a worker failed") from error

    return WorkerThread(name, partial(DeviceWatch, device, board.post, 3600.0), failed)


def test_a_plug_wakes_the_owners_at_once() -> None:
    device, board = Plug(there=True), Board()
    crew = Crew({"ups": thread("ups", device, board)}, owners=("ups",))
    crew.start()
    assert board.wait_for(WORKING)
    device.there = False
    crew.plugged()
    assert board.wait_for(NO_PORT)
    device.there = True
    crew.plugged()
    assert board.wait_for(WORKING)
    crew.stop()
    assert device.closed.is_set()


def test_a_device_that_hangs_keeps_no_other_waiting_and_gathers_no_words() -> None:
    hangs, released = threading.Event(), threading.Event()

    class Hanging(Plug):
        def standing(self) -> Standing:
            hangs.set()
            released.wait()
            return WORKING

    other, board = Plug(there=True), Board()
    hanging = thread("io_board", Hanging(there=True), Board())
    crew = Crew({"io_board": hanging, "ups": thread("ups", other, board)}, owners=("io_board", "ups"))
    crew.start()
    assert hangs.wait(PATIENCE)
    for there in (False, True) * 20:
        other.there = there
        crew.plugged()
        assert board.wait_for(WORKING if there else NO_PORT)
    assert hanging.waiting((Plugged,)) == 1
    released.set()
    crew.stop()


def test_what_a_visit_asks_of_others_is_no_business_of_a_watch() -> None:
    looks: list[Standing] = []
    post: Callable[[Standing], None] = looks.append
    watch = DeviceWatch(Plug(there=True), post, 5.0, clock=lambda: 100.0)
    watch.rest()
    watch.handle(Effect())
    assert watch.rest() == 5.0
    assert looks == [WORKING]
