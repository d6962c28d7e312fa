"""A serial port that never hangs, and one family of errors whatever pyserial raises."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devices.errors import DeviceLost, NoAnswer, PortUnavailable
from devices.serial_port import SerialPort
from devices.simulators.pty_line import PtyLine


@pytest.fixture
def line() -> Iterator[PtyLine]:
    made = PtyLine()
    yield made
    made.close()


@pytest.fixture
def port(line: PtyLine) -> Iterator[SerialPort]:
    opened = SerialPort(line.path)
    yield opened
    opened.close()


def test_bytes_pass_unchanged_both_ways(line: PtyLine, port: SerialPort) -> None:
    everything = bytes(range(256))  # XON, XOFF, carriage returns and ^C among them
    line.write(everything)
    assert port.read(1) == everything
    port.write(everything)
    assert line.read(1) == everything


def test_a_read_returns_with_the_first_bytes_and_does_not_wait_for_more(
    line: PtyLine, port: SerialPort
) -> None:
    line.write(b"\x01")
    assert port.read(60) == b"\x01"


def test_a_read_without_bytes_ends_with_its_time(port: SerialPort) -> None:
    assert port.read(0.01) == b""
    assert port.read(-1) == b""


def test_what_has_arrived_can_be_thrown_away(line: PtyLine, port: SerialPort) -> None:
    line.write(b"old")
    assert port.discard_input() == b"old"
    assert port.discard_input() == b""


def test_a_second_program_is_refused_the_port(port: SerialPort) -> None:
    with pytest.raises(PortUnavailable, match="already in use"):
        SerialPort(port.path)


def test_a_port_that_is_none_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(PortUnavailable, match="no such port; connect the device"):
        SerialPort(str(tmp_path / "ttyUSB9"))
    (tmp_path / "file").write_text("not a port", encoding="utf-8")
    with pytest.raises(PortUnavailable, match="cannot be opened as a serial port"):
        SerialPort(str(tmp_path / "file"))
    with pytest.raises(PortUnavailable, match="baud"):
        SerialPort("/dev/ptmx", baud=-1)


@pytest.mark.parametrize(
    "use",
    [
        lambda port: port.read(1),
        lambda port: port.write(b"x"),
        lambda port: port.discard_input(),
    ],
    ids=["read", "write", "discard"],
)
def test_a_device_that_vanishes_is_lost_whatever_is_asked_of_it(
    line: PtyLine, port: SerialPort, use: Callable[[SerialPort], object]
) -> None:
    line.close()
    with pytest.raises(DeviceLost, match="check its cable"):
        use(port)
    port.close()
    port.close()


def test_a_plug_pulled_during_a_wait_ends_the_wait(line: PtyLine, port: SerialPort) -> None:
    puller = threading.Timer(0.01, line.close)
    puller.start()
    with pytest.raises(DeviceLost):
        port.read(60)
    puller.join()


def test_a_peer_that_takes_no_more_bytes_does_not_hold_us_for_ever(line: PtyLine) -> None:
    stuck = SerialPort(line.path, write_timeout_s=0.05)
    with pytest.raises(NoAnswer, match="takes no more bytes"):
        stuck.write(bytes(1 << 20))
    stuck.close()
