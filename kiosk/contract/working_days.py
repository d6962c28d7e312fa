"""The working-day calendar: weekends, holidays, and the weekends on which people work instead."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.contract.reference import Holidays

SATURDAY = 5  # date.weekday()


@dataclass(frozen=True)
class WorkingDays:
    """Between `first` and `last` all is known; outside nothing is."""

    first: date
    last: date
    off: Collection[date]
    working: Collection[date]

    @classmethod
    def of(cls, holidays: Holidays) -> "WorkingDays":
        """From the document."""
        return cls(holidays.first, holidays.last, frozenset(holidays.off), frozenset(holidays.working))

    def is_working(self, day: date) -> bool | None:
        """Whether people work on that day; None where the calendar does not reach."""
        if not self.first <= day <= self.last:
            return None
        return day in self.working or (day.weekday() < SATURDAY and day not in self.off)

    def after(self, start: date, count: int) -> date | None:
        """The `count`-th working day after `start`, which does not count itself (the way statutory limits are
        counted: Administrative Licensing Law of 2003, article 82, working days without holidays; General
        Provisions of Civil Law, the day of the event is left out). None where the calendar does not reach.
        """
        day, left = start, count
        while left:
            day += timedelta(days=1)
            working = self.is_working(day)
            if working is None:
                return None
            left -= working
        return day
