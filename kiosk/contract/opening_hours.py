"""Whether a place is open at a moment, and when it opens again, by its hours and the calendar. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from kiosk.contract.reference import Hours
from kiosk.contract.working_days import WorkingDays

DAYS_AHEAD = 30
"""The longest closure that is looked through for the next opening: the Spring Festival is nine days."""


@dataclass(frozen=True)
class Opening:
    """Whether a place is open now: None where that cannot be said. `until`: when it closes today; `next`:
    when it opens again, as far as the calendar reaches. Neither for a place that never closes.
    """

    is_open: bool | None
    until: time | None = None
    next: datetime | None = None


def opening(hours: Hours | None, now: datetime, days: WorkingDays | None) -> Opening:
    """Whether a place of these hours is open at `now`, local time. Without a calendar a place of working days
    only is neither open nor closed.
    """
    if hours is None:
        return Opening(is_open=True)
    opens, closes = time.fromisoformat(hours.opens), time.fromisoformat(hours.closes)

    def serves(day: datetime) -> bool | None:
        if not hours.working_days_only:
            return True
        return None if days is None else days.is_working(day.date())

    today = serves(now)
    if today is None:
        return Opening(is_open=None)
    if today and opens <= now.time() < closes:
        return Opening(is_open=True, until=closes)
    start = now if now.time() < opens else now + timedelta(days=1)
    for ahead in range(DAYS_AHEAD):
        day = start + timedelta(days=ahead)
        served = serves(day)
        if served is None:
            break
        if served:
            return Opening(is_open=False, next=datetime.combine(day.date(), opens, now.tzinfo))
    return Opening(is_open=False)
