"""Which rounds are judged is decided by the peer alone."""

import pytest

from bench.in_turn import Taken, pooled, quietest


def round_of(ours: float, peer: float) -> Taken:
    return Taken([ours] * 3, [peer] * 3, "three times")


def test_the_quarter_is_judged_in_which_the_peer_was_quickest() -> None:
    lucky, quiet, busy = round_of(0.5, 1.4), round_of(2.0, 1.0), round_of(2.6, 1.5)
    rounds = [busy, lucky, quiet, busy]
    assert quietest(rounds) == [quiet]
    assert quietest([*rounds, lucky]) == [quiet, lucky]
    assert quietest([busy]) == [busy]


def test_rounds_pooled_are_judged_as_one() -> None:
    both = pooled([round_of(1.0, 0.5), Taken([4.0] * 4, [3.0] * 4, "four times")])
    assert both.both(50) == (4.0, 3.0)
    assert both.more == pytest.approx(1.0)
