"""``GET /v1/cases/{receipt_number}``: the joint progress of a case, for who holds its receipt."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path
from sqlalchemy import select
from sqlalchemy.orm import Session

from central.authentication import Authentication
from central.cases import case_number
from central.keys import Keys
from central.problems import Refusal, documented
from central.storage.database import Storage
from central.storage.models import Enrolment, HeldSubmission
from central.unopened import is_unopened, until_opened
from kiosk.contract.api import CaseProgress, TaskProgress
from kiosk.contract.problem import ProblemKind
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber

_PATIENCE = 3.0
"""Seconds that somebody who asks right after filing waits for the opening."""


class Progress:
    """Looks cases up by receipt number."""

    def __init__(self, storage: Storage, keys: Keys) -> None:
        self._storage = storage
        self._keys = keys

    def of(self, untrusted_number: str) -> CaseProgress:
        """How far the case is.

        Raises:
            Refusal: 422 mistyped or forged, 404 genuine and not arrived yet, or without a case of its own.

        """
        number = self._genuine(untrusted_number)
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
                detail = "it was received; a submission of this kind has no case of its own"
                raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
            case = held.case
            return CaseProgress(
                receipt_number=held.receipt_number,
                case_number=case_number(case.id, held.received),
                service=held.service,
                state=case.state.value,
                received=held.received,
                identity=case.identity.value,
                tasks=tuple(
                    TaskProgress(department=task.department, state=task.state.value) for task in case.tasks
                ),
            )

    def _genuine(self, untrusted_number: str) -> ReceiptNumber:
        try:
            number = ReceiptNumber.parse(untrusted_number)
        except BadReceiptNumber as error:
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, str(error)) from error
        with self._storage.read() as session:
            issued = session.get(Enrolment, (number.terminal, number.epoch))
        if issued is None or not number.is_genuine(self._keys.receipt_key(number.terminal, number.epoch)):
            detail = "no terminal has issued this number; compare it with the receipt"
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, detail)
        return number


def _is_unopened(held: HeldSubmission | None, session: Session) -> bool:
    return held is not None and held.case is None and is_unopened(session, held.id)


def progress_router(progress: Progress, authentication: Authentication) -> APIRouter:
    """The endpoint."""
    router = APIRouter(dependencies=[Depends(authentication)])

    @router.get(
        "/v1/cases/{receipt_number}",
        summary="How far a case is, without personal data; tasks name departments by their catalogue id",
        responses=documented((401, 403, 404, 408, 413, 422, 500)),
    )
    def read(
        receipt_number: Annotated[str, Path(description="as printed; case and dashes do not matter")],
    ) -> CaseProgress:
        return progress.of(receipt_number)

    return router
