"""What the departments' pages show: lists of tasks, cases that wait for a window, what was overdue. Nothing
personal is read here (`central.casework.share` does that).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from central.cases import case_number
from central.casework.clock_rows import awaits_calendar, clock_of
from central.casework.clocks import Colour
from central.casework.states import word_of
from central.catalogue import Services
from central.storage.case_tables import CommitmentEntry, FollowUp, FollowUpState, Overdue
from central.storage.models import Case, Identity, Task, TaskState
from kiosk.contract.catalogue.schema import Text

PAGE_LENGTH = 50
TO_DO = (TaskState.OPEN, TaskState.ACCEPTED)
TABS: dict[str, tuple[TaskState, ...]] = {
    "to_do": TO_DO,
    "waiting": (TaskState.CORRECTION_WANTED, TaskState.WAITING_FOR_IDENTITY),
    "decided": (TaskState.DONE, TaskState.REFUSED, TaskState.WITHDRAWN),
}


@dataclass(frozen=True)
class TaskLine:
    """One task of a list."""

    id: int
    number: str
    service: Text
    department: Text
    state: str
    due: datetime | None
    colour: str
    handler: str | None
    awaits_calendar: bool
    """Its end lies beyond the loaded calendar of working days."""


@dataclass(frozen=True)
class TaskList:
    """A page of it; `counts` by tab, `red` and `amber` of what is to do."""

    lines: tuple[TaskLine, ...]
    counts: dict[str, int]
    red: int
    amber: int
    page: int
    pages: int


def task_list(
    session: Session, services: Services, departments: Collection[str], tab: str, page: int, now: datetime
) -> TaskList:
    """The tasks of these departments: what is due first stands first, of the decided the latest."""
    own = Task.department.in_(departments)
    counts = {
        name: session.scalar(select(func.count(Task.id)).where(own, Task.state.in_(states))) or 0
        for name, states in TABS.items()
    }
    to_do = select(func.count(Task.id)).where(own, Task.state.in_(TO_DO))
    red = session.scalar(to_do.where(Task.due < now)) or 0
    amber = session.scalar(to_do.where(Task.due >= now, Task.amber <= now)) or 0
    pages = max(1, -(-counts[tab] // PAGE_LENGTH))
    page = min(page, pages)
    order = (Task.decided.desc(),) if tab == "decided" else (Task.due.is_(None), Task.due, Task.id)
    rows = session.scalars(
        _with_case(select(Task).where(own, Task.state.in_(TABS[tab])))
        .order_by(*order)
        .limit(PAGE_LENGTH)
        .offset((page - 1) * PAGE_LENGTH)
    )
    lines = tuple(line(row, services, now) for row in rows)
    return TaskList(lines, counts, red, amber, page, pages)


def line(task: Task, services: Services, now: datetime) -> TaskLine:
    """One task as a list shows it."""
    held = task.case.submission
    colour = clock_of(task).colour(now)
    return TaskLine(
        id=task.id,
        number=case_number(task.case_id, held.received),
        service=services.find(held.service).name,
        department=services.department_name(task.department),
        state=word_of(task),
        due=None if colour in (Colour.PAUSED, Colour.STOPPED) else task.due,
        colour=colour.value,
        handler=task.handler,
        awaits_calendar=awaits_calendar(task),
    )


@dataclass(frozen=True)
class WindowLine:
    """A case whose owner is to be seen at a window."""

    case: int
    number: str
    receipt_number: str
    service: Text
    received: datetime
    why: str
    """`filing`, or the kind of what came after it."""


def waiting_for_window(session: Session, services: Services) -> tuple[WindowLine, ...]:
    """The first to come first."""
    filings = session.scalars(
        select(Case)
        .join(Task)
        .where(Case.identity == Identity.TO_BE_CONFIRMED, Task.state == TaskState.WAITING_FOR_IDENTITY)
        .options(joinedload(Case.submission))
        .order_by(Case.id)
        .distinct()
        .limit(PAGE_LENGTH)
    ).unique()
    later = session.execute(
        select(Case, FollowUp.kind)
        .join(FollowUp, FollowUp.case_id == Case.id)
        .where(FollowUp.state == FollowUpState.WAITS_FOR_IDENTITY)
        .options(joinedload(Case.submission))
        .order_by(FollowUp.received)
        .limit(PAGE_LENGTH)
    ).unique()
    found = [(case, "filing") for case in filings] + [(case, kind) for case, kind in later]
    return tuple(
        WindowLine(
            case=case.id,
            number=case_number(case.id, case.submission.received),
            receipt_number=case.submission.receipt_number,
            service=services.find(case.submission.service).name,
            received=case.submission.received,
            why=why,
        )
        for case, why in found
    )


@dataclass(frozen=True)
class OverdueLine:
    """An entry of the ledger."""

    number: str
    department: Text
    due: datetime
    decided: datetime | None
    handler: str | None
    came_late: bool


def overdue_list(session: Session, services: Services) -> tuple[OverdueLine, ...]:
    """The latest first."""
    rows = session.execute(
        select(Overdue, Task)
        .join(Task, Task.id == Overdue.task_id)
        .options(joinedload(Task.case).joinedload(Case.submission))
        .order_by(Overdue.noticed.desc(), Overdue.task_id.desc())
        .limit(200)
    )
    return tuple(
        OverdueLine(
            number=case_number(task.case_id, task.case.submission.received),
            department=services.department_name(entry.department),
            due=entry.due,
            decided=task.decided,
            handler=entry.handler,
            came_late=entry.came_late,
        )
        for entry, task in rows
    )


@dataclass(frozen=True)
class CommitmentLine:
    """An entry of the register of commitments."""

    case: int
    number: str
    service: Text
    name: Text
    state: str
    pledged: datetime
    by: datetime | None
    """Until when it is to be checked, or put right."""
    checked_by: str | None
    departments: tuple[str, ...]


def commitment_list(session: Session, services: Services) -> tuple[CommitmentLine, ...]:
    """What is to be done first: put right, checked; then the rest, the latest first."""
    rows = session.execute(
        select(CommitmentEntry, Case)
        .join(Case, Case.id == CommitmentEntry.case_id)
        .options(joinedload(Case.submission), joinedload(Case.tasks))
        .order_by(
            CommitmentEntry.ended.is_not(None), CommitmentEntry.check_by, CommitmentEntry.case_id.desc()
        )
        .limit(200)
    ).unique()
    lines = []
    for entry, case in rows:
        template = services.commitment(entry.template)
        lines.append(
            CommitmentLine(
                case=case.id,
                number=case_number(case.id, case.submission.received),
                service=services.find(case.submission.service).name,
                name=template.name if template else Text(zh=entry.template),
                state=entry.state.value,
                pledged=entry.pledged,
                by=entry.rectify_by or entry.check_by,
                checked_by=entry.checked_by,
                departments=tuple(task.department for task in case.tasks),
            )
        )
    return tuple(lines)


def _with_case(query: Select[Task]) -> Select[Task]:
    return query.options(joinedload(Task.case).joinedload(Case.submission))
