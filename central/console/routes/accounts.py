"""``/people``: who has an account, with which roles; for administrators."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends
from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from central.console import people
from central.console.deeds import Doer
from central.console.guard import Guard
from central.console.rendering import Pages, gone_to
from central.console.roles import May, Role, from_text
from central.console.sessions import Visitor
from central.keys import Keys
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.words import ROLES


def accounts_router(storage: Storage, keys: Keys, clock: Clock, guard: Guard, pages: Pages) -> APIRouter:
    """The page and what is done on it."""
    router = APIRouter(include_in_schema=False)
    administrator = Depends(guard.may(May.PEOPLE))

    def shown(
        request: Request, visitor: Visitor, *, problem: str = "", link: str = "", invited: str = ""
    ) -> HTMLResponse:
        with storage.read() as session:
            found = people.everybody(session)
        return pages.shown(
            request,
            visitor,
            "people.html",
            status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
            people=[(each, from_text(each.roles)) for each in found],
            roles=ROLES,
            problem=problem,
            link=link,
            invited=invited,
        )

    def done(request: Request, visitor: Visitor, deed: Callable[[Session, Doer], None]) -> Response:
        try:
            with storage.write(turns.PEOPLE) as session:
                deed(session, Doer(visitor.name, visitor.address))
        except people.Refused as error:
            return shown(request, visitor, problem=error.rule)
        return gone_to("/people")

    def linked(
        request: Request, visitor: Visitor, name: str, deed: Callable[[Session, Doer], str]
    ) -> Response:
        """The link is on the answer and nowhere else: it is not shown a second time."""
        try:
            with storage.write(turns.PEOPLE) as session:
                link = deed(session, Doer(visitor.name, visitor.address))
        except people.Refused as error:
            return shown(request, visitor, problem=error.rule)
        return shown(request, visitor, link=link, invited=name)

    @router.get("/people")
    def everybody(request: Request, visitor: Annotated[Visitor, administrator]) -> Response:
        return shown(request, visitor)

    @router.post("/people")
    def add(request: Request, visitor: Annotated[Visitor, administrator]) -> Response:
        form = guard.form(request, visitor)
        name, calls, roles = form.text("name"), form.text("shown"), _roles(form.all("role"))
        return linked(
            request,
            visitor,
            name,
            lambda session, doer: people.add(session, keys, doer, name, calls, roles, clock()),
        )

    @router.post("/people/{name}/invite")
    def invite(request: Request, visitor: Annotated[Visitor, administrator], name: str) -> Response:
        guard.form(request, visitor)
        return linked(
            request, visitor, name, lambda session, doer: people.invite(session, keys, doer, name, clock())
        )

    @router.post("/people/{name}/roles")
    def roles(request: Request, visitor: Annotated[Visitor, administrator], name: str) -> Response:
        given = _roles(guard.form(request, visitor).all("role"))
        return done(
            request, visitor, lambda session, doer: people.give_roles(session, doer, name, given, clock())
        )

    @router.post("/people/{name}/close")
    def close(request: Request, visitor: Annotated[Visitor, administrator], name: str) -> Response:
        guard.form(request, visitor)
        return done(request, visitor, lambda session, doer: people.close(session, doer, name, clock()))

    @router.post("/people/{name}/reopen")
    def reopen(request: Request, visitor: Annotated[Visitor, administrator], name: str) -> Response:
        guard.form(request, visitor)
        return done(request, visitor, lambda session, doer: people.reopen(session, doer, name, clock()))

    return router


def _roles(untrusted: list[str]) -> frozenset[Role]:
    return frozenset(Role(each) for each in untrusted if each in set(Role))
