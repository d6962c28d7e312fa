"""Codes are cut at their ending and at silence, and nothing longer than allowed is ever held."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.code_scanner.framing import Broken, CodeFramer, Cut, Ending
from tests.fixtures.device_vectors import vector

LONGEST = 40
ENDINGS = {Ending.CR: b"\r", Ending.LF: b"\n", Ending.CRLF: b"\r\n", Ending.ANY: b"\r"}
SOUND = st.binary(min_size=1, max_size=LONGEST).filter(lambda code: not {0x0A, 0x0D} & set(code))


def framer(ending: Ending = Ending.ANY) -> CodeFramer:
    return CodeFramer(ending, LONGEST)


def fed(cutter: CodeFramer, *portions: bytes) -> list[Cut]:
    return [cut for portion in portions for cut in cutter.feed(portion)]


def test_the_published_code_is_cut_at_its_carriage_return() -> None:
    assert framer().feed(vector("I03").bytes) == [b"https://a/b"]


@pytest.mark.parametrize("ending", [b"\r", b"\n", b"\r\n"])
def test_any_of_the_usual_endings_ends_a_code(ending: bytes) -> None:
    cutter = framer()
    assert fed(cutter, b"one" + ending + b"two" + ending) == [b"one", b"two"]
    assert not cutter.mid_code


def test_a_line_feed_that_comes_late_begins_no_code() -> None:
    assert fed(framer(), b"one\r", b"\ntwo\r") == [b"one", b"two"]


@pytest.mark.parametrize("ending", [Ending.NONE, Ending.ANY])
def test_a_code_without_an_ending_ends_with_silence(ending: Ending) -> None:
    cutter = framer(ending)
    assert cutter.feed(b"123") == []
    assert cutter.mid_code
    assert cutter.silence() == [b"123"]
    assert cutter.silence() == []


@pytest.mark.parametrize("ending", [Ending.CR, Ending.LF, Ending.CRLF])
def test_a_code_that_should_have_ended_otherwise_is_broken_by_silence(ending: Ending) -> None:
    cutter = framer(ending)
    cutter.feed(b"12")
    assert cutter.silence() == [Broken.INCOMPLETE]
    assert cutter.feed(b"34" + ENDINGS[ending]) == [b"34"]


def test_half_of_the_ending_is_no_ending() -> None:
    cutter = framer(Ending.CRLF)
    assert cutter.feed(b"12\r") == []
    assert cutter.feed(b"\n") == [b"12"]


@pytest.mark.parametrize("ending", list(ENDINGS))
def test_the_longest_code_is_taken_and_one_more_is_not(ending: Ending) -> None:
    cutter = framer(ending)
    assert cutter.feed(b"x" * LONGEST + ENDINGS[ending]) == [b"x" * LONGEST]
    assert cutter.feed(b"x" * (LONGEST + 1) + ENDINGS[ending]) == [Broken.TOO_LONG]
    assert cutter.feed(b"ok" + ENDINGS[ending]) == [b"ok"]


def test_babble_without_an_end_is_one_broken_code_and_holds_no_memory() -> None:
    cutter = framer(Ending.NONE)
    assert fed(cutter, *[b"x" * 1000] * 50) == []
    assert cutter.silence() == [Broken.TOO_LONG]
    assert not cutter.mid_code


def test_what_was_begun_can_be_forgotten() -> None:
    cutter = framer()
    cutter.feed(b"of somebody who left")
    cutter.reset()
    assert cutter.feed(b"mine\r") == [b"mine"]


@settings(deadline=None)  # a busy machine is no fault
@given(st.sampled_from(list(Ending)), st.lists(st.one_of(st.binary(max_size=200), st.none()), max_size=20))
def test_whatever_comes_no_code_is_longer_than_allowed_and_the_next_one_is_whole(
    ending: Ending, portions: list[bytes | None]
) -> None:
    cutter = framer(ending)
    for portion in portions:
        for cut in cutter.silence() if portion is None else cutter.feed(portion):
            assert isinstance(cut, Broken) or 0 < len(cut) <= LONGEST
    cutter.silence()
    cutter.feed(b"the next one" + ENDINGS.get(ending, b""))
    assert not cutter.mid_code or cutter.silence() == [b"the next one"]


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(SOUND, min_size=1, max_size=5), st.sampled_from(list(ENDINGS)), st.data())
def test_codes_are_the_same_however_the_line_portions_them(
    codes: list[bytes], ending: Ending, data: st.DataObject
) -> None:
    stream = b"".join(code + ENDINGS[ending] for code in codes)
    cutter, found = framer(ending), []
    while stream:
        size = data.draw(st.integers(1, len(stream)))
        found += cutter.feed(stream[:size])
        stream = stream[size:]
    assert found == codes
