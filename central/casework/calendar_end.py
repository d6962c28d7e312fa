"""The calendar of working days ends, and somebody has to load the next: it says so in good time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from central.casework.clock_rows import LIMITS, RUNNING
from central.local_time import LOCAL
from central.storage.models import Task
from kiosk.contract.working_days import WorkingDays

TOLD_BEFORE = timedelta(days=60)
"""The State Council gives notice of the next year's holidays in about November."""


@dataclass(frozen=True)
class CalendarEnd:
    """`waiting`: tasks whose due date cannot be said until then."""

    last: date
    waiting: int

    @property
    def next_year(self) -> int:
        """Of the calendar that is missing."""
        return self.last.year + 1


def calendar_end(session: Session, calendar: WorkingDays, now: datetime) -> CalendarEnd | None:
    """None while there is time."""
    if calendar.last - now.astimezone(LOCAL).date() > TOLD_BEFORE:
        return None
    promised = or_(*(each.is_not(None) for each in LIMITS))
    waiting = session.scalar(
        select(func.count(Task.id)).where(Task.due.is_(None), Task.state.in_(RUNNING), promised)
    )
    return CalendarEnd(calendar.last, waiting or 0)
