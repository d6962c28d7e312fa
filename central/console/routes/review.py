"""Deciding about what came under a key that was shut out, from the page of arrivals."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central import journal
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.errors import CentralError
from central.review import ReviewQueue
from central.settings import Clock
from central.storage.database import Storage
from kiosk.contract.catalogue.schema import Text


def review_router(queue: ReviewQueue, guard: Guard, clock: Clock, storage: Storage) -> APIRouter:
    """The two buttons."""
    router = APIRouter(include_in_schema=False)

    @router.post("/arrivals/{receipt}/{decision}")
    def decide(
        request: Request,
        visitor: Annotated[Visitor, Depends(guard.may(May.REVIEW))],
        receipt: str,
        decision: Literal["accept", "refuse"],
    ) -> Response:
        reason = guard.form(request, visitor).text("reason").strip()
        try:
            _decide(queue, receipt, reason, accepted=decision == "accept")
        except CentralError as error:
            raise PageRefusal(
                HTTPStatus.CONFLICT,
                Text(zh="没有做成", en="That was not done"),
                Text(
                    zh="不予受理要写明理由；也可能别人已经处理过了。",
                    en="A refusal says why; or somebody else has decided already.",
                ),
                back="/arrivals",
            ) from error
        with storage.write() as session:
            deed = "review.accepted" if decision == "accept" else "review.refused"
            journal.write(session, clock(), visitor.name, deed, detail=receipt, address=visitor.address)
        return gone_to("/arrivals")

    return router


def _decide(queue: ReviewQueue, receipt: str, reason: str, *, accepted: bool) -> None:
    if accepted:
        queue.accept(receipt, reason)
    elif reason:
        queue.refuse(receipt, reason)
    else:
        raise CentralError("a refusal says why")
