"""What was asked for has come, or a part of it: then the rest stays asked, and its task goes on waiting."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.casework import corrections, moves
from central.casework.brought import Brought, missing, read
from central.casework.states import Act
from central.notices.due import Kind, due
from central.personal_data import PersonalData
from central.storage.case_tables import Correction
from central.storage.models import Task, TaskState
from kiosk.contract.working_days import WorkingDays


class Answered(Enum):
    """What an amendment did."""

    NOTHING_ASKED = auto()
    WHOLE = auto()
    """All that these tasks had asked for is there, or a department judges whether it is."""
    IN_PART = auto()
    """Of at least one something is still missing, or wrong."""


def answer(
    session: Session,
    data: PersonalData,
    calendar: WorkingDays,
    tasks: Sequence[Task],
    came: Brought,
    now: datetime,
) -> Answered:
    """Each task whose corrections are all answered goes on; who waits for the rest is told once more."""
    waiting = [each for each in tasks if each.state is TaskState.CORRECTION_WANTED]
    whole = [_take(session, data, task, came, now) for task in waiting]
    for task in (each for each, done in zip(waiting, whole, strict=True) if done):
        moves.move(session, calendar, task, Act.ANSWER, now)
    if not all(whole):
        due(session, Kind.CORRECTION, waiting[0].case.submission_id, now)
        return Answered.IN_PART
    return Answered.WHOLE if waiting else Answered.NOTHING_ASKED


def enough(session: Session, calendar: WorkingDays, task: Task, now: datetime) -> None:
    """The department goes on with what has come.

    Raises:
        NotNow: it waits for nothing.

    """
    for each in _open_ones(session, task):
        each.answered = now
    moves.move(session, calendar, task, Act.ANSWER, now)


def _take(session: Session, data: PersonalData, task: Task, came: Brought, now: datetime) -> bool:
    """Whether nothing stays asked of it."""
    whole = True
    for row in _open_ones(session, task):
        together = came if row.brought is None else read(row.brought).and_then(came)
        row.brought = together.model_dump_json()
        if missing(corrections.read(data.read(session, row.content)), together) is None:
            row.answered = now
        else:
            whole = False
    return whole


def _open_ones(session: Session, task: Task) -> Sequence[Correction]:
    return session.scalars(
        select(Correction).where(Correction.task_id == task.id, Correction.answered.is_(None))
    ).all()
