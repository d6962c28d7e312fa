"""The I/O board's owner at a simulated board: doors, the operator's key, lamps, the power."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest

from devices.io_board.board import Lamp
from devices.io_board.line_board import LineBoard
from devices.serial_port import SerialPort
from devices.signal.alarm import Alarm
from devices.simulators.io_board import LAMPS, SimulatedIoBoard
from devices.simulators.io_board_faults import BoardFault, BoardFaultKind
from devices.simulators.pty_line import PtyLine
from devices.standing import Cause, DeviceState, Standing
from devices.ups.board_ups import BoardUps
from devices.ups.supply import SteadySupply, Supply
from kiosk.technician.tests.course import note
from kiosk.visit.answers import TestMoved
from kiosk.visit.effects import (
    Print,
    RunTest,
    ShutDown,
    Signal,
    StartLooking,
    StartReading,
    StopReading,
    Wipe,
    WipeReason,
)
from kiosk.visit.events import Event
from kiosk.visit.news import DoorChanged, OperatorChanged, SupplyChanged
from tests.kiosk.visit.residents import RECEIPT
from tests.ui.workers.heard import Heard
from ui.workers.board_watch import BoardWatch
from ui.workers.code_watch import StartScanning, StopScanning
from ui.workers.crew import IO_BOARD, Crew
from ui.workers.examined import Examined
from ui.workers.plugged import Plugged
from ui.workers.supply_teller import SupplyTeller
from ui.workers.worker import WorkerThread


class Corner:
    """A board with its owner, who is heard."""

    def __init__(self, lamps: tuple[str, ...] = LAMPS) -> None:
        self.heard = Heard()
        self.faults: list[str] = []
        self.power: list[Standing] = []
        self.ended = 0
        self.line = PtyLine()
        self.board = SimulatedIoBoard(self.line, lamps=lamps)
        self.board.start()
        self.watch = BoardWatch(
            LineBoard(partial(SerialPort, self.line.path), patience=0.1),
            self.heard.post,
            lambda what, _error: self.faults.append(what),
            call_back=[Lamp.READER, Lamp.PAPER],
            stand=self.heard.stand,
            supply=SupplyTeller(
                SteadySupply(0, 5), self.heard.post, self.power.append, self.end, self.heard.clock
            ),
            clock=self.heard.clock,
        )

    def end(self) -> None:
        self.ended += 1

    def until(self, done: Callable[[], bool]) -> None:
        """Let it rest, a second of its clock at a time."""

        def later() -> bool:
            self.heard.seconds += 1
            return done()

        self.heard.rest_until(self.watch, later)

    def until_posted(self, event: object) -> None:
        self.until(lambda: event in self.heard.events)

    def until_shining(self, **lamps: str) -> None:
        def shines() -> bool:
            return all(self.board.lamps[lamp] == pattern for lamp, pattern in lamps.items())

        self.until(shines)

    def close(self) -> None:
        self.watch.close()
        self.board.stop()


@pytest.fixture
def corner() -> Iterator[Corner]:
    made = Corner()
    yield made
    made.close()


def test_a_shut_door_and_a_key_at_rest_are_no_news(corner: Corner) -> None:
    corner.until(lambda: bool(corner.heard.stood))
    corner.watch.rest()
    assert corner.heard.events == []
    assert corner.heard.stood[0].state is DeviceState.WORKING


def test_doors_and_the_key_are_told_once_each_time_they_change(corner: Corner) -> None:
    corner.watch.rest()
    corner.board.set("door1", on=True)
    corner.until_posted(DoorChanged(frozenset({"door1"})))
    corner.board.set("tamper", on=True)
    corner.until_posted(DoorChanged(frozenset({"door1", "tamper"})))
    corner.board.set("operator", on=True)
    corner.until_posted(OperatorChanged(present=True))
    assert len(corner.heard.events) == 3


def test_a_door_that_is_open_at_the_start_is_told(corner: Corner) -> None:
    corner.board.set("door2", on=True)
    corner.until_posted(DoorChanged(frozenset({"door2"})))


def test_lamps_point_to_what_is_wanted_and_call_back_what_was_left(corner: Corner) -> None:
    corner.watch.rest()
    corner.watch.handle(StartReading(1))
    corner.until_shining(reader="on", paper="off")
    corner.watch.handle(StopReading())
    corner.watch.handle(Print(1, RECEIPT, None, "zh", online=True))  # type: ignore[arg-type]
    corner.until_shining(reader="off", paper="blink")
    corner.watch.handle(StartScanning(lambda _code: None))
    corner.watch.handle(StartLooking())
    corner.until_shining(scanner="on", camera="on")
    corner.watch.handle(StopScanning())
    corner.until_shining(scanner="off", camera="on")
    corner.watch.handle(Wipe(WipeReason.FINISHED))
    corner.until_shining(camera="off", paper="off")
    corner.watch.handle(Signal(Alarm.LOUD))
    corner.until_shining(reader="fast", paper="fast", beacon="off")
    corner.watch.handle(Signal(Alarm.NONE))
    corner.until_shining(reader="off", paper="off")
    assert corner.faults == []


def test_a_lamp_that_is_not_wired_is_told_of_and_the_other_shines() -> None:
    corner = Corner(lamps=("paper",))
    corner.watch.rest()
    corner.watch.handle(Signal(Alarm.SOFT))
    corner.until_shining(paper="on")
    assert corner.faults == ["io_board.lamp"]
    corner.close()


def test_a_board_that_is_lost_keeps_its_door_and_gives_up_the_key(corner: Corner) -> None:
    corner.board.set("door1", on=True)
    corner.board.set("operator", on=True)
    corner.until_posted(OperatorChanged(present=True))
    corner.board.stop()
    corner.until_posted(OperatorChanged(present=False))
    assert corner.heard.stood[-1].state is DeviceState.ABSENT
    assert corner.heard.of(DoorChanged) == [DoorChanged(frozenset({"door1"}))]


def test_silence_for_a_moment_is_no_news_and_for_longer_a_fault(corner: Corner) -> None:
    corner.watch.rest()
    corner.board.fault = BoardFault(BoardFaultKind.SILENT, times=3)
    corner.until(lambda: corner.board.fault is None)
    assert corner.heard.stood[-1].state is DeviceState.WORKING
    corner.board.fault = BoardFault(BoardFaultKind.SILENT)
    corner.until(lambda: corner.heard.stood[-1].state is DeviceState.FAULTED)
    corner.board.fault = None
    corner.watch.handle(Plugged())
    corner.until(lambda: corner.heard.stood[-1].state is DeviceState.WORKING)


def test_a_door_that_nobody_saw_is_counted(corner: Corner) -> None:
    corner.watch.rest()
    corner.watch.close()
    corner.board.set("door1", on=True)
    corner.board.set("door1", on=False)
    corner.until_posted(DoorChanged(frozenset(), unseen=1))


def test_the_mains_are_told_when_they_are_believed_and_the_end_is_asked_for(corner: Corner) -> None:
    corner.watch.rest()
    corner.board.set("mains", on=False)
    corner.until_posted(SupplyChanged(Supply.BATTERY))
    assert corner.power[-1].cause is Cause.ON_BATTERY
    corner.board.set("batlow", on=True)
    corner.until_posted(SupplyChanged(Supply.LOW))
    assert corner.ended == 0
    corner.watch.handle(ShutDown())
    assert corner.ended == 1
    corner.board.set("mains", on=True)
    since = corner.heard.seconds
    corner.until_posted(SupplyChanged(Supply.MAINS))
    assert corner.heard.seconds - since >= 5


def test_a_battery_supply_on_the_boards_contacts_is_tested_in_the_boards_thread(corner: Corner) -> None:
    moved: list[TestMoved] = []
    ended = threading.Event()

    def post(event: Event) -> None:
        if isinstance(event, TestMoved):
            moved.append(event)
            if event.course.ended:
                ended.set()

    board = LineBoard(partial(SerialPort, corner.line.path), patience=0.1)
    owner = WorkerThread(
        IO_BOARD,
        lambda: Examined(BoardWatch(board, post, post_fault), board, post, {"ups": BoardUps(board)}),
        post_fault,
    )
    crew = Crew({IO_BOARD: owner}, owners=(IO_BOARD,))
    crew.start()
    crew.ask(RunTest(7, "ups", "supply"))
    assert ended.wait(60)
    crew.stop()
    assert {each.ticket for each in moved} == {7}
    assert moved[-1].course.passed
    assert [step.note for step in moved[-1].course.steps] == [note("on_mains"), note("battery_sound")]


def post_fault(what: str, error: Exception) -> None:
    raise AssertionError(what) from error
