"""The examples of docs/devices/io-board.md, byte for byte: the checksum, the driver, the simulated board."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from devices.io_board.board import Lamp, Pattern
from devices.io_board.line import crc16, decode, encode
from devices.io_board.line_board import LineBoard
from devices.serial_port import SerialPort
from devices.simulators.io_board import SimulatedIoBoard, check
from devices.simulators.pty_line import PtyLine
from tests.devices.conversation import Exchange, expected_conversation

PAGE = Path(__file__).resolve().parents[3] / "docs" / "devices" / "io-board.md"
BLOCKS = [
    [(line[0], line[2:].encode("ascii") + b"\r\n") for line in block.strip().split("\n")]
    for block in re.findall(r"```text\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)
]
CONVERSATION, REFUSALS, UNASKED = BLOCKS
ALL = [line for block in BLOCKS for _, line in block]


def test_the_checksum_is_the_one_that_the_page_names() -> None:
    assert crc16(b"123456789") == check(b"123456789") == 0x29B1


@pytest.mark.parametrize("line", ALL, ids=lambda line: line.decode("ascii").strip()[:24])
def test_every_line_of_the_page_is_whole_and_is_written_like_that(line: bytes) -> None:
    message = decode(line.rstrip(b"\r\n"))
    assert message is not None
    assert encode(message) == line
    assert len(line) <= 200


def exchanges(block: Sequence[tuple[str, bytes]]) -> list[Exchange]:
    """What is sent and what then comes; what comes after an answer comes unasked."""
    found: list[Exchange] = []
    for number, (side, line) in enumerate(block):
        if side == ">":
            found.append((line, block[number + 1][1]))
        elif block[number - 1][0] == "<":
            found.append((None, line))
    return found


def test_the_driver_says_what_stands_on_the_page() -> None:
    with expected_conversation(LineBoard, exchanges(CONVERSATION)) as board:
        assert not board.inputs(0).open
        board.light(Lamp.READER, Pattern.BLINK)
        assert board.inputs(0).open == {"door1"}
        board.pulse("k1", 500)
        assert "door1 1" in board.standing().detail


def test_the_simulated_board_says_what_stands_on_the_page() -> None:
    line = PtyLine()
    board = SimulatedIoBoard(line)
    board.start()
    port = SerialPort(line.path)
    for side, expected in (*CONVERSATION, *REFUSALS):
        if side == ">":
            port.write(expected)
        else:
            if b"CHANGE" in expected:
                board.set("door1", on=True)
            assert heard(port) == expected
    assert heard(port, like=b"STATE") == UNASKED[0][1]
    board.reset()
    assert heard(port, like=b"HELLO") == UNASKED[1][1]
    port.close()
    board.stop()


def heard(port: SerialPort, like: bytes | None = None) -> bytes:
    """The next whole line; a heartbeat is passed over unless it is asked for."""
    line = b""
    while not line.endswith(b"\n"):
        came = port.read(5)
        assert came, f"silence after {line!r}"
        line += came
    *_, last = line.strip().split(b"\r\n")
    if like is None and last.startswith(b"00 STATE"):
        return heard(port)
    return last + b"\r\n"
