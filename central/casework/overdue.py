"""The overdue ledger: what was not decided in time is written down once, with who answered for it."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from central.storage.case_tables import Overdue
from central.storage.inserting import insert_if_absent
from central.storage.models import Case, Task

_AT_ONCE = 500


def note_overdue(session: Session, now: datetime) -> int:
    """Write down what has become overdue since; gives how much."""
    rows = session.scalars(
        select(Task)
        .where(
            Task.due < now,
            Task.paused.is_(None),
            or_(Task.decided.is_(None), Task.decided > Task.due),
            ~select(Overdue.task_id).where(Overdue.task_id == Task.id).exists(),
        )
        .options(joinedload(Task.case).joinedload(Case.submission))
        .limit(_AT_ONCE)
    ).all()
    for task in rows:
        assert task.due is not None
        insert_if_absent(
            session,
            Overdue,
            {
                "task_id": task.id,
                "department": task.department,
                "due": task.due,
                "noticed": now,
                "handler": task.handler,
                "came_late": task.case.submission.received > task.due,
            },
        )
    return len(rows)
