"""What the page of cases shows: rows, newest first, already in words. No personal data is read."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from central.cases import case_number
from central.casework.states import word_of
from central.catalogue import Services
from central.local_time import LOCAL
from central.storage.database import Storage
from central.storage.models import Case, HeldSubmission, Task, TaskState
from kiosk.contract.catalogue.schema import Text

PAGE_LENGTH = 50


@dataclass(frozen=True)
class TaskLine:
    """One department's share, named."""

    department: Text
    state: str


@dataclass(frozen=True)
class CaseLine:
    """One case. `received` is local time."""

    number: str
    receipt_number: str
    service: Text
    received: str
    state: str
    identity: str
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True)
class CaseList:
    """One page and the counts of the whole."""

    lines: tuple[CaseLine, ...]
    cases: int
    tasks: int
    waiting: int
    page: int
    pages: int


def case_list(storage: Storage, services: Services, page: int) -> CaseList:
    """Page `page`, 1 first; a page beyond the last shows the last."""
    with storage.read() as session:
        cases = session.scalar(select(func.count(Case.id))) or 0
        tasks = session.scalar(select(func.count(Task.id))) or 0
        waiting = session.scalar(
            select(func.count(Task.id)).where(Task.state == TaskState.WAITING_FOR_IDENTITY)
        )
        pages = max(1, -(-cases // PAGE_LENGTH))
        page = min(page, pages)
        rows = session.scalars(
            select(Case)
            .join(HeldSubmission, Case.submission)
            .options(joinedload(Case.submission), selectinload(Case.tasks))
            .order_by(Case.id.desc())
            .limit(PAGE_LENGTH)
            .offset((page - 1) * PAGE_LENGTH)
        ).all()
        lines = tuple(_line(case, services) for case in rows)
    return CaseList(lines, cases, tasks, waiting or 0, page, pages)


def _line(case: Case, services: Services) -> CaseLine:
    held = case.submission
    return CaseLine(
        number=case_number(case.id, held.received),
        receipt_number=held.receipt_number,
        service=services.find(held.service).name,
        received=held.received.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M"),
        state=case.state.value,
        identity=case.identity.value,
        tasks=tuple(
            TaskLine(services.department_name(task.department), word_of(task)) for task in case.tasks
        ),
    )
