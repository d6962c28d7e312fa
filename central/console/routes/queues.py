"""The windows' pages of queues: all of today, and one of them with its buttons."""

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.places import Places
from central.queues.desk import Queues
from central.queues.states import Deed
from central.queues.window import Doer, NotInOrder, QueueWork
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.reference import HallQueue


def queues_router(queues: Queues, work: QueueWork, places: Places, guard: Guard, pages: Pages) -> APIRouter:
    """For whoever sits at a window."""
    router = APIRouter(include_in_schema=False)
    window = Depends(guard.may(May.WINDOW))

    @router.get("/queues")
    def show(request: Request, visitor: Annotated[Visitor, window]) -> Response:
        standing = {(each.hall, each.letter): each for each in queues.standing().queues}
        return pages.shown(request, visitor, "queues.html", halls=places.halls, standing=standing)

    @router.get("/queues/{hall}/{letter}")
    def show_one(request: Request, visitor: Annotated[Visitor, window], hall: str, letter: str) -> Response:
        name, queue = _found(places, hall, letter)
        listed = work.list(hall, letter, visitor.name)
        return pages.shown(
            request,
            visitor,
            "queue.html",
            hall=Text(zh=name.zh, en=name.en),
            queue=Text(zh=queue.name.zh, en=queue.name.en),
            path=f"/queues/{hall}/{letter}",
            all=listed,
        )

    @router.post("/queues/{hall}/{letter}/next")
    def call_next(request: Request, visitor: Annotated[Visitor, window], hall: str, letter: str) -> Response:
        _found(places, hall, letter)
        form, back = guard.form(request, visitor), f"/queues/{hall}/{letter}"
        try:
            had = UUID(form.text("had")) if form.text("had") else None
            doer = Doer(visitor.name, visitor.address)
            work.call_next(hall, letter, form.text("window"), had, doer)
        except (NotInOrder, ValueError) as error:
            raise _not_done(back) from error
        return gone_to(back)

    @router.post("/queues/{hall}/{letter}/{ticket}/{deed}")
    def act(
        request: Request,
        visitor: Annotated[Visitor, window],
        hall: str,
        letter: str,
        ticket: UUID,
        deed: Deed,
    ) -> Response:
        _found(places, hall, letter)
        form, back = guard.form(request, visitor), f"/queues/{hall}/{letter}"
        try:
            work.act(ticket, deed, form.text("window"), Doer(visitor.name, visitor.address))
        except NotInOrder as error:
            raise _not_done(back) from error
        return gone_to(back)

    return router


def _found(places: Places, hall: str, letter: str) -> tuple[Text, HallQueue]:
    there = places.hall(hall)
    queue = None if there is None else there.queue(letter)
    if there is None or queue is None:
        raise PageRefusal(
            HTTPStatus.NOT_FOUND,
            Text(zh="没有这个队列", en="There is no such queue"),
            Text(zh="厅和队列写在网点文件里。", en="Halls and queues stand in the file of places."),
            back="/queues",
        )
    return Text(zh=there.name.zh, en=there.name.en), queue


def _not_done(back: str) -> PageRefusal:
    return PageRefusal(
        HTTPStatus.CONFLICT,
        Text(zh="没有做成", en="That was not done"),
        Text(
            zh="要写明窗口；也可能按了两次、别人已经处理，或者没有人在等。请回到队列再看一眼。",
            en="Name the window. Or it was pressed twice, somebody was quicker, or nobody waits: look again.",
        ),
        back=back,
    )
