"""The endpoints of payments: the terminal's three, signed, and the provider's one."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.payments.desk import Payments
from central.problems import documented
from kiosk.contract.payment import NOTICE_PATH, PAYMENTS_PATH, PaymentStanding, PaymentWanted

Number = Annotated[str, Path(description="as printed; case and dashes do not matter")]
_ANSWERS = (400, 401, 403, 404, 408, 413, 422, 500)


def payments_router(payments: Payments, authentication: Authentication) -> APIRouter:
    """The terminal's end."""
    router = APIRouter()
    signed = Depends(authentication)

    @router.put(
        f"{PAYMENTS_PATH}/{{receipt_number}}",
        summary="Open the payment of a receipt, or find the one there is; nothing is taken twice",
        responses=documented((*_ANSWERS, 503)),
        openapi_extra=takes_json(PaymentWanted),
    )
    def opened(
        receipt_number: Number, request: Request, caller: Annotated[Caller, signed]
    ) -> PaymentStanding:
        wanted = json_body(PaymentWanted, request.state.message.body)
        return payments.open(caller, receipt_number, wanted, str(request.base_url))

    @router.get(
        f"{PAYMENTS_PATH}/{{receipt_number}}",
        summary="How the payment of a receipt stands",
        responses=documented(_ANSWERS),
    )
    def standing(receipt_number: Number, caller: Annotated[Caller, signed]) -> PaymentStanding:
        return payments.standing(caller, receipt_number)

    @router.delete(
        f"{PAYMENTS_PATH}/{{receipt_number}}",
        summary="Nobody wants to pay it here any more; answers `paid` where it was paid before",
        responses=documented(_ANSWERS),
    )
    def cancelled(receipt_number: Number, caller: Annotated[Caller, signed]) -> PaymentStanding:
        return payments.cancel(caller, receipt_number)

    return router


def notices_router(payments: Payments) -> APIRouter:
    """The provider's end: its signature is all that counts."""
    router = APIRouter(include_in_schema=False)

    @router.post(NOTICE_PATH)
    async def noticed(request: Request) -> Response:
        text = request.state.message.body.decode("ascii", "replace")
        believed = await run_in_threadpool(payments.noticed, text)
        return Response(status_code=HTTPStatus.NO_CONTENT if believed else HTTPStatus.FORBIDDEN)

    return router
