"""The far end of the cable: names, pace, and the plug."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from devices.errors import DeviceLost, PortUnavailable
from devices.serial_port import SerialPort
from devices.simulators.pty_line import Direction, PtyLine

BAUD = 115200


def test_a_stable_name_leads_to_the_port_and_goes_with_it(tmp_path: Path) -> None:
    link = tmp_path / "dev" / "id-card-reader"
    link.parent.mkdir()
    link.symlink_to("/dev/left-over-by-a-killed-process")
    line = PtyLine(link)
    assert line.path == str(link)
    port = SerialPort(line.path)
    line.write(b"here")
    assert port.read(1) == b"here"
    port.close()
    line.close()
    assert not link.is_symlink()
    line.close()


@pytest.mark.parametrize("length", [1, 11, 1295])
def test_bytes_take_the_time_of_the_wire(length: int) -> None:
    line = PtyLine(baud=BAUD)
    port = SerialPort(line.path)
    writer = threading.Thread(target=line.write, args=(bytes(length),))
    began = time.monotonic()
    writer.start()
    came = 0
    while came < length:
        came += len(port.read(5))
    took = time.monotonic() - began
    writer.join()
    port.close()
    line.close()
    assert took >= length * 10 / BAUD


def test_a_request_takes_the_time_of_the_wire_too() -> None:
    line = PtyLine(baud=9600)
    port = SerialPort(line.path)
    began = time.monotonic()
    port.write(bytes(10))
    assert line.read(5) == bytes(10)
    assert time.monotonic() - began >= 10 * 10 / 9600
    port.close()
    line.close()


def test_an_interrupted_line_waits_for_nothing_any_more() -> None:
    line = PtyLine(baud=300)  # ten thousand bytes would take five minutes

    def write_read_and_pause() -> None:
        line.write(bytes(10000))
        line.read(None)
        line.pause(300)

    owner = threading.Thread(target=write_read_and_pause)
    owner.start()
    line.interrupt()
    owner.join(60)
    assert not owner.is_alive()
    assert line.ended
    line.close()


def test_whoever_listens_hears_every_byte_and_its_direction() -> None:
    heard: list[tuple[Direction, bytes]] = []
    line = PtyLine(tap=lambda direction, data: heard.append((direction, data)))
    port = SerialPort(line.path)
    port.write(b"ask")
    line.read(5)
    line.write(b"answer")
    assert heard == [(Direction.TO_DEVICE, b"ask"), (Direction.TO_DRIVER, b"answer")]
    port.close()
    line.close()


def test_a_cable_pulled_out_hangs_up_and_one_put_in_again_is_another_port(tmp_path: Path) -> None:
    line = PtyLine(tmp_path / "dev" / "reader")
    heard: list[bytes] = []
    device = threading.Thread(target=lambda: heard.append(line.read(30)))
    device.start()
    port = SerialPort(line.path)
    line.unplug()
    with pytest.raises(DeviceLost):
        port.read(20)
    port.close()
    with pytest.raises(PortUnavailable, match="no such port"):
        SerialPort(line.path)
    line.write(b"falls on the floor")
    line.plug()
    port = SerialPort(line.path)
    port.write(b"again")
    device.join(60)
    assert heard == [b"again"]
    line.write(b"here")
    assert port.read(20) == b"here"
    port.close()
    line.close()


def test_pulling_and_putting_a_cable_leaves_no_descriptor_open() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    line = PtyLine()
    line.plug()
    for _ in range(20):
        line.unplug()
        line.unplug()
        line.plug()
    line.unplug()
    line.close()
    del line
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize("pull", [PtyLine.unplug, PtyLine.close])
def test_the_name_of_a_port_that_was_pulled_is_given_to_nobody_else(pull: Callable[[PtyLine], None]) -> None:
    """Another test at the same time, or another device of the demonstration, would answer there."""
    pulled = PtyLine()
    pull(pulled)
    others = [PtyLine() for _ in range(20)]
    assert pulled.path not in [other.path for other in others]
    with pytest.raises(PortUnavailable, match="no such port"):
        SerialPort(pulled.path)
    for line in (pulled, *others):
        line.close()
