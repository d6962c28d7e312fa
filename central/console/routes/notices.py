"""The page of text messages: what went out, what did not and why; and numbers that are never written to."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central.console.deeds import Doer
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.keys import Keys
from central.notices.listing import notices
from central.notices.silence import NoNumber, silence
from central.notices.words import KINDS, STATES
from central.settings import Clock
from central.storage.database import Storage
from central.storage.notice_tables import NoticeState
from kiosk.contract.catalogue.schema import Text

BAD = frozenset({NoticeState.NO_GATEWAY, NoticeState.FAILED, NoticeState.IN_DOUBT})
"""What somebody should know of."""


def notices_router(
    storage: Storage, keys: Keys, clock: Clock, guard: Guard, pages: Pages, *, has_gateway: bool
) -> APIRouter:
    """`has_gateway`: whether this service was given a way to send messages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/notices")
    def show(request: Request, visitor: Annotated[Visitor, Depends(guard.may(May.LOOK))]) -> Response:
        with storage.read() as session:
            found = notices(session)
        return pages.shown(
            request,
            visitor,
            "notices.html",
            found=found,
            kinds=KINDS,
            states=STATES,
            bad=BAD,
            has_gateway=has_gateway,
            may_silence=visitor.may(May.ANSWER),
        )

    @router.post("/notices/silence")
    def act(request: Request, visitor: Annotated[Visitor, Depends(guard.may(May.ANSWER))]) -> Response:
        form = guard.form(request, visitor)
        try:
            silence(storage, keys, clock, form.text("number"), Doer(visitor.name, visitor.address))
        except NoNumber as error:
            raise PageRefusal(
                HTTPStatus.CONFLICT,
                Text(zh="没有做成", en="That was not done"),
                Text(zh="这不是一个电话号码。", en="That is no telephone number."),
                back="/notices",
            ) from error
        return gone_to("/notices")

    return router
