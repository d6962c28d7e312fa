"""Stands in for the app on a person's phone: whoever scans the code may say yes or no.

The real one knows who has signed in to it, compares that person with the one of the verification, and hands
its word to `Verifications.app_says` over a connection of its own (docs/identity.md).
"""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from central.stand_ins.page import shown
from central.verification import APP_PATH, Verifications


def app_stand_in_router(verifications: Verifications) -> APIRouter:
    """The page that the code leads to."""
    router = APIRouter(include_in_schema=False)
    Id = Annotated[UUID, Path()]  # noqa: N806  a type

    @router.get(f"{APP_PATH}/{{verification}}")
    def ask(verification: Id, request: Request) -> HTMLResponse:
        return shown(
            request,
            title=("终端上办事的是您本人吗？", "Is it you at the terminal?"),
            text=(
                "请看一眼终端的屏幕：是您在办事，就点“是我本人”。",
                "Look at the terminal's screen. If it is you who stands there, touch “It is me”.",
            ),
            buttons=(
                (f"{APP_PATH}/{verification}/yes", ("是我本人", "It is me")),
                (f"{APP_PATH}/{verification}/no", ("不是我", "It is not me")),
            ),
        )

    @router.post(f"{APP_PATH}/{{verification}}/{{word}}")
    def say(verification: Id, word: str, request: Request) -> Response:
        heard = word in ("yes", "no") and verifications.app_says(verification, yes=word == "yes")
        if not heard:
            gone = ("这个码已经失效", "This code is over")
            again = ("请在终端上换一个码。", "Please take a new code at the terminal.")
            return shown(request, title=gone, text=again, status=404)
        said = ("已经确认", "Confirmed") if word == "yes" else ("已经拒绝", "Refused")
        return shown(request, title=said, text=("请看终端的屏幕。", "Please look at the terminal's screen."))

    return router
