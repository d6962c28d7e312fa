"""``/figures``: what the programme counts, computed from the catalogue that is loaded here."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from central.catalogue import Services
from central.console.guard import Guard
from central.console.rendering import Pages
from central.console.roles import May
from central.console.sessions import Visitor
from kiosk.contract.catalogue.figures import Figures, Share, figures
from kiosk.contract.catalogue.schema import Text

_SHARES: Mapping[str, Text] = {
    "at_most_one_trip": Text(zh="最多跑一次", en="At most one visit"),
    "no_trip": Text(zh="一次也不用跑", en="No visit at all"),
    "online": Text(zh="可以网上办", en="Can be done online"),
    "here": Text(zh="终端上能办", en="Can be done at a terminal"),
    "filed_alone": Text(zh="终端上单独申报", en="Can be filed alone at a terminal"),
}


def figures_router(services: Services, guard: Guard, pages: Pages) -> APIRouter:
    """The page."""
    router = APIRouter(include_in_schema=False)
    looker = Depends(guard.may(May.LOOK))

    @router.get("/figures")
    def shown(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        catalogue = services.catalogue
        counted = figures(catalogue) if catalogue else None
        return pages.shown(
            request,
            visitor,
            "figures.html",
            counted=counted,
            shares=_shares(counted) if counted else [],
            programme=catalogue.programme if catalogue else None,
            notice=services.notice,
        )

    return router


def _shares(counted: Figures) -> list[tuple[Text, Share]]:
    held: Any = counted
    return [(name, getattr(held, key)) for key, name in _SHARES.items()]
