"""``/cases``, ``/arrivals``, ``/terminals``: what came and from where, without personal data."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from central.arrival_list import arrivals
from central.case_list import case_list
from central.catalogue import Services
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.diagnostics import reports_of
from central.settings import Clock
from central.storage.database import Storage
from central.terminal_list import terminal_list
from central.words import CASE_STATES, DEVICE_STATES, IDENTITIES, KINDS, STANDINGS, TASK_STATES
from kiosk.contract.catalogue.schema import Text

_Page = Annotated[int, Query(ge=1, le=1_000_000, description="1 shows the newest")]


def desk_router(storage: Storage, services: Services, clock: Clock, guard: Guard, pages: Pages) -> APIRouter:
    """The pages, and the way to them from the root."""
    router = APIRouter(include_in_schema=False)
    looker = Depends(guard.may(May.LOOK))

    @router.get("/cases")
    def cases(request: Request, visitor: Annotated[Visitor, looker], page: _Page = 1) -> Response:
        return pages.shown(
            request,
            visitor,
            "cases.html",
            list=case_list(storage, services, page),
            notice=services.notice,
            case_states=CASE_STATES,
            task_states=TASK_STATES,
            identities=IDENTITIES,
        )

    @router.get("/arrivals")
    def arrived(request: Request, visitor: Annotated[Visitor, looker], page: _Page = 1) -> Response:
        with storage.read() as session:
            found = arrivals(session, services, page)
        return pages.shown(request, visitor, "arrivals.html", list=found, kinds=KINDS, standings=STANDINGS)

    @router.get("/terminals")
    def terminals(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        with storage.read() as session:
            found = terminal_list(session)
        return pages.shown(request, visitor, "terminals.html", list=found, now=clock())

    @router.get("/terminals/{code}")
    def terminal(
        request: Request, visitor: Annotated[Visitor, looker], code: Annotated[str, Path(max_length=40)]
    ) -> Response:
        with storage.read() as session:
            found = reports_of(session, code)
        if found is None:
            raise PageRefusal(
                HTTPStatus.NOT_FOUND,
                Text(zh="没有这台终端", en="There is no such terminal"),
                Text(zh="请从终端列表里选。", en="Choose one from the list of terminals."),
                back="/terminals",
            )
        return pages.shown(request, visitor, "reports.html", code=code, list=found, states=DEVICE_STATES)

    @router.get("/")
    def root(visitor: Annotated[Visitor, looker]) -> Response:  # noqa: ARG001  asked for, so that the sign-in comes first
        return gone_to("/cases")

    return router
