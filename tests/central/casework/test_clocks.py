"""When a task is to be decided, on evenings, weekends and holidays, and what stops its clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from central.casework.clocks import Colour, Limit, paused, resumed, started
from central.holidays import load_holidays
from kiosk.contract.working_days import WorkingDays

HERE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkingDays.of(load_holidays(None))
ONE_DAY, THREE_DAYS, FOUR_HOURS = Limit(working_days=1), Limit(working_days=3), Limit(working_hours=4)


def at(text: str) -> datetime:
    """Local time of 2026: ``10-09 16:59``."""
    return datetime.strptime(f"2026-{text}", "%Y-%m-%d %H:%M").replace(tzinfo=HERE)


@pytest.mark.parametrize(
    ("limit", "filed", "due"),
    [
        # 2026-11-27 is a Friday.
        pytest.param(ONE_DAY, "11-27 16:59", "11-30 17:00", id="Friday 16:59: Monday at closing time"),
        pytest.param(ONE_DAY, "11-27 17:01", "11-30 17:00", id="Friday evening counts as Friday"),
        pytest.param(ONE_DAY, "11-28 03:00", "11-30 17:00", id="Saturday at three in the morning"),
        pytest.param(ONE_DAY, "11-29 23:59", "11-30 17:00", id="Sunday night: the whole of Monday"),
        pytest.param(
            ONE_DAY, "11-30 00:01", "12-01 17:00", id="a minute later is Monday, which is not counted"
        ),
        # National Day 2026: 1 to 7 October off, Saturday the 10th is worked, Sunday 20 September too.
        pytest.param(ONE_DAY, "09-30 16:59", "10-08 17:00", id="before National Day"),
        pytest.param(THREE_DAYS, "09-30 16:59", "10-10 17:00", id="the worked Saturday counts"),
        pytest.param(ONE_DAY, "10-03 12:00", "10-08 17:00", id="in the middle of the holidays"),
        pytest.param(ONE_DAY, "10-09 16:59", "10-10 17:00", id="a Friday before a worked Saturday"),
        pytest.param(FOUR_HOURS, "11-27 16:59", "11-30 12:29", id="a minute on Friday, the rest on Monday"),
        pytest.param(FOUR_HOURS, "11-27 09:00", "11-27 13:00", id="within a morning"),
        pytest.param(FOUR_HOURS, "09-30 20:00", "10-08 12:30", id="hours begin when the office opens next"),
        pytest.param(Limit(calendar_days=3), "11-25 10:00", "11-30 17:00", id="ends on a Saturday: Monday"),
    ],
)
def test_due(limit: Limit, filed: str, due: str) -> None:
    assert started(CALENDAR, limit, at(filed)).due == at(due)


def test_it_turns_amber_when_a_fourth_is_left_and_red_when_nothing_is() -> None:
    clock = started(CALENDAR, Limit(working_days=4), at("11-20 10:00"))
    assert clock.due == at("11-26 17:00")
    told = [clock.colour(at(each)) for each in ("11-25 17:00", "11-26 08:30", "11-26 17:00", "11-26 17:01")]
    assert told == [Colour.RUNNING, Colour.AMBER, Colour.AMBER, Colour.RED]


def test_while_a_correction_is_awaited_no_time_runs_and_what_was_left_is_given_back() -> None:
    clock = started(CALENDAR, Limit(working_days=5), at("11-16 10:00"))  # due Monday the 23rd
    waiting = paused(clock, at("11-18 15:00"))  # three working days are left: 19, 20, 23
    assert waiting.colour(at("12-20 12:00")) is Colour.PAUSED
    assert resumed(CALENDAR, Limit(working_days=5), waiting, at("12-04 23:00")).due == at("12-09 17:00")


def test_asked_on_the_last_day_one_whole_working_day_is_left() -> None:
    clock = started(CALENDAR, ONE_DAY, at("11-16 10:00"))
    waiting = paused(clock, at("11-17 16:00"))
    assert resumed(CALENDAR, ONE_DAY, waiting, at("11-27 18:00")).due == at("11-30 17:00")


def test_of_hours_exactly_what_was_left_is_given_back() -> None:
    clock = started(CALENDAR, FOUR_HOURS, at("11-16 09:00"))
    waiting = paused(clock, at("11-16 12:00"))
    assert resumed(CALENDAR, FOUR_HOURS, waiting, at("11-27 16:30")).due == at("11-30 09:00")


def test_what_was_overdue_when_somebody_asked_stays_overdue() -> None:
    clock = started(CALENDAR, ONE_DAY, at("11-16 10:00"))
    waiting = paused(clock, at("11-19 10:00"))
    after = resumed(CALENDAR, ONE_DAY, waiting, at("11-25 10:00"))
    assert (after.due, after.colour(at("11-25 10:01"))) == (at("11-17 17:00"), Colour.RED)


def test_beyond_the_calendar_no_day_is_named() -> None:
    clock = started(CALENDAR, Limit(working_days=40), at("11-26 10:00"))
    assert (clock.due, clock.colour(at("12-30 10:00"))) == (None, Colour.NONE)


def test_the_receipt_names_the_day_on_which_the_clock_ends() -> None:
    for days in range(1, 20):
        filed = at("09-14 09:00") + timedelta(hours=31 * days)
        promised = CALENDAR.after(filed.date(), days)
        due = started(CALENDAR, Limit(working_days=days), filed).due
        assert due is not None
        assert due.astimezone(HERE).date() == promised
