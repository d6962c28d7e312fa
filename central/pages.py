"""``GET /cases``: the plain page of cases, without personal data."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from central.case_list import case_list
from central.catalogue import Services
from central.problems import documented
from central.storage.database import Storage
from central.words import CASE_STATES, IDENTITIES, TASK_STATES

_HERE = Path(__file__).parent
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def pages_router(storage: Storage, services: Services) -> APIRouter:
    """The page, its style sheet, and the way to it from the root."""
    templates = Environment(
        loader=FileSystemLoader(_HERE / "templates"), autoescape=True, undefined=StrictUndefined
    )
    style_sheet = (_HERE / "static" / "cases.css").read_bytes()
    router = APIRouter()

    @router.get(
        "/cases",
        summary="The cases, newest first, for people",
        response_class=HTMLResponse,
        responses=documented((400, 408, 413, 500)),
    )
    def cases(
        page: Annotated[int, Query(ge=1, le=1_000_000, description="1 shows the newest")] = 1,
    ) -> HTMLResponse:
        shown = templates.get_template("cases.html").render(
            list=case_list(storage, services, page),
            notice=services.notice,
            case_states=CASE_STATES,
            task_states=TASK_STATES,
            identities=IDENTITIES,
        )
        return HTMLResponse(shown, headers=_HEADERS)

    @router.get("/cases.css", include_in_schema=False)
    def cases_css() -> Response:
        return Response(style_sheet, media_type="text/css", headers={"Cache-Control": "max-age=300"})

    @router.get("/", include_in_schema=False)
    def root() -> RedirectResponse:
        return RedirectResponse("/cases")

    return router
