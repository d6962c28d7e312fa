"""Stands in for a payment provider: whoever scans the code may say that it was paid. No money moves.

What it says is signed with a key of its own and goes the way of a real provider's notices.
"""

from typing import Annotated
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from central.payments.desk import Payments
from central.payments.provider import ProviderAway, read_standing
from central.payments.states import OrderState
from central.settings import Clock
from central.stand_ins.page import shown
from central.storage.database import Storage
from central.storage.payment_tables import PaymentOrder
from kiosk.contract import jws
from kiosk.contract.payment import NOTICE_PATH, STANDING_KIND, Order, OrderStanding

PAY_PATH = "/pay"
_FEN = 100


class PaymentStandIn:
    """A `Provider` whose only memory is the table of the service: the same in each of its workers."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._key = Ed25519PrivateKey.generate()

    def open(self, order: Order) -> OrderStanding:
        """Its page is beside the address of notices."""
        address = f"{order.notice.removesuffix(NOTICE_PATH)}{PAY_PATH}/{order.id}"
        return OrderStanding(id=order.id, amount_fen=order.amount_fen, state="waiting", address=address)

    def look(self, order: UUID) -> OrderStanding:
        """What its page has said is known already."""
        return self._standing(order, "waiting")

    def close(self, order: UUID) -> OrderStanding:
        """Its page refuses from now on: the row says so."""
        return self._standing(order, "closed")

    @property
    def can_refund(self) -> bool:
        """It says so at once; no money moves."""
        return True

    def refund(self, order: UUID) -> OrderStanding:
        """Where it was paid, it is back."""
        standing = self._standing(order, "closed")
        if standing.state != "paid":
            return standing
        return standing.model_copy(update={"state": "returned", "returned": self._clock()})

    def believed(self, untrusted_notice: str) -> OrderStanding | None:
        """Only its own."""
        return read_standing(untrusted_notice, self._key.public_key())

    def amount(self, order: UUID) -> int | None:
        """What its page asks for, in fen; None where it may not be paid."""
        with self._storage.read() as session:
            row = session.get(PaymentOrder, order)
            good = row is not None and row.state is OrderState.WAITING and row.expires > self._clock()
            return row.amount_fen if row is not None and good else None

    def notice(self, order: UUID, amount_fen: int) -> str:
        """The signed word that it was paid."""
        said = OrderStanding(id=order, amount_fen=amount_fen, state="paid", paid=self._clock())
        return jws.sign(said.model_dump_json().encode(), self._key, kind=STANDING_KIND, headers={})

    def _standing(self, order: UUID, otherwise: str) -> OrderStanding:
        with self._storage.read() as session:
            row = session.get(PaymentOrder, order)
        if row is None:
            raise ProviderAway("no such order")
        state = "paid" if row.paid else otherwise
        return OrderStanding.model_validate(
            {"id": order, "amount_fen": row.amount_fen, "state": state, "paid": row.paid}
        )


def payment_stand_in_router(payments: Payments, provider: PaymentStandIn) -> APIRouter:
    """The page that the code leads to."""
    router = APIRouter(include_in_schema=False)
    Id = Annotated[UUID, Path()]  # noqa: N806  a type

    @router.get(f"{PAY_PATH}/{{order}}")
    def ask(order: Id, request: Request) -> HTMLResponse:
        fen = provider.amount(order)
        if fen is None:
            return _over(request)
        yuan = f"{fen / _FEN:.2f}"
        return shown(
            request,
            title=(f"交费 {yuan} 元", f"Pay {yuan} yuan"),
            text=(
                "这里不会真的扣钱：点一下，终端就当作您已经交了。",
                "No money moves here: touch it, and the terminal takes it as paid.",
            ),
            buttons=((f"{PAY_PATH}/{order}/paid", ("当作已经交了", "Take it as paid")),),
        )

    @router.post(f"{PAY_PATH}/{{order}}/paid")
    def pay(order: Id, request: Request) -> Response:
        fen = provider.amount(order)
        if fen is None or not payments.noticed(provider.notice(order, fen)):
            return _over(request)
        look = ("请看终端的屏幕。", "Please look at the terminal's screen.")
        return shown(request, title=("已经交了", "Paid"), text=look)

    return router


def _over(request: Request) -> HTMLResponse:
    gone = ("这笔交费已经结束", "This payment is over")
    return shown(request, title=gone, text=("请看终端的屏幕。", "Please look at the terminal."), status=404)
