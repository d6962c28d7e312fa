"""``/unreadable``: what was opened and is no form of its kind. Everybody sees that there is such a thing;
what stands in it is shown to who answers residents, and the journal says who opened it.
"""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central.console.deeds import Doer, record
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.storage import turns
from central.storage.database import Storage
from central.voice.desk import VoiceWork
from central.voice.moves import NotNow
from central.voice.stopped import where
from central.voice.unreadable import settle, sheet, unreadable
from central.voice.words import FORM_KEYS, MISSING
from central.words import KINDS
from kiosk.contract.catalogue.schema import Text

_NOT_DONE = Text(zh="没有做成", en="That was not done")


def unreadable_router(storage: Storage, work: VoiceWork, guard: Guard, pages: Pages) -> APIRouter:
    """The list, one of them, and the button."""
    router = APIRouter(include_in_schema=False)
    looker, answerer = Depends(guard.may(May.LOOK)), Depends(guard.may(May.ANSWER))

    @router.get("/unreadable")
    def listed(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        with storage.read() as session:
            found = unreadable(session, work.services)
        return pages.shown(request, visitor, "unreadable.html", lines=found, kinds=KINDS, said_key=_said_key)

    @router.get("/unreadable/{number}")
    def one(request: Request, visitor: Annotated[Visitor, answerer], number: str) -> Response:
        with storage.write() as session:
            found = sheet(session, work.services, work.data, number)
            if found is None:
                raise _refused("number", HTTPStatus.NOT_FOUND)
            record(session, work.clock(), Doer(visitor.name, visitor.address), "unreadable.opened", number)
        return pages.shown(
            request,
            visitor,
            "unreadable-one.html",
            sheet=found,
            kinds=KINDS,
            readable=work.data is not None,
            said_key=_said_key,
            where=where,
        )

    @router.post("/unreadable/{number}")
    def settled(request: Request, visitor: Annotated[Visitor, answerer], number: str) -> Response:
        note = guard.form(request, visitor).text("note")
        try:
            with storage.write(turns.VOICE) as session:
                settle(session, number, note, Doer(visitor.name, visitor.address), work.clock())
        except NotNow as error:
            raise _refused(str(error)) from error
        return gone_to("/unreadable")

    return router


def _said_key(key: str) -> Text:
    """By the form's own field; what is no field of any form stays as it came."""
    return FORM_KEYS.get(key.partition(".")[0], Text(zh=key))


def _refused(why: str, status: HTTPStatus = HTTPStatus.CONFLICT) -> PageRefusal:
    return PageRefusal(status, _NOT_DONE, MISSING[why], back="/unreadable")
