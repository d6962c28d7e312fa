"""The owner of the payment of a receipt: begins it, looks whether it was paid, gives it up."""

from collections.abc import Callable
from contextlib import suppress

from kiosk.contract.payment import PaymentStanding
from kiosk.errors import KioskError
from kiosk.payment.port import Payment, PaymentAway
from kiosk.visit.answers import PaymentFailed, PaymentStands
from kiosk.visit.effects import ClosePayment, Effect, OpenPayment, Wipe
from kiosk.visit.events import Event

LOOK_EVERY_S = 2.0
"""Who has paid looks up at the screen within as long."""
AT_REST_S = 3600.0


class PaymentDesk:
    """A worker. `make` builds the way to the payment at its first use, and again as long as that fails."""

    def __init__(self, make: Callable[[], Payment], post: Callable[[Event], None]) -> None:
        self._make = make
        self._post = post
        self._payment: Payment | None = None
        self._waits_for: int | None = None
        """The ticket of who waits for somebody to pay."""

    def handle(self, effect: Effect) -> None:
        """Begin, or give up; nobody waits for the end of a visit that was left."""
        match effect:
            case OpenPayment():
                self._open(effect)
            case ClosePayment():
                self._waits_for = None
                self._tell(effect.ticket, lambda payment: payment.close())
            case Wipe():
                self.close()
            case _:
                pass

    def rest(self) -> float:
        """Look whether it was paid, while somebody waits for it."""
        if self._waits_for is None or self._payment is None:
            return AT_REST_S
        standing = self._payment.look()
        if standing is None or standing.state == "waiting":
            return LOOK_EVERY_S
        self._post(_said(self._waits_for, standing))
        self._waits_for = None
        return AT_REST_S

    def close(self) -> None:
        """Nobody pays for somebody who has gone; the order ends by itself where this is not heard."""
        payment, self._payment = self._payment, None
        if payment is not None and self._waits_for is not None:
            with suppress(PaymentAway):  # the order ends by itself, and is asked about at the centre
                payment.close()
        if payment is not None:
            payment.forget()
        self._waits_for = None

    def _open(self, effect: OpenPayment) -> None:
        self._waits_for = None
        try:
            self._payment = self._payment or self._make()
        except KioskError:
            self._post(PaymentFailed(effect.ticket))
            return
        self._tell(effect.ticket, lambda payment: payment.open(effect.number, effect.service, effect.fen))

    def _tell(self, ticket: int, ask: Callable[[Payment], PaymentStanding]) -> None:
        try:
            standing = None if self._payment is None else ask(self._payment)
        except PaymentAway:
            standing = None
        self._post(PaymentFailed(ticket) if standing is None else _said(ticket, standing))
        self._waits_for = ticket if standing is not None and standing.state == "waiting" else None


def _said(ticket: int, standing: PaymentStanding) -> PaymentStands:
    return PaymentStands(ticket, standing.state, standing.address, standing.paid)
