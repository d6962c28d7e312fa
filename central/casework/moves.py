"""Moves of tasks as the database keeps them, and what of them changes the case. Within a transaction whose
turn is the case's.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from central.casework import commitments, states
from central.casework.clock_rows import begin, clock_of, limit_of, put
from central.casework.clocks import paused, resumed
from central.casework.letting_go import let_go
from central.casework.states import Act, case_state, is_ended
from central.notices.due import Kind, due
from central.refunds.due import case_is_over
from central.storage.case_tables import CaseWork
from central.storage.models import Case, Identity, Task, TaskState
from kiosk.contract.working_days import WorkingDays

COLLATE = "collate"
"""`CaseWork.kind`: all is decided, and the one output is to be made and released."""


def move(session: Session, calendar: WorkingDays, task: Task, act: Act, now: datetime) -> None:
    """Carry out one move, with its clock, and bring the case up to date.

    Raises:
        NotNow: the task's state does not allow it.

    """
    task.state = states.after(task.state, act, accepted=task.accepted is not None)
    match act:
        case Act.CONFIRM_IDENTITY:
            begin(task, calendar, now)
        case Act.ACCEPT:
            task.accepted = now
        case Act.ASK:
            put(task, paused(clock_of(task), now))
            due(session, Kind.CORRECTION, task.case.submission_id, now)
        case Act.ANSWER:
            if task.began is not None and task.paused is not None:
                task.began += now - task.paused
            put(task, resumed(calendar, limit_of(task), clock_of(task), now))
        case Act.APPROVE | Act.REFUSE | Act.WITHDRAW:
            task.decided = now
        case Act.NOT_CONCERNED:
            task.decided, task.not_concerned = now, True
        case Act.CALL:
            task.accepted = task.decided = None
            task.not_concerned = False
            if task.case.identity is Identity.CONFIRMED:
                begin(task, calendar, now)
            else:
                task.state = TaskState.WAITING_FOR_IDENTITY
    session.flush()
    _bring_up_to_date(session, calendar, task.case, now)


def confirm_identity(session: Session, calendar: WorkingDays, case: Case, now: datetime) -> None:
    """It is known who filed: its tasks begin."""
    case.identity = Identity.CONFIRMED
    for task in case.tasks:
        if task.state is TaskState.WAITING_FOR_IDENTITY:
            move(session, calendar, task, Act.CONFIRM_IDENTITY, now)


def withdraw(session: Session, calendar: WorkingDays, case: Case, now: datetime) -> int:
    """The resident takes back what is not decided yet; gives how many tasks that closed."""
    left = [each for each in case.tasks if each.state not in states.ENDED]
    for task in left:
        move(session, calendar, task, Act.WITHDRAW, now)
    return len(left)


def _bring_up_to_date(session: Session, calendar: WorkingDays, case: Case, now: datetime) -> None:
    tasks = [each.state for each in case.tasks]
    case.state = case_state(tasks)
    if not is_ended(tasks):
        return
    commitments.decided(session, case, now)
    case_is_over(session, calendar, case, now)
    if all(each is TaskState.WITHDRAWN for each in tasks):
        case.ended = now
        let_go(session, case)
    else:
        session.add(CaseWork(kind=COLLATE, case_id=case.id, asked=now))
