"""Who pays is told so, who gives up hears what became of it, and nothing stays open behind who left."""

from datetime import UTC, datetime

from kiosk.contract.payment import PaymentStanding, PaymentState
from kiosk.payment.port import PaymentAway
from kiosk.visit.answers import PaymentFailed, PaymentStands
from kiosk.visit.effects import ClosePayment, OpenPayment, Wipe, WipeReason
from kiosk.visit.events import Event
from ui.workers.payment_desk import AT_REST_S, PaymentDesk

OPEN = OpenPayment(3, "0001-00-000001-7KQ2-5", "I001", 2000)
THEN = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


class Played:
    """A `Payment` that stands as a test says; None: nobody answers."""

    def __init__(self) -> None:
        self.state: PaymentState | None = "waiting"
        self.closed = 0
        self.forgotten = False

    def open(self, number: str, service: str, amount_fen: int) -> PaymentStanding:
        assert (number, service, amount_fen) == (OPEN.number, OPEN.service, OPEN.fen)
        return self._said()

    def look(self) -> PaymentStanding | None:
        return None if self.state is None else self._said()

    def close(self) -> PaymentStanding:
        self.closed += 1
        return self._said()

    def forget(self) -> None:
        self.forgotten = True

    def _said(self) -> PaymentStanding:
        if self.state is None:
            raise PaymentAway
        address = "https://pay.example/1" if self.state == "waiting" else ""
        return PaymentStanding(amount_fen=2000, state=self.state, expires=THEN, address=address)


def desk() -> tuple[PaymentDesk, Played, list[Event]]:
    payment, heard = Played(), list[Event]()
    return PaymentDesk(lambda: payment, heard.append), payment, heard


def test_a_payment_is_looked_at_until_it_is_paid_and_told_once() -> None:
    worker, payment, heard = desk()
    worker.handle(OPEN)
    assert heard == [PaymentStands(3, "waiting", "https://pay.example/1")]
    payment.state = None
    assert worker.rest() < AT_REST_S, "a moment without a network says nothing"
    payment.state = "paid"
    assert worker.rest() == AT_REST_S
    assert heard[1:] == [PaymentStands(3, "paid")]
    worker.handle(Wipe(WipeReason.FINISHED))
    assert (payment.closed, payment.forgotten) == (0, True)


def test_who_gives_up_hears_what_became_of_it() -> None:
    worker, payment, heard = desk()
    worker.handle(OPEN)
    payment.state = "paid"
    worker.handle(ClosePayment(4))
    assert heard[-1] == PaymentStands(4, "paid")


def test_no_answer_is_no_payment() -> None:
    worker, payment, heard = desk()
    payment.state = None
    worker.handle(OPEN)
    worker.handle(ClosePayment(4))
    assert heard == [PaymentFailed(3), PaymentFailed(4)]
    assert worker.rest() == AT_REST_S


def test_what_was_left_open_is_ended_behind_who_left() -> None:
    worker, payment, _ = desk()
    worker.handle(OPEN)
    worker.handle(Wipe(WipeReason.LEFT))
    assert (payment.closed, payment.forgotten) == (1, True)
