"""Rounds that are judged together: none is left out."""

import pytest

from bench.in_turn import Taken, pooled


def test_rounds_pooled_are_judged_as_one() -> None:
    both = pooled([Taken([1.0] * 3, [0.5] * 3, "three times"), Taken([4.0] * 4, [3.0] * 4, "four times")])
    assert both.both(50) == (4.0, 3.0)
    assert both.more == pytest.approx(1.0)
