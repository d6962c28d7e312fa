"""``/cases``, ``/arrivals``: what came, without personal data."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from central.arrival_list import arrivals
from central.case_list import case_list
from central.catalogue import Services
from central.console.guard import Guard
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.storage.database import Storage
from central.voice.unreadable import waiting_count
from central.words import CASE_STATES, FAULTS, IDENTITIES, KINDS, STANDINGS, TASK_STATES

_Page = Annotated[int, Query(ge=1, le=1_000_000, description="1 shows the newest")]


def desk_router(storage: Storage, services: Services, guard: Guard, pages: Pages) -> APIRouter:
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
            unreadable = waiting_count(session)
        return pages.shown(
            request,
            visitor,
            "arrivals.html",
            list=found,
            unreadable=unreadable,
            kinds=KINDS,
            standings=STANDINGS,
            faults=FAULTS,
        )

    @router.get("/")
    def root(visitor: Annotated[Visitor, looker]) -> Response:  # noqa: ARG001  asked for, so that the sign-in comes first
        return gone_to("/cases")

    return router
