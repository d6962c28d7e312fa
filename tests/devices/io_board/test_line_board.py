"""The driver of the line protocol and the simulated board at the two ends of a real pseudo-terminal."""

from collections.abc import Iterator
from functools import partial

import pytest

from devices.errors import DeviceLost
from devices.io_board.board import Lamp, Pattern
from devices.io_board.board_light import BoardLight
from devices.io_board.build import build_board, greets_back
from devices.io_board.line_board import LineBoard
from devices.serial_port import SerialPort
from devices.signal.alarm import Alarm
from devices.simulators.io_board import SimulatedIoBoard
from devices.simulators.io_board_faults import BoardFault, BoardFaultKind
from devices.simulators.pty_line import PtyLine
from devices.standing import Cause, DeviceState
from devices.supervision.wiring import Wiring
from devices.traffic import Traffic, as_hex
from tests.devices.io_board.contract import Bench, IoBoardContract


class LineBench:
    """A simulated board and a driver on its line."""

    def __init__(
        self, *, patience: float = 100.0, version: int = 1, lamps: tuple[str, ...] = tuple(Lamp)
    ) -> None:
        self.line = PtyLine()
        self.board = SimulatedIoBoard(self.line, version=version, lamps=lamps)
        self.board.start()
        self.driver = LineBoard(partial(SerialPort, self.line.path), patience=patience)

    def close(self) -> None:
        self.driver.close()
        self.board.stop()


class TestLineBoard(IoBoardContract):
    @pytest.fixture
    def bench(self) -> Iterator[Bench]:
        made = LineBench()
        yield made
        made.close()

    @pytest.fixture
    def brief(self) -> Iterator[Bench]:
        made = LineBench(patience=0.5)
        yield made
        made.close()


@pytest.mark.parametrize(("verb", "length"), [("HELLO", 155), ("GET", 95)])
def test_the_plug_pulled_at_any_byte_of_an_answer_is_a_lost_device(verb: str, length: int) -> None:
    for at in range(length):
        bench = LineBench()
        bench.board.fault = BoardFault(BoardFaultKind.UNPLUGGED, verb, at=at)
        with pytest.raises(DeviceLost):
            bench.driver.inputs(0)
        assert bench.driver.standing().state is DeviceState.ABSENT
        bench.close()


def test_another_version_is_said_and_not_guessed_at() -> None:
    bench = LineBench(version=2)
    standing = bench.driver.standing()
    assert (standing.state, standing.cause) == (DeviceState.FAULTED, Cause.VERSION_FOREIGN)
    assert "version 2" in standing.detail
    bench.close()


def test_a_search_finds_a_board_of_another_version_too_and_nothing_else() -> None:
    for version in (1, 2):
        bench = LineBench(version=version)
        line = SerialPort(bench.line.path)
        assert greets_back(line)
        line.close()
        bench.close()
    silent = PtyLine()
    line = SerialPort(silent.path)
    assert not greets_back(line)
    line.close()
    silent.close()


def test_a_door_opened_and_shut_while_the_cable_was_out_is_counted() -> None:
    bench = LineBench()
    bench.driver.inputs(0)
    bench.driver.close()
    bench.board.fault = None
    for on in (True, False):
        bench.board.set("door1", on=on)
    bench.driver.inputs(0)  # what came meanwhile is thrown away unread, as on a real cable
    assert bench.driver.unseen() == 1
    assert bench.driver.unseen() == 0
    bench.close()


def test_a_line_that_says_less_than_is_known_changes_nothing() -> None:
    bench = LineBench()
    bench.driver.inputs(0)
    bench.board.set("door1", on=True)
    assert bench.driver.inputs(5).open == {"door1"}
    bench.line.write(b"00 STATE boot=3F21 n=0000 door1=0 *D54F\r\n")
    assert bench.driver.inputs(0.05).open == {"door1"}
    bench.close()


def test_lamps_call_back_as_the_other_lights_do() -> None:
    bench = LineBench()
    light = BoardLight(bench.driver, [Lamp.READER, Lamp.PAPER])
    for alarm, pattern in ((Alarm.SOFT, "on"), (Alarm.PRESSING, "blink"), (Alarm.LOUD, "fast")):
        light.show(alarm)
        assert (bench.board.lamps["reader"], bench.board.lamps["paper"]) == (pattern, pattern)
    light.close()
    assert set(bench.board.lamps.values()) == {"off"}
    bench.close()


def test_a_lamp_that_is_not_wired_keeps_no_other_from_shining() -> None:
    from devices.errors import PortUnavailable

    bench = LineBench(lamps=("paper",))
    with pytest.raises(PortUnavailable, match="no lamp reader; wired are paper"):
        BoardLight(bench.driver, [Lamp.READER, Lamp.PAPER]).show(Alarm.SOFT)
    assert bench.board.lamps["paper"] == "on"
    bench.driver.light(Lamp.PAPER, Pattern.OFF)
    bench.close()


def test_the_technician_sees_what_passes() -> None:
    bench = LineBench()
    traffic = Traffic(as_hex)
    board = build_board(bench.line.path, 115200, Wiring("io_board", traffic=traffic))
    board.standing()
    shown = [line.shown for line in traffic.after(0)]
    assert shown[0] == b"01 HELLO v=1 *99FA\r\n".hex(" ").upper()
    assert len(shown) >= 4
    board.close()
    bench.close()
