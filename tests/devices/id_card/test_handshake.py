"""The greeting of CVR-100D."""

from functools import reduce
from operator import xor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import DeviceError, DeviceLost, NoAnswer, ProtocolFault
from devices.id_card.handshake import challenge, greet, response
from tests.devices.conversation import SILENCE, ScriptedLine

TEN = bytes(range(0x10, 0x1A))
ASKED = bytes.fromhex("02 0011 03CC 10111213141516171819") + bytes(
    [reduce(xor, bytes.fromhex("001103CC") + TEN, 0), 3]
)
MIXED = bytes.fromhex("13 15 17 15 13 1D 1F 1D 13 15")


def greeted(*replies: bytes) -> None:
    line = ScriptedLine([(ASKED, reply) for reply in replies])
    greet(line, lambda _: TEN)
    line.assert_all_said()


def test_the_greeting_has_the_published_shape() -> None:
    assert challenge(TEN) == ASKED
    assert len(ASKED) == 0x11
    assert response(TEN) == MIXED


def test_a_reader_that_mixes_the_ten_bytes_rightly_is_one() -> None:
    greeted(b"\x02\x00\x11\x03\xcc" + MIXED + b"\x00\x03")


def test_its_answer_may_come_in_pieces_and_behind_an_echo() -> None:
    line = ScriptedLine([(ASKED, [ASKED, b"\x02" + MIXED[:4], MIXED[4:]])])
    greet(line, lambda _: TEN)


def test_a_first_greeting_without_answer_is_repeated() -> None:
    greeted(SILENCE, MIXED)


def test_silence_and_nonsense_are_told_apart() -> None:
    with pytest.raises(NoAnswer):
        greeted(SILENCE, SILENCE)
    with pytest.raises(ProtocolFault):
        greeted(ASKED, ASKED)


def test_the_plug_pulled_at_any_byte_of_the_answer_is_a_lost_reader() -> None:
    answer = b"\x02\x00\x11\x03\xcc" + MIXED
    for at in range(len(answer)):
        portions: list[bytes | DeviceError] = [answer[:at]] if at else []
        line = ScriptedLine([(ASKED, [*portions, DeviceLost("unplugged")])])
        with pytest.raises(DeviceLost):
            greet(line, lambda _: TEN)


@given(noise=st.binary(max_size=600))
def test_whatever_comes_the_greeting_ends(noise: bytes) -> None:
    line = ScriptedLine([(ASKED, noise), (ASKED, noise)])
    try:
        greet(line, lambda _: TEN)
    except DeviceError:
        assert MIXED not in noise[:256]
