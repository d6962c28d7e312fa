"""``/cases``, ``/arrivals``, ``/terminals``: plain pages for people, without personal data."""

import pathlib
from datetime import datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Path, Query
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from central.arrival_list import arrivals
from central.case_list import case_list
from central.cases import LOCAL
from central.catalogue import Services
from central.diagnostics import reports_of
from central.problems import Refusal, documented
from central.settings import Clock
from central.storage.database import Storage
from central.terminal_list import terminal_list
from central.words import CASE_STATES, DEVICE_STATES, IDENTITIES, KINDS, PLACES, STANDINGS, TASK_STATES, age
from kiosk.contract.problem import ProblemKind

_HERE = pathlib.Path(__file__).parent
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_REFUSED = documented((400, 408, 413, 500))
_Page = Annotated[int, Query(ge=1, le=1_000_000, description="1 shows the newest")]


def pages_router(storage: Storage, services: Services, clock: Clock) -> APIRouter:
    """The pages, their style sheet, and the way to them from the root."""
    style_sheet = (_HERE / "static" / "cases.css").read_bytes()
    templates = _templates()
    router = APIRouter()

    def shown(path: str, template: str, **content: object) -> HTMLResponse:
        text = templates.get_template(template).render(here=path, places=PLACES, **content)
        return HTMLResponse(text, headers=_HEADERS)

    @router.get(
        "/cases",
        summary="The cases, newest first, for people",
        response_class=HTMLResponse,
        responses=_REFUSED,
    )
    def cases(page: _Page = 1) -> HTMLResponse:
        return shown(
            "/cases",
            "cases.html",
            list=case_list(storage, services, page),
            notice=services.notice,
            case_states=CASE_STATES,
            task_states=TASK_STATES,
            identities=IDENTITIES,
        )

    @router.get(
        "/arrivals",
        summary="Submissions of every kind, and those that a person must look at, for people",
        response_class=HTMLResponse,
        responses=_REFUSED,
    )
    def arrived(page: _Page = 1) -> HTMLResponse:
        with storage.read() as session:
            found = arrivals(session, services, page)
        return shown("/arrivals", "arrivals.html", list=found, kinds=KINDS, standings=STANDINGS)

    @router.get(
        "/terminals",
        summary="The terminals and the holes in their sequences, for people",
        response_class=HTMLResponse,
        responses=_REFUSED,
    )
    def terminals() -> HTMLResponse:
        with storage.read() as session:
            found = terminal_list(session)
        return shown("/terminals", "terminals.html", list=found, now=clock())

    @router.get(
        "/terminals/{code}",
        summary="The readiness reports of one terminal, for people",
        response_class=HTMLResponse,
        responses=documented((400, 404, 408, 413, 500)),
    )
    def terminal(code: Annotated[str, Path(pattern=r"^[0-9A-Z]{4}$")]) -> HTMLResponse:
        with storage.read() as session:
            found = reports_of(session, code)
        if found is None:
            detail = "there is no terminal of that code; look at the list of terminals"
            raise Refusal(HTTPStatus.NOT_FOUND, ProblemKind.NOT_FOUND, detail)
        return shown("/terminals", "reports.html", code=code, list=found, states=DEVICE_STATES)

    @router.get("/cases.css", include_in_schema=False)
    def cases_css() -> Response:
        return Response(style_sheet, media_type="text/css", headers={"Cache-Control": "max-age=300"})

    @router.get("/", include_in_schema=False)
    def root() -> RedirectResponse:
        return RedirectResponse("/cases")

    return router


def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters.update(local=_local, age=age)
    return environment


def _local(moment: datetime) -> str:
    return moment.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M")
