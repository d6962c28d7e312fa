"""``/obstacles``, ``/impossible``, ``/ratings``, ``/callbacks``: what people said, and what is done about it.

What they wrote is personal: it is shown to who answers it, and the journal says who opened it.
"""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central.console.deeds import Doer, record
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.storage.database import Storage
from central.voice import lists, words
from central.voice.desk import Given, VoiceWork
from central.voice.figures import figures
from central.voice.moves import Act, NotNow
from kiosk.contract.catalogue.schema import Text

_NOT_DONE = Text(zh="没有做成", en="That was not done")


def voice_router(storage: Storage, work: VoiceWork, guard: Guard, pages: Pages) -> APIRouter:
    """The pages of the three registers."""
    router = APIRouter(include_in_schema=False)
    services, data, clock = work.services, work.data, work.clock
    answerer = Depends(guard.may(May.ANSWER))

    def opened(visitor: Visitor, deed: str, lines: Sequence[lists.RatingLine | lists.CallLine]) -> None:
        """What people wrote was on the page, of so many of them: that stands in the journal."""
        count = sum(bool(each.said) for each in lines)
        if count:
            with storage.write() as session:
                record(session, clock(), Doer(visitor.name, visitor.address), deed, str(count))

    @router.get("/obstacles")
    def obstacles(request: Request, visitor: Annotated[Visitor, answerer]) -> Response:
        with storage.read() as session:
            found = lists.obstacles(session, services, clock())
        return pages.shown(request, visitor, "obstacles.html", lines=found, words=words)

    @router.get("/obstacles/{number}")
    def obstacle(request: Request, visitor: Annotated[Visitor, answerer], number: str) -> Response:
        with storage.write() as session:
            found = lists.obstacle_sheet(session, services, data, number, clock())
            if found is None:
                raise _refused("number", "/obstacles", HTTPStatus.NOT_FOUND)
            record(session, clock(), Doer(visitor.name, visitor.address), "obstacle.opened", number)
            return pages.shown(
                request,
                visitor,
                "obstacle.html",
                sheet=found,
                words=words,
                departments=services.departments(),
                readable=data is not None,
            )

    @router.post("/obstacles/{number}/{act}")
    def act(request: Request, visitor: Annotated[Visitor, answerer], number: str, act: Act) -> Response:
        form = guard.form(request, visitor)
        given = Given(
            form.text("category"),
            form.text("department"),
            form.text("text"),
            form.text("ground"),
            form.text("instead"),
            form.text("helped_by"),
        )
        try:
            work.obstacle(number, act, given, Doer(visitor.name, visitor.address))
        except NotNow as error:
            raise _refused(str(error), f"/obstacles/{number}") from error
        return gone_to(f"/obstacles/{number}")

    @router.get("/impossible")
    def impossible(request: Request, visitor: Annotated[Visitor, answerer]) -> Response:
        with storage.read() as session:
            found = lists.register(session, services)
            return pages.shown(request, visitor, "impossible.html", rows=found)

    @router.get("/ratings")
    def ratings(request: Request, visitor: Annotated[Visitor, answerer]) -> Response:
        with storage.read() as session:
            found = lists.ratings(session, services, data, clock())
            counted = figures(session)
        opened(visitor, "ratings.read", found)
        return pages.shown(request, visitor, "ratings.html", lines=found, figures=counted, words=words)

    @router.post("/ratings/{submission}/answer")
    def answer(request: Request, visitor: Annotated[Visitor, answerer], submission: UUID) -> Response:
        text = guard.form(request, visitor).text("text")
        try:
            work.answer_rating(submission, text, Doer(visitor.name, visitor.address))
        except NotNow as error:
            raise _refused(str(error), "/ratings") from error
        return gone_to("/ratings")

    @router.get("/callbacks")
    def callbacks(request: Request, visitor: Annotated[Visitor, answerer]) -> Response:
        with storage.read() as session:
            found = lists.calls(session, services, data, clock())
        opened(visitor, "callbacks.read", found)
        return pages.shown(request, visitor, "callbacks.html", lines=found, words=words)

    @router.post("/callbacks/{submission}/{outcome}")
    def called(
        request: Request, visitor: Annotated[Visitor, answerer], submission: UUID, outcome: str
    ) -> Response:
        guard.form(request, visitor)
        try:
            work.called(submission, Doer(visitor.name, visitor.address), reached=outcome == "reached")
        except NotNow as error:
            raise _refused(str(error), "/callbacks") from error
        return gone_to("/callbacks")

    return router


def _refused(why: str, back: str, status: HTTPStatus = HTTPStatus.CONFLICT) -> PageRefusal:
    return PageRefusal(status, _NOT_DONE, words.MISSING[why], back=back)
