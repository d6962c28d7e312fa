"""What arrived, counted: of one terminal or of all."""

from collections import Counter
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from central.payments.states import TAKEN
from central.storage.appointment_tables import Appointment
from central.storage.case_tables import FollowUp
from central.storage.database import Storage
from central.storage.models import Case, HeldSubmission, Task
from central.storage.payment_tables import PaymentOrder
from central.storage.voice_tables import CallRequest, Obstacle, RatingEntry
from central.unopened import count_unopened, until_opened
from kiosk.contract import api
from kiosk.contract.envelope import SubmissionKind

_PATIENCE_SECONDS = 10.0
_REGISTERS: tuple[InstrumentedAttribute[UUID], ...] = (
    Case.submission_id,
    FollowUp.submission_id,
    Obstacle.submission_id,
    RatingEntry.submission_id,
    CallRequest.submission_id,
    Appointment.submission_id,
)
"""What stands for each kind where it is known, and not only held."""


def count(storage: Storage, terminal: int | None) -> api.Statistics:
    """The counts of one terminal, or of all when `terminal` is None. What has just come is opened first."""
    until_opened(storage, lambda session: count_unopened(session, terminal), _PATIENCE_SECONDS)
    chosen: ColumnElement[bool] = true() if terminal is None else HeldSubmission.terminal == terminal
    with storage.read() as session:
        held = session.execute(
            select(HeldSubmission.id, HeldSubmission.receipt_number)
            .where(chosen)
            .order_by(HeldSubmission.received, HeldSubmission.id)
        ).all()
        cases = select(func.count(Case.id)).join(Case.submission).where(chosen)
        distinct = (
            select(func.count(HeldSubmission.receipt_number.distinct()))
            .join(HeldSubmission.case)
            .where(chosen)
        )
        tasks = select(func.count(Task.id)).join(Task.case).join(Case.submission).where(chosen)
        counted = session.scalar(cases) or 0
        return api.Statistics(
            received=len(held),
            cases=counted,
            tasks=session.scalar(tasks) or 0,
            duplicates=counted - (session.scalar(distinct) or 0),
            unopened=count_unopened(session, terminal),
            fees_paid=(paid := _fees(session, chosen))[0],
            fees_doubled=paid[1],
            kinds=_kinds(session, chosen),
            held=tuple(api.HeldSubmission(id=id_, receipt_number=number) for id_, number in held),
        )


def _fees(session: Session, chosen: ColumnElement[bool]) -> tuple[int, int]:
    """Receipts that are paid, and what was paid for them besides."""
    taken, receipts = session.execute(
        select(func.count(), func.count(PaymentOrder.receipt_number.distinct()))
        .join(HeldSubmission, HeldSubmission.receipt_number == PaymentOrder.receipt_number)
        .where(chosen, PaymentOrder.state.in_(TAKEN))
    ).one()
    return receipts, taken - receipts


def _kinds(session: Session, chosen: ColumnElement[bool]) -> tuple[api.KindCount, ...]:
    """By kind, what was received and what followed from it."""
    counted = session.execute(
        select(HeldSubmission.kind, func.count()).where(chosen).group_by(HeldSubmission.kind)
    )
    received: Counter[str] = Counter()
    for kind, number in counted:
        received[kind] = number
    known: Counter[str] = Counter()
    entries: Counter[str] = Counter()
    for register in _REGISTERS:
        found = session.execute(
            select(HeldSubmission.kind, func.count(), func.count(register.distinct()))
            .join(HeldSubmission, HeldSubmission.id == register)
            .where(chosen)
            .group_by(HeldSubmission.kind)
        )
        for kind, rows, distinct in found:
            entries[kind] += rows
            known[kind] += distinct
    return tuple(
        api.KindCount(kind=each, received=received[each], known=known[each], entries=entries[each])
        for each in SubmissionKind
        if each in received
    )
