"""The window's list of appointments, and its three buttons."""

from datetime import date
from http import HTTPStatus
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central.appointments import Appointments, NotInOrder
from central.catalogue import Services
from central.console.forms import Form
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.local_time import LOCAL
from central.settings import Clock
from kiosk.contract.catalogue.schema import Text

TIMES = ("09:00", "10:00", "11:00", "13:30", "14:30", "15:30")


def appointments_router(
    appointments: Appointments | None, services: Services, clock: Clock, guard: Guard, pages: Pages
) -> APIRouter:
    """`appointments` is None on a worker that has no keys of personal data: it shows none."""
    router = APIRouter(include_in_schema=False)

    @router.get("/appointments")
    def show(request: Request, visitor: Annotated[Visitor, Depends(guard.may(May.WINDOW))]) -> Response:
        today = clock().astimezone(LOCAL).date()
        lines = [] if appointments is None else appointments.lines(today, visitor.name, visitor.address)
        shown = [
            (each, services.find(each.item).name, services.department_name(each.place)) for each in lines
        ]
        return pages.shown(request, visitor, "appointments.html", lines=shown, today=today, times=TIMES)

    @router.post("/appointments/{submission}/{deed}")
    def act(
        request: Request,
        visitor: Annotated[Visitor, Depends(guard.may(May.WINDOW))],
        submission: UUID,
        deed: Literal["confirm", "move", "refuse"],
    ) -> Response:
        form = guard.form(request, visitor)
        try:
            _act(appointments, submission, deed, form, visitor)
        except (NotInOrder, ValueError) as error:
            raise PageRefusal(
                HTTPStatus.CONFLICT,
                Text(zh="没有做成", en="That was not done"),
                Text(
                    zh="改期要选一个还没到的日子和时间，改期和不予预约都要写明原因，居民会看到；也可能别人已经处理过了。",
                    en="To move it, choose a day to come and a time. Say why you move or refuse it: the "
                    "resident reads that. Or somebody was quicker.",
                ),
                back="/appointments",
            ) from error
        return gone_to("/appointments")

    return router


def _act(
    appointments: Appointments | None, submission: UUID, deed: str, form: Form, visitor: Visitor
) -> None:
    if appointments is None:
        raise NotInOrder("the keys of personal data are on another worker")
    who, reason = (visitor.name, visitor.address), form.text("reason")
    match deed:
        case "confirm":
            appointments.confirm(submission, *who)
        case "refuse":
            appointments.refuse(submission, reason, *who)
        case _:
            at = form.text("time")
            if at not in TIMES:
                raise NotInOrder("not a time of a window")
            appointments.move(submission, date.fromisoformat(form.text("day")), at, reason, *who)
