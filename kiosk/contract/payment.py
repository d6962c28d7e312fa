"""Paying what was filed: what a terminal asks of the central service, and what that and a payment provider
say to each other (docs/payment.md).

A filing is never held up by money: it is filed first. The receipt number is the key under which an order is
opened, so that whoever asks twice, or after a power cut, gets the same order and nothing is taken twice.
Between service and provider each message is a compact JWS of who sends it.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field as Constraint

from kiosk.contract.model import Model, Reply

PAYMENTS_PATH = "/v1/payments"
NOTICE_PATH = "/payments/notice"
"""Where a provider says that an order was paid."""
MAX_FEN = 10_000_000
"""100 000 yuan: more is no fee but a slip of somebody's finger."""
Fen = Annotated[int, Constraint(ge=1, le=MAX_FEN)]
PaymentState = Literal["waiting", "paid", "expired", "cancelled", "unknown"]
"""`unknown`: the provider has not said what became of it; until it has, no other order is opened."""

_YUAN = 100
"""Fen."""


def in_yuan(fen: int) -> str:
    """As people write it: no more digits than it has."""
    return f"{fen / _YUAN:.2f}" if fen % _YUAN else f"{fen // _YUAN}"


class PaymentWanted(Model):
    """What a receipt is about and what that costs, as the terminal's catalogue says. The service compares it
    with its own.
    """

    service: Annotated[str, Constraint(min_length=1, max_length=80)]
    amount_fen: Fen


class PaymentStanding(Reply):
    """How the payment for a receipt stands. `address` is what a phone scans, "" unless it is waited for."""

    amount_fen: int
    state: PaymentState
    expires: datetime
    address: str = ""
    paid: datetime | None = None


ORDER_KIND = "kiosk-payment-order+jws"
CLOSE_KIND = "kiosk-payment-close+jws"
REFUND_KIND = "kiosk-payment-refund+jws"
STANDING_KIND = "kiosk-payment-standing+jws"


class Order(Model):
    """Open this order; the same `id` again is answered in the same manner. `notice`: where to say that it was
    paid; after `expires` it must not be paid any more.
    """

    id: UUID
    amount_fen: Fen
    subject: Annotated[str, Constraint(max_length=200)]
    notice: str
    expires: datetime


class CloseOrder(Model):
    """It must not be paid any more, also if it is not known yet. One that is paid stays paid."""

    id: UUID


class RefundOrder(Model):
    """Give all of it back, the way it came. Asked again, it is given back once."""

    id: UUID


class OrderStanding(Reply):
    """How an order stands, as the provider says: in answers and in notices. `returning`: it was paid, and the
    money is on its way back; `returned`: it is back.
    """

    id: UUID
    amount_fen: int
    state: Literal["waiting", "paid", "closed", "returning", "returned"]
    address: str = ""
    paid: datetime | None = None
    returned: datetime | None = None
