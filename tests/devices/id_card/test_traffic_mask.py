"""What a technician sees of a card reader's line: commands and statuses, never a card."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from devices.id_card.build import build_reader
from devices.id_card.traffic_mask import CardMask
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_reader import SimulatedSdtReader
from devices.supervision.wiring import Wiring
from devices.traffic import Direction, Traffic
from tests.devices.id_card.contract import CHEN
from tests.fixtures.device_vectors import vector, vectors

FIND, READ = vector("A01").bytes, vector("A03").bytes
FOUND, NO_CARD = vector("B01").bytes, vector("B02").bytes
CARD = vector("D01").bytes


def seen(*portions: tuple[Direction, bytes]) -> list[str]:
    mask = CardMask()
    return [mask(direction, portion) for direction, portion in portions]


def received(*portions: bytes) -> list[str]:
    return seen(*((Direction.RECEIVED, portion) for portion in portions))


def test_requests_and_bare_answers_are_shown_whole() -> None:
    assert seen((Direction.SENT, FIND), (Direction.RECEIVED, NO_CARD)) == [
        "AA AA AA 96 69 00 03 20 01 22",
        "AA AA AA 96 69 00 04 00 00 80 84",
    ]


def test_of_a_card_the_status_is_shown_and_the_rest_is_counted() -> None:
    assert received(CARD) == ["AA AA AA 96 69 05 08 00 00 90 [1285 bytes hidden]"]


def test_a_card_that_comes_in_pieces_shows_no_more() -> None:
    assert received(CARD[:3], CARD[3:9], CARD[9:40], CARD[40:]) == [
        "AA AA AA",
        "96 69 05 08 00 00",
        "90 [30 bytes hidden]",
        "[1255 bytes hidden]",
    ]


def test_two_answers_in_one_portion_are_both_read() -> None:
    assert received(FOUND + NO_CARD) == [
        "AA AA AA 96 69 00 08 00 00 9F [5 bytes hidden] AA AA AA 96 69 00 04 00 00 80 84"
    ]


def test_noise_is_counted_and_extra_beginnings_do_not_confuse() -> None:
    assert received(b"\x00\xff\x13" + NO_CARD + b"\x00") == [
        "[3 bytes outside a frame] AA AA AA 96 69 00 04 00 00 80 84 [1 bytes outside a frame]"
    ]
    assert received(b"\xaa\xaa" + NO_CARD)[0].endswith("AA AA AA 96 69 00 04 00 00 80 84")


def test_the_rest_of_a_card_that_comes_after_the_next_question_is_counted_only() -> None:
    shown = seen((Direction.RECEIVED, CARD[:200]), (Direction.SENT, FIND), (Direction.RECEIVED, CARD[200:]))
    assert shown[-1] == f"[{len(CARD) - 200} bytes outside a frame]"


def test_a_vendors_timeout_mark_hides_nothing_behind_it() -> None:
    assert received(bytes.fromhex("AAAAAA96690005050505"), NO_CARD)[1].endswith("80 84")


@given(cuts=st.lists(st.integers(0, 2400), max_size=12), late=st.booleans())
def test_nothing_of_any_card_is_ever_kept(cuts: list[int], late: bool) -> None:
    for given_card in vectors("D"):
        whole = given_card.bytes
        traffic = Traffic(CardMask())
        traffic.note(Direction.SENT, READ)
        edges = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
        for a, b in pairwise(edges):
            traffic.note(Direction.RECEIVED, whole[a:b])
            if late:
                traffic.note(Direction.SENT, FIND)
        for line in traffic.after(0):
            if line.direction is Direction.RECEIVED:
                shown = bytes.fromhex(
                    "".join(re.findall(r"\b[0-9A-F]{2}\b", re.sub(r"\[.*?\]", "", line.shown)))
                )
                assert not any(whole[at : at + 3] in shown for at in range(16, min(270, len(whole) - 3)))


def test_what_a_technician_sees_of_a_card_read_is_commands_and_statuses() -> None:
    line = PtyLine()
    simulated = SimulatedSdtReader(line)
    simulated.put_card(CHEN)
    simulated.start()
    wiring = Wiring("id_card_reader", traffic=Traffic(CardMask()))
    reader = build_reader(line.path, 115200, wiring=wiring)
    reader.open()
    card = reader.read()
    reader.close()
    simulated.stop()
    shown = [f"{each.direction}: {each.shown}" for each in wiring.traffic.after(0)]
    for request in (vector("A01"), vector("A02"), vector("A03")):
        assert f"sent: {request.bytes.hex(' ').upper()}" in shown
    whole = " ".join(shown)
    assert "AA AA AA 96 69 05 08 00 00 90" in whole
    assert "bytes hidden" in whole
    assert card.name.encode("utf-16-le").hex(" ").upper() not in whole
