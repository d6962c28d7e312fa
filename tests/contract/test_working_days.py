"""Working days, by the calendar of 2026 as it ships with the central service."""

from datetime import date, timedelta

import pytest

from central.holidays import load_holidays
from kiosk.contract.working_days import WorkingDays

CALENDAR = WorkingDays.of(load_holidays(None))


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2026, 11, 25), 1, date(2026, 11, 26)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # over a weekend
        (date(2026, 9, 30), 1, date(2026, 10, 8)),  # over the National Day
        (date(2026, 10, 9), 1, date(2026, 10, 10)),  # a Saturday on which people work
        (date(2026, 2, 13), 2, date(2026, 2, 24)),  # a worked Saturday, then Spring Festival
        (date(2026, 11, 25), 0, date(2026, 11, 25)),
    ],
)
def test_the_day_of_the_event_does_not_count(start: date, count: int, expected: date) -> None:
    assert CALENDAR.after(start, count) == expected


def test_beyond_the_calendar_nothing_is_promised() -> None:
    assert CALENDAR.after(date(2026, 12, 30), 2) is None
    assert CALENDAR.is_working(date(2027, 1, 1)) is None


def test_every_working_weekend_is_one_and_every_day_off_has_a_reason() -> None:
    """The announced calendar moves weekends; it never names a working day working, or a plain one twice."""
    assert {day.weekday() for day in CALENDAR.working} <= {5, 6}
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(1 for day in days if CALENDAR.is_working(day)) == 248
