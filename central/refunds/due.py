"""When money goes back: a row, in the transaction that makes it so."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.casework.clocks import Limit, started
from central.payments.states import TAKEN, OrderState
from central.storage import turns
from central.storage.models import Case, HeldSubmission, Review, TaskState
from central.storage.payment_tables import PaymentOrder
from central.storage.refund_tables import AtProvider, Refund, RefundReason
from kiosk.contract.working_days import WorkingDays

RETURNED_IN = Limit(working_days=15)
"""Until a refund has been given back. No law of the whole country names a number; a province's rules on
non-tax revenue give five working days to apply for it and ten to pay it out. A district with other rules
changes this.
"""


def why_over(held: HeldSubmission) -> RefundReason | None:
    """Why nothing came of what was filed: each share was refused, or taken back. None: something did, or
    may.
    """
    if held.case is None:
        return RefundReason.NOT_TAKEN_IN if held.review is Review.REFUSED else None
    states = {each.state for each in held.case.tasks}
    if not states <= {TaskState.REFUSED, TaskState.WITHDRAWN}:
        return None
    return RefundReason.REFUSED if TaskState.REFUSED in states else RefundReason.WITHDRAWN


def case_is_over(session: Session, calendar: WorkingDays, case: Case, now: datetime) -> None:
    """Its last share was decided, in this transaction: what was paid goes back where nothing came of it."""
    filing_is_over(session, calendar, case.submission, now)


def filing_is_over(
    session: Session, calendar: WorkingDays | None, held: HeldSubmission, now: datetime
) -> None:
    """As `case_is_over`. Without a calendar somebody who has one says until when (`fill_due`)."""
    reason = why_over(held)
    if reason is None:
        return
    turns.wait_for(session.connection(), turns.money(held.receipt_number))
    paid = select(PaymentOrder).where(
        PaymentOrder.receipt_number == held.receipt_number, PaymentOrder.state == OrderState.PAID
    )
    for order in session.scalars(paid.execution_options(populate_existing=True)):
        _open(session, calendar, order, reason, now)


def order_was_paid(session: Session, calendar: WorkingDays, order: PaymentOrder, now: datetime) -> None:
    """Somebody paid, in this transaction, which has the turn of this receipt's money: it goes back where
    nothing is to be paid for any more.
    """
    if order.state not in TAKEN:
        return
    if order.state is OrderState.TO_RETURN:
        _open(session, calendar, order, RefundReason.PAID_TWICE, now)
        return
    held = session.scalar(select(HeldSubmission).where(HeldSubmission.receipt_number == order.receipt_number))
    reason = None if held is None else why_over(held)
    if reason is not None:
        _open(session, calendar, order, reason, now)


def fill_due(session: Session, calendar: WorkingDays) -> None:
    """Say until when, of what was opened before a calendar reached so far."""
    for row in session.scalars(select(Refund).where(Refund.due.is_(None))):
        row.due = started(calendar, RETURNED_IN, row.since).due


def _open(
    session: Session, calendar: WorkingDays | None, order: PaymentOrder, reason: RefundReason, now: datetime
) -> None:
    if session.get(Refund, order.id) is not None:
        return
    session.add(
        Refund(
            order_id=order.id,
            receipt_number=order.receipt_number,
            service=order.service,
            amount_fen=order.amount_fen,
            reason=reason,
            since=now,
            due=started(calendar, RETURNED_IN, now).due if calendar else None,
            provider=AtProvider.NOT_ASKED,
        )
    )
