"""When reports, low ratings and calls are due that came before a calendar of working days reached so far."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.casework.clocks import Limit, started
from central.storage.voice_tables import (
    CallRequest,
    CallState,
    Obstacle,
    ObstacleState,
    RatingEntry,
    RatingState,
)
from central.voice.arrivals import LOW_ANSWERED_IN
from kiosk.contract.kinds import ANSWERED_IN, CALLED_IN
from kiosk.contract.working_days import WorkingDays


def fill_due_of_voice(session: Session, calendar: WorkingDays) -> None:
    """Say it as far as this calendar does, of whatever waits for somebody; a report whose answer did not help
    counts from the day on which that was said, as it does where the calendar is there.
    """
    waiting = (ObstacleState.NEW, ObstacleState.ASSIGNED)
    reports = session.scalars(select(Obstacle).where(Obstacle.due.is_(None), Obstacle.state.in_(waiting)))
    _fill(calendar, reports, ANSWERED_IN)
    low = (RatingEntry.due.is_(None), RatingEntry.state == RatingState.OPEN)
    _fill(calendar, session.scalars(select(RatingEntry).where(*low)), LOW_ANSWERED_IN)
    to_call = (CallRequest.due.is_(None), CallRequest.state.in_((CallState.OPEN, CallState.NOT_REACHED)))
    _fill(calendar, session.scalars(select(CallRequest).where(*to_call)), CALLED_IN)


def _fill(calendar: WorkingDays, rows: Iterable[Obstacle | RatingEntry | CallRequest], days: int) -> None:
    for row in rows:
        anew = row.asked_anew if isinstance(row, Obstacle) else None
        clock = started(calendar, Limit(working_days=days), anew or row.received)
        row.due, row.amber = clock.due, clock.amber
