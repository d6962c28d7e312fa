"""The cookies of the console: who is in, what a form before the sign-in is bound to, and the language."""

import secrets

from starlette.requests import Request
from starlette.responses import Response

from central.console.sessions import LONGEST

_YEAR = 365 * 24 * 3600


class Cookies:
    """With `plain_http` they travel without TLS: for one machine. Otherwise the browser keeps them to TLS, to
    this host and to the root (the ``__Host-`` prefix of RFC 6265bis).
    """

    def __init__(self, *, plain_http: bool) -> None:
        self._secure = not plain_http
        prefix = "" if plain_http else "__Host-"
        self._session, self._form, self._language = f"{prefix}desk", f"{prefix}form", f"{prefix}language"

    def session(self, request: Request) -> str:
        """Whose session; empty without one."""
        return request.cookies.get(self._session, "")

    def form(self, request: Request) -> str:
        """What the forms before the sign-in are bound to; empty without one."""
        return request.cookies.get(self._form, "")

    def language(self, request: Request) -> str:
        """``en`` or ``zh``."""
        return "en" if request.cookies.get(self._language) == "en" else "zh"

    def begin(self, response: Response, token: str) -> None:
        """Signed in."""
        self._set(response, self._session, token, int(LONGEST.total_seconds()))
        self._set(response, self._form, "", 0)

    def end(self, response: Response) -> None:
        """Signed out."""
        self._set(response, self._session, "", 0)

    def bind_forms(self, request: Request, response: Response) -> None:
        """Keep what `fresh_form` gave."""
        self._set(response, self._form, request.state.form_cookie, None)

    def fresh_form(self, request: Request) -> str:
        """What a form that is shown now is bound to."""
        request.state.form_cookie = self.form(request) or secrets.token_urlsafe(32)
        return str(request.state.form_cookie)

    def choose_language(self, response: Response, language: str) -> None:
        """For a year."""
        self._set(response, self._language, language, _YEAR)

    def _set(self, response: Response, name: str, value: str, seconds: int | None) -> None:
        response.set_cookie(
            name, value, max_age=seconds, secure=self._secure, httponly=True, samesite="lax", path="/"
        )
