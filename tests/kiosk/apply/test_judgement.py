"""When a bundle may begin, when it has proved itself, when it has failed."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.apply.judgement import (
    Failing,
    Limits,
    Now,
    counted,
    has_stood,
    has_stood_alone,
    may_begin,
    why_undone,
)
from kiosk.apply.record import Probation, Reason
from kiosk.apply.screen import Screen, begun, read, screen_file, write
from tests.kiosk.apply.bundles import bundle

LIMITS = Limits(
    probation_seconds=900,
    probation_visits=3,
    long_probation_seconds=86_400,
    silence_seconds=60,
    most_starts=3,
    proof_seconds=600,
)
TRIAL = bundle(1)
WELL = Screen(
    boot="b", pid=10, effect=TRIAL.effect, starts=1, began=1000, alive=1000, standing=True, idle=True
)
NEW = Probation(candidate=TRIAL, new_way=False)


def at(seconds: float, screen: Screen | None = WELL) -> Now:
    return Now(seconds, "b", screen)


def served(minutes: int, visits: int) -> Probation:
    """Told once a minute."""
    state, before = NEW, None
    for minute in range(minutes + 1):
        screen = replace(WELL, alive=1000 + 60.0 * minute, visits=visits * minute // max(1, minutes))
        state, before = counted(state, at(screen.alive, screen), before), screen
    return state


def test_it_takes_a_quarter_of_an_hour_and_three_visits() -> None:
    assert has_stood(served(15, 3), LIMITS)
    assert not has_stood(served(14, 3), LIMITS)
    assert not has_stood(served(15, 2), LIMITS)


def test_without_visits_it_takes_a_day() -> None:
    assert not has_stood_alone(served(23 * 60, 0), LIMITS)
    assert has_stood_alone(served(24 * 60, 0), LIMITS)


def test_visits_are_counted_once_though_the_agent_starts_again() -> None:
    first = counted(NEW, at(1000, replace(WELL, visits=2)), None)
    again = counted(first, at(1060, replace(WELL, alive=1060, visits=3)), None)
    assert again.visits == 3


def test_a_screen_that_starts_again_goes_on_counting() -> None:
    first = counted(NEW, at(1000, replace(WELL, visits=2)), None)
    other = replace(WELL, pid=11, alive=1030, visits=1)
    assert counted(first, at(1030, other), WELL).visits == 3


def test_what_the_old_screen_does_is_not_the_bundles_merit_nor_its_fault() -> None:
    old = replace(WELL, effect="old", visits=7, starts=9)
    assert counted(NEW, at(1000, old), None) == NEW
    assert why_undone(NEW, at(9999, old), LIMITS) is None


def test_a_screen_that_dies_at_every_start_undoes_it() -> None:
    assert why_undone(NEW, at(1000, replace(WELL, starts=3)), LIMITS) is None
    assert why_undone(NEW, at(1000, replace(WELL, starts=4)), LIMITS) is Reason.SCREEN_CRASHED


def test_a_screen_that_dies_in_every_visit_undoes_it_though_each_start_was_good() -> None:
    state = NEW
    for death in range(8):
        state = counted(state, at(1000, replace(WELL, pid=10 + death, steady=True)), None)
    assert state.restarts == 7
    assert why_undone(state, at(1000), LIMITS) is Reason.SCREEN_CRASHED


def test_a_screen_that_a_power_cut_ended_did_not_die() -> None:
    state = counted(NEW, at(1000), None)
    after = replace(WELL, pid=3, boot="c")
    assert counted(state, Now(1000, "c", after), None).restarts == 0


@pytest.mark.parametrize("standing", [True, False])
def test_a_screen_that_hangs_undoes_it(standing: bool) -> None:
    hung = replace(WELL, standing=standing)
    assert why_undone(NEW, at(1060, hung), LIMITS) is None
    assert why_undone(NEW, at(1061, hung), LIMITS) is Reason.SCREEN_HUNG


def test_a_power_cut_is_not_the_bundles_fault() -> None:
    before = replace(WELL, boot="before")
    assert why_undone(NEW, at(99_999, before), LIMITS) is None
    assert not may_begin(at(99_999, before), LIMITS)


def test_it_begins_when_nobody_is_there() -> None:
    assert may_begin(at(1000), LIMITS)
    assert not may_begin(at(1000, replace(WELL, idle=False)), LIMITS)
    assert not may_begin(at(1000, replace(WELL, standing=False)), LIMITS)
    assert not may_begin(at(1000, None), LIMITS)


def test_a_screen_that_hangs_or_dies_keeps_nothing_from_mending_it() -> None:
    assert may_begin(at(1061, replace(WELL, idle=False)), LIMITS)
    assert may_begin(at(1000, replace(WELL, standing=False, starts=4)), LIMITS)


def test_starts_in_a_row_are_counted_until_one_is_good() -> None:
    first = begun(None, boot="b", pid=1, effect="e", now=1)
    second = begun(first, boot="b", pid=2, effect="e", now=2)
    assert (first.starts, second.starts) == (1, 2)
    assert begun(replace(second, steady=True), boot="b", pid=3, effect="e", now=3).starts == 1
    assert begun(second, boot="b", pid=3, effect="another", now=3).starts == 1


def test_what_fails_must_go_on_failing_to_count() -> None:
    failing = Failing().seen(10, failing=True).seen(20, failing=True)
    assert failing.lasted(40, 30)
    assert not failing.lasted(39, 30)
    assert not failing.seen(39, failing=False).seen(40, failing=True).lasted(41, 30)


def test_the_file_gives_back_what_was_told(tmp_path: Path) -> None:
    write(screen_file(tmp_path), WELL)
    assert read(screen_file(tmp_path)) == WELL
    for wrong in (
        "",
        "{",
        "[]",
        '{"boot": 3}',
        screen_file(tmp_path).read_text().replace('"pid": 10', '"pid": "x"'),
    ):
        screen_file(tmp_path).write_text(wrong)
        assert read(screen_file(tmp_path)) is None
