"""SDT frames over USB bulk pipes: which byte goes through which pipe, and what happens when one runs dry."""

from collections import deque
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.errors import DeviceLost
from devices.id_card.build import reader_over
from devices.id_card.four_pipe_line import (
    BODY_IN,
    BODY_OUT,
    HEAD_IN,
    HEAD_OUT,
    FourPipeLine,
)
from devices.id_card.profile import load
from devices.id_card.sdt_protocol import Answer, FrameDecoder
from tests.fixtures.device_vectors import vector

FIND, SELECT, READ, SAM_ID = (vector(name).bytes for name in ("A01", "A02", "A03", "A06"))
FOUND, NO_CARD, SELECTED = (vector(name).bytes for name in ("B01", "B02", "B03"))
CARD, PERMIT, NUMBER = (vector(name).bytes for name in ("D01", "D03", "C01"))
NEWEST = bytes.fromhex("AAAAAA9669 0003 3003 30")
ANSWERS = {FIND: FOUND, SELECT: SELECTED, READ: CARD, SAM_ID: NUMBER, NEWEST: vector("B08").bytes}


class Pipes:
    """Scripted pipes. `cut`: after so many bytes in all the plug is pulled."""

    def __init__(self, cut: int | None = None) -> None:
        self.sent: list[tuple[int, bytes]] = []
        self.coming: dict[int, deque[bytes]] = {}
        self._left = cut

    def write(self, endpoint: int, data: bytes) -> None:
        self.sent.append((endpoint, data))
        if endpoint == BODY_OUT:
            answer = ANSWERS[self.sent[-2][1] + data]
            self.come(HEAD_IN, answer[:7])
            for start in range(7, len(answer), 64):
                self.come(BODY_IN, answer[start : start + 64])

    def come(self, endpoint: int, data: bytes) -> None:
        self.coming.setdefault(endpoint, deque()).append(data)

    def read(self, endpoint: int, _: float) -> bytes:
        if not self.coming.get(endpoint):
            return b""
        data = self.coming[endpoint].popleft()
        if self._left is None:
            return data
        if self._left <= 0:
            raise DeviceLost("unplugged")
        cut, self._left = data[: self._left], self._left - len(data)
        return cut

    def close(self) -> None:
        pass


def test_head_and_body_of_a_request_take_pipes_of_their_own() -> None:
    pipes = Pipes()
    FourPipeLine(pipes).write(FIND)
    assert pipes.sent == [(0x02, FIND[:7]), (0x06, FIND[7:])]
    assert (HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN) == (0x02, 0x06, 0x81, 0x85)


def test_a_card_is_put_together_from_both_pipes() -> None:
    reader = reader_over(lambda: FourPipeLine(Pipes()), load("usb-sam"))
    reader.open()
    assert reader.read().name == vector("D01").expect["name"]


def test_the_plug_pulled_at_any_byte_gives_no_half_card() -> None:
    for cut in range(sum(map(len, (NUMBER, FOUND, SELECTED, CARD)))):
        reader = reader_over(lambda cut=cut: FourPipeLine(Pipes(cut)), load("usb-sam"))  # type: ignore[misc]
        reader.open()
        with pytest.raises(DeviceLost):
            reader.read()


def test_two_late_answers_are_told_apart_though_their_heads_wait_together() -> None:
    pipes = Pipes()
    for answer in (NO_CARD, FOUND):
        pipes.come(HEAD_IN, answer[:7])
        pipes.come(BODY_IN, answer[7:])
    decoder = FrameDecoder()
    assert decoder.feed(FourPipeLine(pipes).discard_input()) == [Answer(0x80), Answer(0x9F, bytes(4))]


def test_a_head_whose_body_never_comes_does_not_hide_the_next_answer() -> None:
    pipes = Pipes()
    pipes.come(HEAD_IN, CARD[:7])
    line = FourPipeLine(pipes)
    assert line.read(0) == CARD[:7]
    assert line.read(0) == b""
    line.discard_input()
    line.write(FIND)
    decoder = FrameDecoder()
    assert list(chain(*(decoder.feed(line.read(0)) for _ in range(2)))) == [Answer(0x9F, bytes(4))]


portions = st.lists(
    st.binary(max_size=64) | st.sampled_from([FOUND[:7], FOUND[7:], CARD[:7], CARD[7:71]]), max_size=12
)


@given(heads=portions, bodies=portions)
def test_whatever_waits_in_the_pipes_the_next_answer_is_found(
    heads: list[bytes], bodies: list[bytes]
) -> None:
    pipes = Pipes()
    for endpoint, waiting in ((HEAD_IN, heads), (BODY_IN, bodies)):
        for portion in waiting:
            if portion:
                pipes.come(endpoint, portion)
    line = FourPipeLine(pipes)
    line.discard_input()
    line.write(FIND)
    decoder = FrameDecoder()
    assert list(chain(*(decoder.feed(line.read(0)) for _ in range(2)))) == [Answer(0x9F, bytes(4))]
