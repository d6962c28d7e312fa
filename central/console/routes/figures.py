"""``/figures``: what the programme counts, computed from the catalogue that is loaded here; and
money that goes back.
"""

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
from central.refunds.listing import figures as refund_figures
from central.settings import Clock
from central.storage.database import Storage
from kiosk.contract.catalogue.figures import Figures, Share, figures
from kiosk.contract.catalogue.schema import Programme, Text

_SHARES: Mapping[str, Text] = {
    "at_most_one_trip": Text(zh="最多跑一次", en="At most one visit"),
    "no_trip": Text(zh="一次也不用跑", en="No visit at all"),
    "online": Text(zh="可以网上办", en="Can be done online"),
    "here": Text(zh="终端上能办", en="Can be done at a terminal"),
    "filed_alone": Text(zh="终端上单独申报", en="Can be filed alone at a terminal"),
}


def figures_router(
    storage: Storage, services: Services, clock: Clock, guard: Guard, pages: Pages
) -> APIRouter:
    """The page."""
    router = APIRouter(include_in_schema=False)
    looker = Depends(guard.may(May.LOOK))

    @router.get("/figures")
    def shown(request: Request, visitor: Annotated[Visitor, looker]) -> Response:
        catalogue = services.catalogue
        counted = figures(catalogue) if catalogue else None
        with storage.read() as session:
            refunds = refund_figures(session, clock())
        return pages.shown(
            request,
            visitor,
            "figures.html",
            counted=counted,
            shares=_shares(counted) if counted else [],
            published=_published(catalogue.programme) if catalogue else [],
            notice=services.notice,
            disclaimer=catalogue.disclaimer if catalogue else None,
            refunds=refunds,
        )

    return router


def _published(programme: Programme) -> list[tuple[Text, str]]:
    rate = f"{programme.at_most_one_trip} ({programme.rate_as_published})"
    return [
        (Text(zh="事项", en="Items"), str(programme.filed_items)),
        (Text(zh="可以网上办", en="Can be done online"), str(programme.online_items)),
        (Text(zh="最多跑一次", en="At most one visit"), rate),
        (Text(zh="高频事项", en="Items that are often asked for"), str(programme.frequent_items)),
        (Text(zh="一件事", en="Life events"), str(programme.life_events)),
        (Text(zh="大厅进驻部门", en="Departments in the service hall"), str(programme.hall_departments)),
        (Text(zh="大厅办理事项", en="Items in the service hall"), str(programme.hall_items)),
        (Text(zh="大厅一年的办件", en="Cases a year in the service hall"), programme.cases_per_year),
    ]


def _shares(counted: Figures) -> list[tuple[Text, Share]]:
    held: Any = counted
    return [(name, getattr(held, key)) for key, name in _SHARES.items()]
