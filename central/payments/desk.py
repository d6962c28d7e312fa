"""Opens, follows and ends the orders of receipts. The provider is asked outside of transactions: its answer
may take seconds, and what it says is applied under the turn of payments.
"""

from collections.abc import Sequence
from datetime import timedelta
from http import HTTPStatus
from uuid import uuid4

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from central.authentication import Caller
from central.catalogue import Services
from central.keys import Keys
from central.payments.provider import Provider, ProviderAway
from central.payments.states import OPEN, TAKEN, Heard, OrderState, heard
from central.problems import Refusal
from central.receipts import genuine
from central.refunds.due import order_was_paid, why_over
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import HeldSubmission
from central.storage.payment_tables import PaymentOrder
from kiosk.contract.payment import NOTICE_PATH, Order, OrderStanding, PaymentStanding, PaymentWanted
from kiosk.contract.problem import ProblemKind
from kiosk.contract.working_days import WorkingDays

LIFE = timedelta(minutes=5)
"""How long an order may be paid."""
ASK_EVERY = timedelta(seconds=5)
"""A notice may be lost, so the provider is asked besides; not as often as the terminal asks."""


class Payments:
    """`provider` is None where fees are paid at windows only."""

    def __init__(
        self,
        storage: Storage,
        keys: Keys,
        services: Services,
        provider: Provider | None,
        calendar: WorkingDays,
        clock: Clock,
        public_url: str = "",
    ) -> None:
        self._storage = storage
        self._keys = keys
        self._services = services
        self._provider = provider
        self._calendar = calendar
        self._clock = clock
        self._public_url = public_url
        self._log = structlog.get_logger("central.payments")

    def open(
        self, caller: Caller, untrusted_number: str, wanted: PaymentWanted, asked_at: str
    ) -> PaymentStanding:
        """The order of this receipt: the one there is, or a new one where none is open or paid. `asked_at`:
        where the terminal finds this service.

        Raises:
            Refusal: 404 another terminal's receipt that has not arrived, 422 no such receipt, another amount,
                or nothing to pay for any more, 503 nobody takes money now.

        """
        number, provider = self._own(caller, untrusted_number), self._provider
        self._check(number, wanted)
        if provider is None:
            raise _nobody_takes_money()
        before = self._newest(number)
        if before is not None and before.state in OPEN and self._over(before):
            self._end(before, OrderState.EXPIRED)
        order = self._open_or_new(number, wanted)
        if order.state is OrderState.WAITING and not order.address:
            self._ask_to_open(provider, order, asked_at)
        return self._standing(number)

    def standing(self, caller: Caller, untrusted_number: str) -> PaymentStanding:
        """How it stands. Raises Refusal: 404 nothing was opened for it."""
        number = self._own(caller, untrusted_number)
        order = self._newest(number)
        if order is not None and order.state in OPEN:
            self._look(order)
        return self._standing(number)

    def cancel(self, caller: Caller, untrusted_number: str) -> PaymentStanding:
        """Nobody wants to pay it here any more. The answer says `paid` where it was paid before. Raises
        Refusal: 404 nothing was opened for it.
        """
        number = self._own(caller, untrusted_number)
        order = self._newest(number)
        if order is not None and order.state in OPEN:
            self._end(order, OrderState.CANCELLED)
        return self._standing(number)

    def noticed(self, untrusted_notice: str) -> bool:
        """Whether the provider's word was believed; it may say it as often as it likes."""
        said = None if self._provider is None else self._provider.believed(untrusted_notice)
        if said is None:
            return False
        with self._storage.read() as session:
            order = session.get(PaymentOrder, said.id)
        if order is None or order.amount_fen != said.amount_fen:
            self._log.warning("a notice of no order of ours", order=str(said.id))
            return False
        self._apply(order, said)
        return True

    def sweep(self) -> None:
        """What nobody waits for any more is ended too, and what was unclear is cleared."""
        now = self._clock()
        with self._storage.read() as session:
            due = session.scalars(
                select(PaymentOrder).where(PaymentOrder.state.in_(OPEN), PaymentOrder.expires <= now)
            ).all()
        for each in due:
            self._end(each, OrderState.EXPIRED)

    def _own(self, caller: Caller, untrusted_number: str) -> str:
        number = genuine(self._storage, self._keys, untrusted_number)
        with self._storage.read() as session:
            held = _held(session, str(number))
        if number.terminal != caller.terminal and held is None:
            detail = "what has not arrived yet is paid where its receipt was given"
            raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
        return str(number)

    def _check(self, number: str, wanted: PaymentWanted) -> None:
        fee = self._services.fee(wanted.service)
        with self._storage.read() as session:
            filed = _held(session, number)
            over = filed is not None and why_over(filed) is not None
        right = filed is None or (filed.service == wanted.service and not over)
        if fee is None or fee.fen != wanted.amount_fen or not right:
            detail = "this is not what it costs here; it is paid at the window"
            raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, ProblemKind.BAD_CONTENT, detail)

    def _open_or_new(self, number: str, wanted: PaymentWanted) -> PaymentOrder:
        now = self._clock()
        with self._storage.write(turns.PAYMENTS) as session:
            orders = _orders(session, number)
            if orders and (orders[-1].state in OPEN or _any_paid(orders)):
                return orders[-1]
            order = PaymentOrder(
                id=uuid4(),
                receipt_number=number,
                attempt=len(orders) + 1,
                service=wanted.service,
                amount_fen=wanted.amount_fen,
                state=OrderState.WAITING,
                address="",
                opened=now,
                expires=now + LIFE,
                asked=now,
            )
            session.add(order)
        return order

    def _ask_to_open(self, provider: Provider, order: PaymentOrder, asked_at: str) -> None:
        here = (self._public_url or asked_at).rstrip("/")
        wanted = Order(
            id=order.id,
            amount_fen=order.amount_fen,
            subject=self._services.find(order.service).name.zh,
            notice=here + NOTICE_PATH,
            expires=order.expires,
        )
        try:
            said = provider.open(wanted)
        except ProviderAway as error:
            self._log.warning("the payment provider is away", reason=str(error))
            raise _nobody_takes_money() from None
        with self._storage.write(turns.PAYMENTS) as session:
            session.get_one(PaymentOrder, order.id).address = said.address

    def _look(self, order: PaymentOrder) -> None:
        now, provider = self._clock(), self._provider
        if self._over(order):
            self._end(order, OrderState.EXPIRED)
            return
        if provider is None or now - order.asked < ASK_EVERY:
            return
        with self._storage.write(turns.PAYMENTS) as session:
            session.get_one(PaymentOrder, order.id).asked = now
        try:
            self._apply(order, provider.look(order.id))
        except ProviderAway as error:
            self._log.warning("the payment provider is away", reason=str(error))

    def _end(self, order: PaymentOrder, end: OrderState) -> None:
        """It is closed at the provider; paid stays paid, and without an answer nobody knows."""
        try:
            said = None if self._provider is None else self._provider.close(order.id)
        except ProviderAway as error:
            self._log.warning("the payment provider is away", reason=str(error))
            said = None
        if said is not None and said.state == "waiting":
            said = None  # it was told to close it and did not
        self._apply(order, said, end)

    def _apply(
        self, order: PaymentOrder, said: OrderStanding | None, end: OrderState = OrderState.EXPIRED
    ) -> None:
        if said is not None and (said.state == "waiting" or said.amount_fen != order.amount_fen):
            return
        word: Heard = "nothing" if said is None else "closed" if said.state == "closed" else "paid"
        with self._storage.write(turns.PAYMENTS) as session:
            turns.wait_for(session.connection(), turns.money(order.receipt_number))
            row = session.get_one(PaymentOrder, order.id)
            beside = any(
                each.id != row.id and each.state in TAKEN for each in _orders(session, row.receipt_number)
            )
            row.state = heard(row.state, word, end, paid_beside=beside)
            if row.state in TAKEN and row.paid is None:
                row.paid = (said.paid if said is not None else None) or self._clock()
                order_was_paid(session, self._calendar, row, self._clock())

    def _over(self, order: PaymentOrder) -> bool:
        return order.state is OrderState.UNKNOWN or order.expires <= self._clock()

    def _newest(self, number: str) -> PaymentOrder | None:
        with self._storage.read() as session:
            return next(reversed(_orders(session, number)), None)

    def _standing(self, number: str) -> PaymentStanding:
        with self._storage.read() as session:
            order = order_of(session, number)
        if order is None:
            detail = "nothing was to be paid for it here"
            raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
        match order.state:
            case OrderState.TO_RETURN | OrderState.PAID:
                state = "paid"
            case _:
                state = order.state.value
        return PaymentStanding.model_validate(
            {
                "amount_fen": order.amount_fen,
                "state": state,
                "expires": order.expires,
                "address": order.address if order.state is OrderState.WAITING else "",
                "paid": order.paid,
            }
        )


def order_of(session: Session, receipt_number: str) -> PaymentOrder | None:
    """The order that counts for a receipt: the one that was paid, else the latest."""
    orders = _orders(session, receipt_number)
    paid = (each for each in orders if each.state is OrderState.PAID)
    return next(paid, next(reversed(orders), None))


def _held(session: Session, number: str) -> HeldSubmission | None:
    return session.scalar(select(HeldSubmission).where(HeldSubmission.receipt_number == number))


def _orders(session: Session, receipt_number: str) -> Sequence[PaymentOrder]:
    wanted = select(PaymentOrder).where(PaymentOrder.receipt_number == receipt_number)
    return session.scalars(wanted.order_by(PaymentOrder.attempt)).all()


def _any_paid(orders: Sequence[PaymentOrder]) -> bool:
    return any(each.state in TAKEN for each in orders)


def _nobody_takes_money() -> Refusal:
    detail = "nobody takes money by phone now; it is paid at the window"
    return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, ProblemKind.INTERNAL, detail)
