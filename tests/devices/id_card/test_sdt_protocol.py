"""Frames out of a stream that may hold anything."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from devices.id_card.sdt_protocol import (
    MAX_LEN,
    Answer,
    Check,
    Damaged,
    Echo,
    Frame,
    FrameDecoder,
    TimeoutMark,
    encode_request,
)
from tests.fixtures.device_vectors import vector

B01 = vector("B01").bytes
B02 = vector("B02").bytes
FOUND = Answer(0x9F, bytes(4))
NO_CARD = Answer(0x80)
PREAMBLE = bytes.fromhex("AAAAAA9669")


def frame(body: bytes, check: Check = Check.XOR) -> bytes:
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes([check.byte(counted)])


def decode(*portions: bytes) -> list[Frame]:
    decoder = FrameDecoder()
    return [found for portion in portions for found in decoder.feed(portion)]


def test_extra_AA_before_a_frame_are_skipped() -> None:
    assert decode(b"\xaa\xaa" + B01) == [FOUND]


def test_a_frame_whose_preamble_began_damaged_still_counts() -> None:
    assert decode(bytes.fromhex("AA00AAAA9669") + B01[5:]) == [FOUND]


def test_a_stray_byte_after_a_frame_does_not_hurt_the_next() -> None:
    assert decode(B02 + b"\x00", B01) == [NO_CARD, FOUND]
    assert decode(B02 + b"\xaa", B01) == [NO_CARD, FOUND]


def test_our_own_request_coming_back_is_told_from_an_answer() -> None:
    assert decode(encode_request(b"\x20\x01") + B01) == [Echo(), FOUND]


def test_the_vendors_timeout_mark_does_not_swallow_the_frame_behind_it() -> None:
    mark = bytes.fromhex("AAAAAA96690005050505")
    assert decode(mark, B01) == [TimeoutMark(), FOUND]
    assert decode(mark + mark + B01) == [TimeoutMark(), TimeoutMark(), FOUND]
    assert decode(*(bytes([byte]) for byte in mark + B01)) == [TimeoutMark(), FOUND]


def test_a_wrong_check_byte_is_seen_and_the_next_frame_is_found() -> None:
    assert decode(B01[:-1] + b"\x00" + B02) == [Damaged(), NO_CARD]


def test_a_length_no_answer_can_have_is_refused_at_once() -> None:
    too_long = PREAMBLE + (MAX_LEN + 1).to_bytes(2, "big")
    assert decode(too_long + B02) == [Damaged(), NO_CARD]
    assert decode(PREAMBLE + b"\x00\x02" + B02) == [Damaged(), NO_CARD]


def test_a_preamble_inside_a_photo_is_part_of_the_photo() -> None:
    body = bytes([0, 0, 0x90]) + b"photo" + B02 + B01 + b"rest"
    assert decode(frame(body)) == [Answer(0x90, body[3:])]


def test_the_cards_own_status_need_not_be_zero() -> None:
    assert decode(frame(bytes([0x69, 0x82, 0x41]))) == [Answer(0x41, b"", b"\x69\x82")]


def test_a_frame_cut_off_does_not_swallow_the_answer_to_the_retry() -> None:
    whole = vector("D01").bytes
    assert decode(whole[:600], whole)[-1] == decode(whole)[0]


def test_giving_up_a_frame_finds_the_whole_one_inside_it() -> None:
    decoder = FrameDecoder()
    assert decoder.feed(PREAMBLE + b"\x05\x08" + B02) == []
    assert decoder.mid_frame
    assert decoder.give_up() == [NO_CARD]
    assert not decoder.mid_frame


@given(noise=st.binary(max_size=200).filter(lambda noise: b"\x96" not in noise))
def test_noise_before_a_frame_is_skipped(noise: bytes) -> None:
    assert decode(noise, B01) == [FOUND]


@given(stream=st.binary(max_size=4000), cuts=st.lists(st.integers(0, 4000), max_size=20))
def test_any_bytes_give_frames_or_nothing_in_whatever_portions_they_come(
    stream: bytes, cuts: list[int]
) -> None:
    edges = [0, *sorted(min(cut, len(stream)) for cut in cuts), len(stream)]
    portions = [stream[a:b] for a, b in pairwise(edges)]
    assert decode(*portions) == decode(stream)


hostile = st.lists(
    st.sampled_from(
        [b"\xaa", b"\x96", b"\x69", b"\x96\x69", PREAMBLE, PREAMBLE + b"\x00", b"\x00\x05", b"\x05", B01, B02]
    )
    | st.binary(max_size=4),
    max_size=40,
)


@given(pieces=hostile)
def test_streams_made_of_half_frames_are_cut_the_same_in_any_portions(pieces: list[bytes]) -> None:
    decoder = FrameDecoder()
    assert decode(*pieces) == decoder.feed(b"".join(pieces))
    decoder.give_up()
    assert decoder.feed(B01) == [FOUND]


@given(pieces=hostile)
def test_what_is_held_back_stays_within_one_frame(pieces: list[bytes]) -> None:
    decoder = FrameDecoder()
    for piece in pieces:
        decoder.feed(piece)
        assert len(decoder._held) <= MAX_LEN + 7


@given(body=st.binary(min_size=3, max_size=MAX_LEN - 1), check=st.sampled_from(Check))
def test_every_body_comes_back_whole(body: bytes, check: Check) -> None:
    sent = frame(body, check)
    if sent[5:10] != bytes.fromhex("0005050505"):
        assert FrameDecoder(check).feed(sent) == [Answer(body[2], body[3:], body[:2])]


@given(pieces=hostile)
def test_with_the_other_check_byte_the_next_whole_frame_is_found_too(pieces: list[bytes]) -> None:
    decoder = FrameDecoder(Check.TWOS_COMPLEMENT)
    for piece in pieces:
        decoder.feed(piece)
    decoder.give_up()
    assert decoder.feed(frame(b"\0\0\x9f" + bytes(4), Check.TWOS_COMPLEMENT)) == [FOUND]


def test_the_two_check_bytes_are_not_taken_for_each_other() -> None:
    assert Check.XOR.byte(bytes.fromhex("00032001")) == 0x22
    assert Check.TWOS_COMPLEMENT.byte(bytes.fromhex("00032001")) == 0xDC
    assert FrameDecoder(Check.TWOS_COMPLEMENT).feed(B02) == [Damaged()]
