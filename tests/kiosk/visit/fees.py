"""A fee, paid by phone from the receipt or not: journeys as tables."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.visit.answers import PaymentFailed, PaymentStands
from kiosk.visit.news import OnlineChanged
from kiosk.visit.touches.paying import PayHere
from tests.kiosk.visit.beginnings import FILED
from tests.kiosk.visit.phrase import Do, Line, answered
from tests.kiosk.visit.residents import Terminal


def _pay_here(terminal: Terminal) -> None:
    """At a terminal where that can be done."""
    setting = replace(terminal.visit.setting, pays_by_phone=True)
    terminal.visit = replace(terminal.visit, setting=setting)
    terminal.happens(OnlineChanged(online=True), PayHere())


CHOICES: Mapping[str, Do] = {
    "pays by phone": _pay_here,
    "there is a code to pay": answered(PaymentStands, "waiting", "https://example.invalid/pay/x"),
    "it is paid": answered(PaymentStands, "paid", "", datetime(2026, 11, 23, 3, 20, tzinfo=UTC)),
    "nobody takes money": answered(PaymentFailed),
    "it is given up": answered(PaymentStands, "cancelled"),
}
_WITH_A_FEE: tuple[Line, ...] = (
    ("welcome", "do it", "awaiting_card"),
    ("awaiting_card", "the card is read", "verifying"),
    ("verifying", "go on without", "page"),
    *FILED[-4:],
    ("receipt", "the paper comes", "receipt"),
)

JOURNEYS: Mapping[str, tuple[Line, ...]] = {
    "a fee, paid by phone": (
        *_WITH_A_FEE,
        ("receipt", "pays by phone", "paying"),
        ("paying", "there is a code to pay", "paying"),
        ("paying", "it is paid", "receipt"),
        ("receipt", "the paper comes", "receipt"),
        ("receipt", "done", "goodbye"),
    ),
    "a fee that is not paid here": (
        *_WITH_A_FEE,
        ("receipt", "pays by phone", "paying"),
        ("paying", "nobody takes money", "paying"),
        ("paying", "pays by phone", "paying"),
        ("paying", "there is a code to pay", "paying"),
        ("paying", "back", "paying"),
        ("paying", "it is given up", "receipt"),
        ("receipt", "done", "goodbye"),
    ),
}
