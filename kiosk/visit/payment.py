"""A fee, paid by phone from the receipt on: where that stands. Pure."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class PayPhase(StrEnum):
    """Where the payment of this receipt stands."""

    OPENING = "opening"
    WAITING = "waiting"
    """Its code is on the screen."""
    CLOSING = "closing"
    """It is given up, unless somebody was quicker."""
    OVER = "over"
    """Not paid: its time is over, or nobody takes money now."""
    PAID = "paid"
    UNCLEAR = "unclear"
    """Nobody can say whether it was paid: nobody is to pay again before that is known."""


ASKED = (PayPhase.OPENING, PayPhase.CLOSING)
"""The central service is waited for."""
SETTLED = (PayPhase.PAID, PayPhase.UNCLEAR)
"""No other payment is begun for the receipt."""


class FeeStanding(StrEnum):
    """What screen and paper say of a fee."""

    WINDOW = "window"
    HERE = "here"
    """By phone now, or at the window later."""
    PAID = "paid"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Payment:
    """`fen`: how much; `address`: what a phone scans; `paid`: when, local; `problem`: key of why not."""

    fen: int
    phase: PayPhase = PayPhase.OPENING
    address: str = field(default="", repr=False)
    paid: datetime | None = None
    problem: str = ""
