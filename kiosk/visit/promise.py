"""By when what was filed is promised to be done, or answered, from the calendar of working days. Pure.

A limit runs from the day of acceptance (受理), which is for the departments to say: so the date is named as
that of a filing which is accepted on the day it was received.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.reference import Holidays
from kiosk.contract.working_days import WorkingDays
from kiosk.words import Language, Words


@dataclass(frozen=True)
class Promise:
    """A date: the last day of the limit, or of a calendar that ends before it."""

    day: date
    calendar_ends: bool = False


def promised(working_days: int | None, received: date, holidays: Holidays | None) -> Promise | None:
    """The last day of the limit; None where it has none in working days, or there is no calendar."""
    if working_days is None or holidays is None:
        return None
    last = WorkingDays.of(holidays).after(received, working_days)
    return Promise(holidays.last, calendar_ends=True) if last is None else Promise(last)


def limit_text(limit: Text, promise: Promise | None, key: str = "promise.by") -> Text:
    """The limit in its own words, and the date under it: the same on the screen and on paper. `key`: of what
    happens on that date.
    """
    if promise is None:
        return limit
    if promise.calendar_ends:
        key = "promise.calendar_ends"
    day = promise.day

    def both(language: Language) -> str:
        words = Words(language).text(key, year=day.year, month=day.month, day=day.day)
        return f"{limit.in_language(language)}\n{words}"

    return Text(zh=both("zh"), en=both("en"), ko=both("ko"), ja=both("ja"))
