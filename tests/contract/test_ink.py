"""Ink is short, says where the finger was, and lets nothing else be said."""

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kiosk.contract.ink import MAX_POINTS, NARROWEST_PAD, UNITS, WIDEST_PAD, Point, Trace, trace
from tests.fixtures.pen import signature

SHARES = st.floats(0, 1)
POINTS = st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=30)
PADS = st.none() | st.floats(NARROWEST_PAD, WIDEST_PAD)
ACCEPTED = TypeAdapter(Trace)


def places(written: str) -> list[tuple[int, int]]:
    """What SVG's own rules make of it: numbers end where the next begins, a minus begins one."""
    numbers = [int(each) for each in re.findall(r"-?\d+", written)]
    steps = list(zip(numbers[::2], numbers[1::2], strict=True))
    return list(accumulate(steps, lambda at, step: (at[0] + step[0], at[1] + step[1])))


@given(points=POINTS, pad=PADS)
def test_every_point_is_where_the_finger_was(points: list[Point], pad: float | None) -> None:
    written = ACCEPTED.validate_python(trace(points, pad))
    wanted = [(round(x * UNITS * (pad or 1.0)), round(y * UNITS)) for x, y in points]
    moved = [each for before, each in zip([None, *wanted], wanted, strict=False) if each != before]
    assert places(written) == (moved if len(moved) > 1 else moved * 2)


def test_the_longest_stroke_is_accepted() -> None:
    there_and_back = [(0.0, 1.0), (1.0, 0.0)] * (MAX_POINTS // 2)
    ACCEPTED.validate_python(trace(there_and_back, WIDEST_PAD))


@pytest.mark.parametrize(
    "said",
    [
        "",
        "M1 2",
        "M1 2l",
        "M1 2l3",
        "M1 2l3 4 5",
        "M-1 2l3 4",
        "M1 2l3 4z",
        "M1 2l3 4\n",
        "M1 2l3.5 4",
        "m1 2l3 4",
        "M1 2l3 --4",
        "M1 2l100000 4",
        'M1 2l3 4"/><script>',
        "M१ 2l3 4",
        "M1 2l0 0" + " 1 1" * 20_000,
    ],
)
def test_what_is_no_stroke_is_refused(said: str) -> None:
    with pytest.raises(ValidationError):
        ACCEPTED.validate_python(said)


def test_a_signature_of_three_seconds_is_short() -> None:
    assert sum(len(each) for each in signature(3, 60)) < 3 * 60 * 6
