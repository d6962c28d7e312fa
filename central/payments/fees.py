"""How the fee of a case stands: for residents, and on the pages of departments."""

from sqlalchemy.orm import Session

from central.catalogue import Services
from central.payments.desk import order_of
from central.payments.states import TAKEN, OrderState
from central.refunds.due import why_over
from central.refunds.listing import refunds_of
from central.storage.models import HeldSubmission
from kiosk.contract.progress import FeeProgress


def fee_of_case(session: Session, services: Services, held: HeldSubmission) -> FeeProgress | None:
    """None for what costs nothing, or nothing any more."""
    fee, order = services.fee(held.service), order_of(session, held.receipt_number)
    if fee is None:
        return None
    over, refunds = why_over(held) is not None, refunds_of(session, held.receipt_number)
    if order is not None and order.state in TAKEN:
        return FeeProgress(
            text=fee.text,
            window=fee.window,
            state="paid",
            paid=order.paid,
            fen=fee.fen,
            to_return=over and any(each.returned is None for each in refunds),
            refunds=refunds,
        )
    if order is not None and order.state is OrderState.UNKNOWN:
        return FeeProgress(text=fee.text, window=fee.window, state="unclear", fen=fee.fen)
    return None if over else FeeProgress(text=fee.text, window=fee.window, state="to_pay", fen=fee.fen)
