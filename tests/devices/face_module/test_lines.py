"""What a module may say, and nothing else; however its bytes arrive."""

import base64
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.face_module.lines import (
    LONGEST_LINE,
    MOST_LINES,
    Found,
    Garbled,
    Hello,
    Lines,
    Seen,
    Sight,
    Word,
    begin,
    read,
)

HELLO = {"protocol": 1, "module": "Example Vision V2", "stand_in": False}
FOUND = {"answer": "yes", "assertion": "a.b.c"}


def line(said: object) -> bytes:
    return json.dumps(said).encode()


def test_who_it_is_what_it_sees_and_what_it_found() -> None:
    assert read(line(HELLO)) == Hello("Example Vision V2", stand_in=False)
    assert read(line({"state": "come_closer"})) == Seen(Sight.COME_CLOSER)
    assert read(line(FOUND)) == Found(Word.YES, "a.b.c")


def test_the_portrait_goes_in_whole_and_is_in_no_repr() -> None:
    told = begin("5d1c", 7, bytes(range(256)))
    assert told.endswith(b"\n")
    assert json.loads(told) == {
        "begin": "5d1c",
        "terminal": 7,
        "portrait": base64.b64encode(bytes(range(256))).decode(),
    }
    assert "a.b.c" not in repr(read(line(FOUND)))


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"Segmentation fault",
        b"\xff\xfe",
        b"[" * 100_000,
        b"7",
        b"{}",
        line(["state"]),
        line({"state": "asleep"}),
        line({"state": ["looking"]}),
        line({"state": "looking", "face": "picture"}),
        line(HELLO | {"protocol": 2}),
        line(HELLO | {"module": "two\nlines"}),
        line(HELLO | {"module": ""}),
        line(HELLO | {"module": "x" * 81}),
        line(HELLO | {"stand_in": "no"}),
        line(FOUND | {"answer": "maybe"}),
        line(FOUND | {"assertion": 7}),
        line(FOUND | {"assertion": "x" * 2049}),
        line(FOUND | {"score": 0.93}),
    ],
)
def test_anything_else_is_refused_without_repeating_it(said: bytes) -> None:
    with pytest.raises(Garbled) as refused:
        read(said)
    assert "picture" not in str(refused.value)
    assert len(str(refused.value)) < 80


@given(st.binary(max_size=200))
def test_no_bytes_do_more_than_be_refused(untrusted: bytes) -> None:
    try:
        read(untrusted)
    except Garbled:
        return


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_lines_are_the_same_however_the_bytes_arrive(cuts: list[int]) -> None:
    whole = b'{"state": "looking"}\n{"state": "hold_still"}\nrest'
    lines, heard, at = Lines(), [], 0
    for cut in [*cuts, len(whole)]:
        heard += lines.feed(whole[at : at + cut])
        at += cut
    assert heard == whole.split(b"\n")[:2]


@pytest.mark.parametrize(
    "flood",
    [
        lambda lines: lines.feed(b"x" * (LONGEST_LINE + 1)),
        lambda lines: [lines.feed(b"x" * 1000) for _ in range(5)],
        lambda lines: lines.feed(b"x" * (LONGEST_LINE + 1) + b"\n"),
        lambda lines: lines.feed(b"\n" * (MOST_LINES + 1)),
    ],
)
def test_a_line_without_end_and_lines_without_end_are_ended(flood: Callable[[Lines], object]) -> None:
    with pytest.raises(Garbled):
        flood(Lines())
