"""How the console says no: a page that says what to do, or the way to the sign-in."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus
from urllib.parse import quote

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from central.console.forms import BadForm
from central.console.guard import NotAllowed, NotSignedIn
from central.console.rendering import Pages, gone_to
from kiosk.contract.catalogue.schema import Text


class PageRefusal(Exception):
    """Raised anywhere below a page. `remedy` says what to do; `back` is where to do it."""

    def __init__(self, status: HTTPStatus, title: Text, remedy: Text, *, back: str = "/") -> None:
        super().__init__(title.en)
        self.status = status
        self.title = title
        self.remedy = remedy
        self.back = back


_OLD_FORM = PageRefusal(
    HTTPStatus.FORBIDDEN,
    Text(zh="这一页放得太久了", en="That page had grown old"),
    Text(
        zh="什么都没有改动。请回到那一页，重新做一次。",
        en="Nothing was changed. Go back to the page and do it again.",
    ),
)
_NOT_YOURS = PageRefusal(
    HTTPStatus.FORBIDDEN,
    Text(zh="您的角色做不了这件事", en="Your roles do not allow this"),
    Text(zh="需要的话，请管理员加上相应的角色。", en="If you need it, ask an administrator for the role."),
)


def install(app: FastAPI, pages: Pages) -> None:
    """Let `app` answer with pages whatever is refused below a page."""

    def answered(refusal: PageRefusal) -> Callable[[Request, Exception], Awaitable[Response]]:
        async def handler(request: Request, _: Exception) -> Response:
            return _page(pages, request, refusal)

        return handler

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, PageRefusal)
        return _page(pages, request, error)

    app.add_exception_handler(NotSignedIn, _to_the_sign_in)
    app.add_exception_handler(NotAllowed, answered(_NOT_YOURS))
    app.add_exception_handler(BadForm, answered(_OLD_FORM))
    app.add_exception_handler(PageRefusal, refused)


def _page(pages: Pages, request: Request, refusal: PageRefusal) -> Response:
    return pages.shown(
        request,
        None,
        "said-no.html",
        status=refusal.status,
        title=refusal.title,
        remedy=refusal.remedy,
        back=refusal.back,
    )


async def _to_the_sign_in(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotSignedIn)
    where = "/sign-in" + (f"?next={quote(error.path)}" if error.path != "/" else "")
    if "hx-request" in request.headers:  # a part of a page cannot be the sign-in: the whole window goes there
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": "/sign-in"})
    return gone_to(where)
