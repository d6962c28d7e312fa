"""Clocks as rows of tasks keep them."""

from central.casework.clocks import Clock, Limit
from central.storage.models import Task


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
