"""A bound that is broken is called broken."""

import pytest

from bench.many_visits import slope
from bench.row import Against, AtMost, AtMostMore, AtMostTimes, Row, percentile
from bench.table import table


@pytest.mark.parametrize(("ours", "holds"), [(114.9, True), (115.1, False)])
def test_a_factor_over_the_physical_limit(ours: float, holds: bool) -> None:
    row = Row("card", "ms", ours, peer=1.0, limit=100.0, bound=AtMostTimes(1.15, Against.LIMIT))
    assert row.holds is holds
    assert row.ratio == pytest.approx(ours / 100)


@pytest.mark.parametrize(("ours", "holds"), [(3.0, True), (3.1, False)])
def test_an_amount_over_the_peer(ours: float, holds: bool) -> None:
    assert Row("filing", "ms", ours, peer=2.0, bound=AtMostMore(1.0)).holds is holds


@pytest.mark.parametrize(("ours", "holds"), [(50.0, True), (50.1, False)])
def test_an_amount_whatever_others_do(ours: float, holds: bool) -> None:
    row = Row("pressed", "ms", ours, bound=AtMost(50))
    assert row.holds is holds
    assert "<= 50 ms" in table([row])


def test_a_bound_without_its_other_side_is_broken_not_kept() -> None:
    assert not Row("frame", "s", 1.0, bound=AtMostTimes(2.0)).holds


def test_a_figure_without_a_bound_always_holds() -> None:
    assert Row("memory", "MiB", 1e9).holds


def test_a_slope_is_of_the_straight_line_through_all_points() -> None:
    assert slope([(200, 100.0), (300, 100.5), (400, 101.0)]) == pytest.approx(0.005)
    assert slope([(200, 100.0), (300, 104.0), (400, 100.0)]) == pytest.approx(0)


def test_the_table_says_which_bound_is_broken() -> None:
    rows = (
        Row("card", "ms", 130, limit=100, bound=AtMostTimes(1.15, Against.LIMIT), note="paced"),
        Row("agent memory", "MiB", 42.5),
    )
    lines = table(rows).splitlines()
    assert [cell.strip() for cell in lines[2].strip("|").split("|")] == [
        "card", "130 ms", "", "100 ms", "1.30", "<= 1.15 x limit", "BROKEN",
    ]  # fmt: skip
    assert "42.5 MiB" in lines[3]
    assert lines[-1] == "* card: paced"


@pytest.mark.parametrize(("percent", "value"), [(50, 5), (99, 10), (100, 10), (10, 1), (0, 1)])
def test_a_percentile_is_one_of_the_samples(percent: float, value: float) -> None:
    assert percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], percent) == value
