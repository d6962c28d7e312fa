"""How far a case is (`kiosk.contract.progress` says who may ask): for who holds its receipt, and for who was
verified as its owner.
"""

from datetime import datetime
from http import HTTPStatus

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.bookings_told import booking
from central.cases import case_number
from central.casework import corrections
from central.casework.brought import missing, read
from central.casework.clock_rows import clock_of
from central.casework.corrections import Asked
from central.catalogue import Services
from central.documents import released_documents
from central.keys import Keys
from central.payments.fees import fee_of_case
from central.personal_data import PersonalData
from central.problems import Refusal
from central.receipts import genuine
from central.settings import Clock
from central.storage.case_tables import Correction
from central.storage.database import Storage
from central.storage.models import Case, HeldSubmission, TaskState
from central.unopened import is_unopened, until_opened
from central.voice.standing import standing
from kiosk.contract.problem import ProblemKind
from kiosk.contract.progress import CaseProgress, CorrectionWanted, TaskProgress

_PATIENCE = 3.0
"""Seconds that somebody who asks right after filing waits for the opening."""


class Progress:
    """Looks cases up by receipt number."""

    def __init__(
        self, storage: Storage, keys: Keys, services: Services, data: PersonalData | None, clock: Clock
    ) -> None:
        self._storage = storage
        self._keys = keys
        self._services = services
        self._data = data
        self._clock = clock

    def of(self, untrusted_number: str) -> CaseProgress:
        """How far the case is.

        Raises:
            Refusal: 422 mistyped or forged, 404 genuine and not arrived yet, or without a case of its own.

        """
        number = genuine(self._storage, self._keys, untrusted_number)
        wanted = select(HeldSubmission).where(HeldSubmission.receipt_number == str(number))
        until_opened(self._storage, lambda session: _is_unopened(session.scalar(wanted), session), _PATIENCE)
        with self._storage.read() as session:
            held = session.scalar(wanted)
            if held is None:
                detail = "it is on its way: the terminal holds it safely and delivers it; ask again later"
                raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
            if _is_unopened(held, session):
                detail = "it was received and is about to be opened; ask again in a moment"
                raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
            if held.case is None:
                beside = standing(session, held, self._services, self._data, self._clock()) or booking(
                    session, held, self._services, self._data
                )
                if beside is not None:
                    return beside
                detail = "it was received; a submission of this kind has no case of its own"
                raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
            return progress_of(session, held.case, self._services, self._data, self._clock())


def progress_of(
    session: Session, case: Case, services: Services, data: PersonalData | None, now: datetime
) -> CaseProgress:
    """What may be said of a case to who holds its receipt. Without `data`, not what is asked for."""
    held = case.submission
    return CaseProgress(
        receipt_number=held.receipt_number,
        case_number=case_number(case.id, held.received),
        service=held.service,
        service_name=services.find(held.service).name,
        state=case.state.value,
        received=held.received,
        identity=case.identity.value,
        tasks=tuple(
            TaskProgress(
                department=task.department,
                department_name=services.department_name(task.department),
                state=task.state.value,
                due=None if task.decided or task.paused else task.due,
                clock=clock_of(task).colour(now).value,
                not_concerned=task.not_concerned,
            )
            for task in case.tasks
        ),
        due=max((each.due for each in case.tasks if each.due), default=None) if _all_due(case) else None,
        corrections=_corrections(session, case, services, data),
        fee=fee_of_case(session, services, held),
        documents=released_documents(session, case.id),
    )


def _all_due(case: Case) -> bool:
    """Whether the whole has a day: no department's share is without one."""
    return all(task.due and not task.paused for task in case.tasks)


def _corrections(
    session: Session, case: Case, services: Services, data: PersonalData | None
) -> tuple[CorrectionWanted, ...]:
    waiting = {task.id: task for task in case.tasks if task.state is TaskState.CORRECTION_WANTED}
    if not waiting:
        return ()
    rows = session.scalars(
        select(Correction)
        .where(Correction.task_id.in_(waiting), Correction.answered.is_(None))
        .order_by(Correction.asked)
    ).all()
    return tuple(
        CorrectionWanted(
            id=row.id,
            department=waiting[row.task_id].department,
            department_name=services.department_name(waiting[row.task_id].department),
            asked=row.asked,
            wants=corrections.sentences(asked, services, case.submission.service),
            named=corrections.named(asked),
            again=row.brought is not None,
            wrong=tuple(each for each in asked.fields if each in read(row.brought).wrong),
        )
        for row in rows
        for asked in (_still_asked(row, data.read(session, row.content) if data else None),)
    )


def _still_asked(row: Correction, content: bytes | None) -> Asked:
    asked = corrections.read(content)
    return asked if row.brought is None else missing(asked, read(row.brought)) or asked


def _is_unopened(held: HeldSubmission | None, session: Session) -> bool:
    return held is not None and held.case is None and is_unopened(session, held.id)
