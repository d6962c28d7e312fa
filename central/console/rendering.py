"""Makes pages out of templates: in the language of whoever looks, with headers that let nothing else in."""

import pathlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from central.console.cookies import Cookies
from central.console.forms import TOKEN_FIELD, token_of
from central.console.navigation import groups_for, section_of
from central.console.roles import May
from central.console.sessions import Visitor
from central.keys import Keys
from central.local_time import LOCAL
from central.words import age
from kiosk.contract.catalogue.schema import Text

HERE = pathlib.Path(__file__).parent
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    # A stricter one would empty the Origin of our own forms, too.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Pages:
    """The templates, and what every page needs."""

    def __init__(self, keys: Keys, cookies: Cookies) -> None:
        self._keys = keys
        self._cookies = cookies
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters.update(local=_local, date=_date)

    def shown(
        self,
        request: Request,
        visitor: Visitor | None,
        template: str,
        *,
        status: int = HTTPStatus.OK,
        headers: Mapping[str, str] | None = None,
        **content: object,
    ) -> HTMLResponse:
        """One page. Without a visitor its forms are bound to a cookie of their own."""
        language = self._cookies.language(request)
        bound_to = visitor.token if visitor else self._cookies.fresh_form(request)
        field = Markup('<input type="hidden" name="{}" value="{}">').format(
            TOKEN_FIELD, token_of(self._keys, bound_to)
        )
        text = self._templates.get_template(template).render(
            t=in_language(language),
            ago=lambda elapsed: age(elapsed, language),
            language=language,
            visitor=visitor,
            may=May,
            form_token=field,
            here=request.url.path,
            section=section_of(request.url.path),
            whole_address=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            groups=groups_for(visitor.may) if visitor else [],
            due=lambda moment: due_said(moment, language),
            day=lambda moment: day_said(moment, language),
            **content,
        )
        response = HTMLResponse(text, status_code=status, headers={**_HEADERS, **(headers or {})})
        if visitor is None:
            self._cookies.bind_forms(request, response)
        return response


def in_language(language: str) -> Callable[..., str]:
    """``t(zh, en)`` and ``t(text)`` of the templates: the one of the two that is to be read. Chinese where a
    catalogue has nothing else.
    """

    def words(first: str | Text, second: str = "") -> str:
        zh, en = (first.zh, first.en) if isinstance(first, Text) else (first, second)
        return en if language == "en" and en else zh

    return words


_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


def day_said(moment: datetime, language: str) -> str:
    """The last day of what ends then: ``12月3日 周四``. Midnight ends the day before it."""
    last = (moment - timedelta(microseconds=1)).astimezone(LOCAL)
    if language == "en":
        return f"{last:%a} {last.day} {last:%b}"
    return f"{last.month}月{last.day}日 {_WEEKDAYS[last.weekday()]}"


def due_said(moment: datetime, language: str) -> str:
    """Until when: ``12月3日 周四 17:00``. The weekday tells how near it is; the year goes without saying."""
    return f"{day_said(moment, language)} {moment.astimezone(LOCAL):%H:%M}"


def gone_to(path: str) -> Response:
    """After a form: the page that shows what came of it, so that loading again does nothing again."""
    return RedirectResponse(path, HTTPStatus.SEE_OTHER, headers={"Cache-Control": "no-store"})


def local_path(untrusted_path: str, otherwise: str) -> str:
    """A path on this very host, or `otherwise`: nobody is sent elsewhere after a sign-in."""
    plain = untrusted_path.startswith("/") and not untrusted_path.startswith(("//", "/\\"))
    return untrusted_path if plain and untrusted_path.isprintable() else otherwise


def _local(moment: datetime) -> str:
    return moment.astimezone(LOCAL).strftime("%Y-%m-%d %H:%M")


def _date(moment: datetime) -> str:
    return moment.astimezone(LOCAL).date().isoformat()
