"""The stream of bytes, whatever comes: only whole lines get through; one newline, and it is in step."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.errors import DeviceError
from devices.io_board.line import LONGEST, LineCutter, Message, crc16, decode, encode
from devices.io_board.line_board import LineBoard
from devices.standing import DeviceState
from tests.devices.conversation import ScriptedLine

KEYS = st.text("abcdefgz", min_size=1, max_size=12)
VALUES = st.text("0123456789ABCDEFabcdefz.,_-", min_size=1, max_size=24)
MESSAGES = st.builds(
    Message,
    st.integers(0, 255),
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=8),
    st.dictionaries(KEYS, VALUES, max_size=4),
)
NOISE = st.one_of(
    st.binary(max_size=300),
    st.lists(MESSAGES.map(encode), max_size=4)
    .map(b"".join)
    .flatmap(lambda whole: st.integers(0, max(0, len(whole))).map(lambda cut: whole[cut:])),
)


@settings(deadline=None)
@given(MESSAGES)
def test_what_is_written_is_read(message: Message) -> None:
    assert decode(encode(message).rstrip(b"\r\n")) == message


@settings(deadline=None)
@given(MESSAGES, st.data())
def test_one_wrong_byte_is_no_line(message: Message, data: st.DataObject) -> None:
    line = bytearray(encode(message).rstrip(b"\r\n"))
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] ^= data.draw(st.integers(1, 255))
    assert decode(bytes(line)) is None


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_line_only_with_their_checksum(line: bytes) -> None:
    message = decode(line)
    if message is not None:
        checked, crc = line[:-6], line[-4:]
        assert crc == b"%04X" % crc16(checked)


@settings(deadline=None)
@given(NOISE, MESSAGES, st.lists(st.integers(1, 50), max_size=8))
def test_after_any_noise_and_a_newline_it_is_in_step_again(
    noise: bytes, message: Message, portions: list[int]
) -> None:
    stream = noise + b"\n" + encode(message)
    cutter = LineCutter()
    lines: list[bytes] = []
    for size in portions:
        lines += cutter.feed(stream[:size])
        stream = stream[size:]
    lines += cutter.feed(stream)
    assert decode(lines[-1]) == message
    assert cutter.begun == 0


@settings(deadline=None)
@given(st.binary(min_size=1, max_size=4000))
def test_it_never_holds_more_than_one_line(stream: bytes) -> None:
    cutter = LineCutter()
    for line in cutter.feed(stream):
        assert len(line) < LONGEST
    assert cutter.begun < LONGEST


@settings(deadline=None)
@given(st.lists(NOISE, max_size=6))
def test_whatever_a_board_says_the_driver_raises_nothing_but_its_own(portions: list[bytes]) -> None:
    class Babbling(ScriptedLine):
        def write(self, data: bytes) -> None:
            self.written = data

        def discard_input(self) -> bytes:
            return b""

    line = Babbling([(None, portions)])
    ticks = iter(range(1, 10_000))
    board = LineBoard(lambda: line, clock=lambda: next(ticks) / 50)
    with contextlib.suppress(DeviceError):
        board.inputs(0.1)
    assert board.standing().state in DeviceState
    board.close()
