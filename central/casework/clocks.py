"""The clock of a task: when it is to be decided, when it turns amber and red, and what stops it. Pure.

What filing after hours means (docs/decisions/0032): whatever is filed on a day counts as filed on that day,
at 16:59 as at midnight or on a Sunday, and the day itself is not counted (General Provisions of Civil Law,
article 201). A limit of n working days ends when the office closes on the n-th working day after it (article
203: where there are business hours, at their end). So the resident's receipt, which is printed without asking
anybody, names the same day. A limit in working hours counts office time only: what comes after hours begins
when the office opens next.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from central.local_time import LOCAL
from kiosk.contract.working_days import WorkingDays

OPENS, CLOSES = time(8, 30), time(17, 0)
"""Office hours of the departments; at noon somebody stays."""
_OFFICE_DAY = datetime.combine(date.min, CLOSES) - datetime.combine(date.min, OPENS)
_DAY = timedelta(days=1)
AMBER_AT = 4
"""A clock is amber when a fourth of its time, or less, is left."""


@dataclass(frozen=True)
class Limit:
    """How long a task may take: exactly one of the three."""

    working_days: int | None = None
    working_hours: int | None = None
    calendar_days: int | None = None


class Colour(StrEnum):
    """How a clock stands."""

    NONE = "none"
    """Nothing was promised, or the calendar of working days does not reach so far."""
    RUNNING = "running"
    AMBER = "amber"
    RED = "red"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Clock:
    """One task's. `due` and `amber` are None while it waits to begin and where nothing can be said."""

    due: datetime | None = None
    amber: datetime | None = None
    paused: datetime | None = None
    """Since when a correction is awaited."""
    stopped: datetime | None = None
    """When the task was decided."""

    def colour(self, now: datetime) -> Colour:
        """How it stands; once stopped, it is never red."""
        if self.stopped is not None:
            return Colour.STOPPED
        if self.paused is not None:
            return Colour.PAUSED
        if self.due is None:
            return Colour.NONE
        if now > self.due:
            return Colour.RED
        return Colour.AMBER if self.amber is not None and now >= self.amber else Colour.RUNNING


def started(calendar: WorkingDays, limit: Limit | None, began: datetime) -> Clock:
    """The clock of a task that began then."""
    due = _due(calendar, limit, began) if limit else None
    return _with_amber(calendar, limit, Clock(due=due))


def paused(clock: Clock, now: datetime) -> Clock:
    """While a correction is awaited nothing runs."""
    return clock if clock.paused else replace(clock, paused=now)


def resumed(calendar: WorkingDays, limit: Limit | None, clock: Clock, now: datetime) -> Clock:
    """It goes on with what was left: the working days after the one on which it was asked, at least one. What
    was overdue when somebody asked stays so.
    """
    if clock.paused is None:
        return clock
    due, since = clock.due, clock.paused
    if limit is not None and due is not None and since < due:
        due = _resumed_due(calendar, limit, due, since, now)
    return _with_amber(calendar, limit, replace(clock, due=due, paused=None))


def _resumed_due(
    calendar: WorkingDays, limit: Limit, due: datetime, since: datetime, now: datetime
) -> datetime | None:
    if limit.working_hours is not None:
        left = _office_time(calendar, since, due)
        return None if left is None else _after_office_time(calendar, now, left)
    if limit.calendar_days is not None:
        days_left = max(1, (_day(due) - _day(since)).days)
        return _due(calendar, Limit(calendar_days=days_left), now)
    working = _working_days(calendar, _day(since), _day(due))
    return None if working is None else _due(calendar, Limit(working_days=max(1, working)), now)


def _due(calendar: WorkingDays, limit: Limit, began: datetime) -> datetime | None:
    if limit.working_hours is not None:
        return _after_office_time(calendar, began, timedelta(hours=limit.working_hours))
    if limit.calendar_days is not None:
        last: date | None = _day(began) + timedelta(days=limit.calendar_days)
        while last is not None and not (working := calendar.is_working(last)):
            # The last day of a period that is a day off is the next one that is not (article 203).
            last = None if working is None else last + _DAY
    else:
        last = calendar.after(_day(began), limit.working_days or 0)
    return _at(last, CLOSES) if last else None


def _with_amber(calendar: WorkingDays, limit: Limit | None, clock: Clock) -> Clock:
    if clock.due is None or limit is None:
        return replace(clock, amber=None)
    if limit.working_hours is not None:
        whole = timedelta(hours=limit.working_hours)
    else:
        whole = _OFFICE_DAY * max(1, limit.working_days or limit.calendar_days or 0)
    return replace(clock, amber=_before_office_time(calendar, clock.due, whole / AMBER_AT))


def _after_office_time(calendar: WorkingDays, start: datetime, length: timedelta) -> datetime | None:
    """When so much office time has passed since `start`."""
    day, moment = _day(start), start
    while (working := calendar.is_working(day)) is not None:
        if working:
            begins = max(moment, _at(day, OPENS))
            room = _at(day, CLOSES) - begins
            if room >= length:
                return begins + length
            length -= max(room, timedelta(0))
        day += _DAY
    return None


def _before_office_time(calendar: WorkingDays, end: datetime, length: timedelta) -> datetime | None:
    """Since when only so much office time is left until `end`."""
    day, moment = _day(end), end
    while (working := calendar.is_working(day)) is not None:
        if working:
            ends = min(moment, _at(day, CLOSES))
            room = ends - _at(day, OPENS)
            if room >= length:
                return ends - length
            length -= max(room, timedelta(0))
        day -= _DAY
    return None


def _office_time(calendar: WorkingDays, start: datetime, end: datetime) -> timedelta | None:
    """How much of it lies between the two."""
    total, day = timedelta(0), _day(start)
    while day <= _day(end):
        working = calendar.is_working(day)
        if working is None:
            return None
        if working:
            within = min(end, _at(day, CLOSES)) - max(start, _at(day, OPENS))
            total += max(within, timedelta(0))
        day += _DAY
    return total


def _working_days(calendar: WorkingDays, after: date, through: date) -> int | None:
    """How many lie after the one and not after the other."""
    count, day = 0, after
    while day < through:
        day += _DAY
        working = calendar.is_working(day)
        if working is None:
            return None
        count += working
    return count


def _day(moment: datetime) -> date:
    return moment.astimezone(LOCAL).date()


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, LOCAL)
