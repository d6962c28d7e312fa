"""``/hall/KEY``: the screen on the wall of a hall, for a browser that nobody touches. Without a sign-in: it
shows what is called out there.
"""

from http import HTTPStatus

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from central.console.refusals import PageRefusal
from central.console.rendering import Pages
from central.local_time import LOCAL
from central.places import Places
from central.queues.display import Display
from central.settings import Clock
from kiosk.contract.catalogue.schema import Text

REFRESH_S = 5
"""So soon after the call the number stands on the wall. The page loads itself anew, without a script."""


def hall_router(display: Display, places: Places, clock: Clock, pages: Pages) -> APIRouter:
    """The page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/hall/{key}")
    def show(request: Request, key: str) -> Response:
        hall = places.hall(key)
        if hall is None:
            raise PageRefusal(
                HTTPStatus.NOT_FOUND,
                Text(zh="没有这个厅", en="There is no such hall"),
                Text(zh="厅写在网点文件里。", en="Halls stand in the file of places."),
                back="/",
            )
        return pages.shown(
            request,
            None,
            "hall.html",
            hall=hall,
            wall=display.of(hall),
            seconds=REFRESH_S,
            time=f"{clock().astimezone(LOCAL):%H:%M}",
        )

    return router
