"""The contacts of a UPS on the I/O board."""

from collections.abc import Iterator
from functools import partial

import pytest

from devices.io_board.board import Input
from devices.io_board.line_board import LineBoard
from devices.serial_port import SerialPort
from devices.simulators.io_board import SimulatedIoBoard
from devices.simulators.pty_line import PtyLine
from devices.standing import Cause, DeviceState
from devices.ups.board_ups import BoardUps
from tests.devices.ups.contract import Bench, UpsContract


class BoardBench:
    def __init__(self, inputs: tuple[str, ...] = ("door1", "mains", "batlow", "batbad")) -> None:
        self.line = PtyLine()
        self.board = SimulatedIoBoard(self.line, inputs=inputs)
        self.board.start()
        self.seen = LineBoard(partial(SerialPort, self.line.path))
        self.driver = BoardUps(self.seen)

    def mains(self) -> None:
        self._turn("batlow", on=False)
        self._turn("mains", on=True)

    def battery(self) -> None:
        self._turn("mains", on=False)

    def nearly_empty(self) -> None:
        self._turn("batlow", on=True)

    def worn(self) -> None:
        self._turn("batbad", on=True)

    def _turn(self, name: str, *, on: bool) -> None:
        """A contact changes, and the driver has heard of it."""
        self.seen.inputs(0)
        self.board.set(name, on=on)
        while self.seen.inputs(2).on[Input(name)] is not on:
            pass

    def vanish(self) -> None:
        self.board.stop()

    def close(self) -> None:
        self.driver.close()
        self.board.stop()


class TestBoardUps(UpsContract):
    @pytest.fixture
    def bench(self) -> Iterator[Bench]:
        made = BoardBench()
        yield made
        made.close()


def test_a_board_without_a_mains_input_is_a_wrong_setting() -> None:
    bench = BoardBench(inputs=("door1",))
    standing = bench.driver.standing()
    assert (standing.state, standing.cause) == (DeviceState.FAULTED, Cause.SETTING_WRONG)
    bench.close()
