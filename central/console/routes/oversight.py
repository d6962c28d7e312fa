"""Windows, the overdue ledger, the register of commitments, what is kept how long, and who belongs to which
department.
"""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central.casework.commitments import NotInOrder
from central.casework.desk import Desk
from central.casework.lists import commitment_list, overdue_list, waiting_for_window
from central.casework.members import departments_of, give_departments
from central.catalogue import Services
from central.console import people
from central.console.deeds import Doer
from central.console.guard import Guard
from central.console.refusals import PageRefusal
from central.console.rendering import Pages, gone_to
from central.console.roles import May
from central.console.sessions import Visitor
from central.personal_data import counted, keys_in_use
from central.retention import KEPT, KEPT_WHEN_ENDED
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.words import COMMITMENTS, KEPT_THINGS, KINDS
from kiosk.contract.catalogue.schema import Text

_CHANGED = PageRefusal(
    HTTPStatus.CONFLICT,
    Text(zh="没有做成", en="That was not done"),
    Text(
        zh="情况已经变了，或者时间还没到。请看最新的列表。",
        en="Things have changed, or it is too early. Look at the list as it is now.",
    ),
)


def oversight_router(
    storage: Storage, services: Services, desk: Desk | None, clock: Clock, guard: Guard, pages: Pages
) -> APIRouter:
    """The pages. `desk` is None on a worker that has no keys of personal data."""
    router = APIRouter(include_in_schema=False)
    looker, window = Depends(guard.may(May.LOOK)), Depends(guard.may(May.WINDOW))
    checker, administrator = Depends(guard.may(May.CASEWORK)), Depends(guard.may(May.PEOPLE))

    @router.get("/window")
    def waiting(request: Request, visitor: Annotated[Visitor, window]) -> Response:
        with storage.read() as session:
            found = waiting_for_window(session, services)
        return pages.shown(request, visitor, "window.html", lines=found, kinds=KINDS)

    @router.post("/window/{case}")
    def confirm(request: Request, visitor: Annotated[Visitor, window], case: int) -> Response:
        how = guard.form(request, visitor).text("how")
        if desk is None:
            raise _CHANGED
        try:
            desk.confirm_identity(case, Doer(visitor.name, visitor.address), how)
        except ValueError as error:
            raise _CHANGED from error
        return gone_to("/window")

    @router.get("/overdue")
    def overdue(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        with storage.read() as session:
            found = overdue_list(session, services)
        return pages.shown(request, visitor, "overdue.html", lines=found)

    @router.get("/commitments")
    def commitments(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        with storage.read() as session:
            found, own = commitment_list(session, services), departments_of(session, visitor.id)
        return pages.shown(
            request, visitor, "commitments.html", lines=found, own=own, states=COMMITMENTS, now=clock()
        )

    @router.post("/commitments/{case}/{verdict}")
    def checked(
        request: Request,
        visitor: Annotated[Visitor, checker],
        case: int,
        verdict: Literal["true", "false", "rectified", "revoked"],
    ) -> Response:
        guard.form(request, visitor)
        with storage.read() as session:
            own = departments_of(session, visitor.id)
            line = next((each for each in commitment_list(session, services) if each.case == case), None)
        if desk is None or line is None or own.isdisjoint(line.departments):
            raise _CHANGED
        try:
            desk.commitment(case, Doer(visitor.name, visitor.address), verdict)
        except NotInOrder as error:
            raise _CHANGED from error
        return gone_to("/commitments")

    @router.get("/retention")
    def retention(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        with storage.read() as session:
            kept, keys = counted(session), keys_in_use(session)
        return pages.shown(
            request,
            visitor,
            "retention.html",
            kept=kept,
            keys=len(keys),
            things=KEPT_THINGS,
            sealed=[(KINDS[kind.value], years.days) for kind, years in KEPT.items()],
            ended=[(KEPT_THINGS[kind], time.days) for kind, time in KEPT_WHEN_ENDED.items()],
        )

    @router.get("/people/{name}/departments")
    def of_person(request: Request, visitor: Annotated[Visitor, administrator], name: str) -> Response:
        try:
            with storage.read() as session:
                person = people.of_name(session, name)
                has = departments_of(session, person.id)
        except people.Refused as error:
            raise _CHANGED from error
        return pages.shown(
            request,
            visitor,
            "departments-of.html",
            person=person,
            has=has,
            departments=services.departments(),
        )

    @router.post("/people/{name}/departments")
    def give(request: Request, visitor: Annotated[Visitor, administrator], name: str) -> Response:
        chosen = guard.form(request, visitor).all("department")
        try:
            with storage.write(turns.PEOPLE) as session:
                doer = Doer(visitor.name, visitor.address)
                give_departments(session, services, doer, name, chosen, clock())
        except people.Refused as error:
            raise _CHANGED from error
        return gone_to("/people")

    return router
