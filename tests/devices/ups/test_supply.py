"""When a change of the supply is believed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.ups.supply import FORGOTTEN_S, SteadySupply, Supply

MAINS, BATTERY, LOW = Supply


def told(*heard: tuple[float, Supply | None]) -> list[Supply]:
    steady = SteadySupply(battery_after_s=5, mains_after_s=30)
    return [steady.hear(supply, now) for now, supply in heard]


def test_a_flicker_is_no_power_cut() -> None:
    assert (
        told((0, MAINS), (1, BATTERY), (5, BATTERY), (5.9, MAINS), (7, BATTERY), (11, BATTERY)) == [MAINS] * 6
    )
    assert told((1, BATTERY), (6, BATTERY))[-1] is BATTERY


def test_the_mains_have_to_last_before_they_are_believed() -> None:
    cut = ((0.0, BATTERY), (6.0, BATTERY))
    assert told(*cut, (7, MAINS), (36, MAINS))[-1] is BATTERY
    assert told(*cut, (7, MAINS), (37, MAINS))[-1] is MAINS
    assert told(*cut, (7, MAINS), (30, BATTERY), (31, MAINS), (60, MAINS))[-1] is BATTERY


def test_an_empty_battery_is_believed_at_once_and_until_the_mains_have_lasted() -> None:
    assert told((0, LOW))[-1] is LOW
    assert told((0, LOW), (1, BATTERY), (100, BATTERY))[-1] is LOW
    assert told((0, LOW), (1, MAINS), (31, MAINS))[-1] is MAINS


def test_a_ups_that_falls_silent_keeps_its_word_for_a_while_and_then_closes_nothing() -> None:
    cut = ((0.0, BATTERY), (6.0, BATTERY), (7.0, None))
    assert told(*cut, (6 + FORGOTTEN_S, None))[-1] is BATTERY
    assert told(*cut, (7 + FORGOTTEN_S, None))[-1] is MAINS


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 9), st.sampled_from([MAINS, BATTERY, None])), max_size=40))
def test_nothing_but_low_is_ever_low(steps: list[tuple[float, Supply | None]]) -> None:
    steady, now = SteadySupply(5, 30), 0.0
    for seconds, supply in steps:
        now += seconds
        assert steady.hear(supply, now) is not LOW
