"""The states of an order and what moves it. Pure. Money that was taken is never forgotten."""

from enum import StrEnum
from typing import Literal

Heard = Literal["paid", "closed", "nothing"]
"""What the provider says when it is asked to close an order, or by itself; `nothing`: no answer."""


class OrderState(StrEnum):
    """How an order stands."""

    WAITING = "waiting"
    PAID = "paid"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    """Its time is over or nobody wants it, and the provider has not said whether it was paid before."""
    TO_RETURN = "to_return"
    """Paid beside another one of the same receipt: it goes back."""


OPEN = frozenset({OrderState.WAITING, OrderState.UNKNOWN})
"""While one of these stands, no other order is opened for its receipt."""
TAKEN = frozenset({OrderState.PAID, OrderState.TO_RETURN})


def heard(state: OrderState, said: Heard, end: OrderState, *, paid_beside: bool = False) -> OrderState:
    """What becomes of it. `end`: what it is if it was closed unpaid; `paid_beside`: another order of the same
    receipt is paid.
    """
    if state in TAKEN:
        return state
    if said == "paid":
        return OrderState.TO_RETURN if paid_beside else OrderState.PAID
    if state not in OPEN:
        return state
    return end if said == "closed" else OrderState.UNKNOWN
