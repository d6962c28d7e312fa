"""What a receipt says, before anything decides how it looks.

The receipt proves that a submission was received (收件). It never says that it was accepted (受理).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.envelope import SubmissionKind


class ClockQuality(StrEnum):
    """How far the time on the receipt can be trusted; deadlines are judged by the central service."""

    SYNCHRONISED = "synchronised"
    UNCONFIRMED = "unconfirmed"


class Assurance(StrEnum):
    """Whether the person at the terminal was confirmed to be the card's owner."""

    CONFIRMED = "confirmed"
    TO_BE_CONFIRMED = "to_be_confirmed"
    NOT_ASKED = "not_asked"
    """Nobody had to say who they are."""


class Delivery(StrEnum):
    """Where the submission was when the receipt was printed."""

    DELIVERED = "delivered"
    QUEUED = "queued"
    """Safe on the terminal; the agent delivers it when the network is back."""
    ON_ITS_WAY = "on_its_way"
    """Safe on the terminal, and the network is there: the agent is delivering it."""


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """Everything on one receipt.

    ``number`` is ``TTTT-EE-SSSSSS-MMMM-C``. ``applicant_masked`` is masked before it comes here; empty where
    nobody is known. ``departments`` may be none: the central service then says who answers.
    ``received`` is local time with its zone. ``qr_payload`` goes into the code byte for byte.
    """

    number: str
    service: Text
    applicant_masked: str
    received: datetime
    clock: ClockQuality
    departments: tuple[Text, ...]
    promised_limit: Text | None
    """None where nobody promises one."""
    next_step: Text
    qr_payload: bytes
    assurance: Assurance
    delivery: Delivery
    place: Text
    contact_lines: tuple[Text, ...]
    kind: SubmissionKind = SubmissionKind.FILING
    fee: Text | None = None
    """What it costs; None where it costs nothing."""
    pay_at: Text | None = None
    """Where that is paid, and when."""
    pages: int = 0
    """How many pages of materials were taken and go along."""
    illustrative: bool = True
    """The catalogue behind it is an illustrative one; the receipt must then say so."""

    def __post_init__(self) -> None:
        if self.received.tzinfo is None:
            raise ValueError("the time on a receipt needs its zone")
