"""Clocks as rows of tasks keep them."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from central.casework.clocks import Clock, Limit, started
from central.storage.database import Storage
from central.storage.models import Task, TaskState
from kiosk.contract.working_days import WorkingDays

RUNNING = (TaskState.OPEN, TaskState.ACCEPTED)
LIMITS = (Task.limit_working_days, Task.limit_working_hours, Task.limit_calendar_days)
_AT_ONCE = 500


def clock_of(task: Task) -> Clock:
    """How its clock stands."""
    return Clock(task.due, task.amber, task.paused, task.decided)


def limit_of(task: Task) -> Limit | None:
    """What was promised of it."""
    if task.limit_working_days is task.limit_working_hours is task.limit_calendar_days is None:
        return None
    return Limit(task.limit_working_days, task.limit_working_hours, task.limit_calendar_days)


def put(task: Task, clock: Clock) -> None:
    """Let the row say so."""
    task.due, task.amber, task.paused = clock.due, clock.amber, clock.paused


def begin(task: Task, calendar: WorkingDays, now: datetime) -> None:
    """Its clock begins."""
    task.began = now
    put(task, started(calendar, limit_of(task), now))


def awaits_calendar(task: Task) -> bool:
    """A time was promised, and the loaded calendar of working days does not reach to its end."""
    return task.state in RUNNING and task.due is None and limit_of(task) is not None


def fill_every_due(storage: Storage, calendar: WorkingDays) -> None:
    """Say when tasks are due whose end no calendar reached so far, as far as this one does. At the start,
    when another calendar may have been loaded.
    """
    last: int | None = 0
    while last is not None:
        with storage.write() as session:
            last = _fill_due(session, calendar, last)


def _fill_due(session: Session, calendar: WorkingDays, after: int) -> int | None:
    """Some of them, from the one after that on. Gives the last that was looked at; None where none is."""
    promised = or_(*(each.is_not(None) for each in LIMITS))
    waits = Task.due.is_(None) & Task.began.is_not(None) & Task.state.in_(RUNNING) & promised
    rows = session.scalars(select(Task).where(waits, Task.id > after).order_by(Task.id).limit(_AT_ONCE)).all()
    for task in rows:
        if task.began is not None:
            put(task, started(calendar, limit_of(task), task.began))
    return rows[-1].id if rows else None
