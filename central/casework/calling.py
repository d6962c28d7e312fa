"""Which departments have a share once a field was given anew (decision 0036): one more may, and one that was
called may not any more.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from central.casework import moves
from central.casework.clock_rows import begin
from central.casework.means import Means
from central.casework.states import ENDED, Act, is_ended
from central.storage.models import Case, Identity, Task, TaskState
from kiosk.contract.kinds import FormValue


def call_anew(
    session: Session,
    means: Means,
    case: Case,
    before: Mapping[str, FormValue],
    after: Mapping[str, FormValue],
    now: datetime,
) -> None:
    """Open the tasks of who is called by the values `after` and was not by those `before`; end those of who
    is not concerned any more, unless they have decided. `before` and `after`: what was given anew. Once all
    is decided nobody is called.
    """
    raw = means.data.read(session, case.content)
    if before == after or raw is None or is_ended([each.state for each in case.tasks]):
        return
    filed = json.loads(raw)
    service, version = case.submission.service, filed["catalogue_version"]
    filed_form: Mapping[str, str | Sequence[str]] = filed["form"]
    facts: dict[str, FormValue] = {
        key: value if isinstance(value, str) else tuple(value) for key, value in filed_form.items()
    }
    facts.update(filed["answers"])
    were = means.services.called(service, version, {**facts, **before})
    are = means.services.called(service, version, {**facts, **after})
    for department in (each for each in are if each not in were):
        _call(session, means, case, department, now)
    for task in list(case.tasks):
        gone = task.department in were and task.department not in are
        if gone and task.state not in ENDED:
            moves.move(session, means.calendar, task, Act.NOT_CONCERNED, now)


def _call(session: Session, means: Means, case: Case, department: str, now: datetime) -> None:
    there = next((each for each in case.tasks if each.department == department), None)
    if there is not None:
        if there.not_concerned:
            moves.move(session, means.calendar, there, Act.CALL, now)
        return
    known = means.services.find(case.submission.service)
    limit = dict(zip(known.departments, known.limits, strict=True)).get(department)
    confirmed = case.identity is Identity.CONFIRMED
    task = Task(
        place=max(each.place for each in case.tasks) + 1,
        department=department,
        state=TaskState.OPEN if confirmed else TaskState.WAITING_FOR_IDENTITY,
        limit_working_days=limit.working_days if limit else None,
        limit_working_hours=limit.working_hours if limit else None,
        limit_calendar_days=limit.calendar_days if limit else None,
    )
    if confirmed:
        begin(task, means.calendar, now)
    case.tasks.append(task)
    session.flush()
