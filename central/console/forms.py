"""Forms as they come from a browser: bounded, flat, and with a token that only our own pages know."""

import hmac
from urllib.parse import parse_qsl

from starlette.requests import Request

from central.keys import Keys

TOKEN_FIELD = "form_token"
_MOST_FIELDS = 100
_FORM = "application/x-www-form-urlencoded"


class BadForm(Exception):
    """Not a form of our pages, or one that has grown old: the page is to be opened again."""


class Form:
    """The fields of one form."""

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._fields = fields

    def text(self, name: str) -> str:
        """The field, empty where there is none."""
        return next((value for each, value in self._fields if each == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of a field that may be ticked more than once."""
        return [value for each, value in self._fields if each == name]


def token_of(keys: Keys, cookie: str) -> str:
    """What the forms of a page carry, bound to the cookie that the page was shown under."""
    return keys.fingerprint("form-token", cookie).hex()


def form_of(request: Request, keys: Keys, cookie: str) -> Form:
    """The form of a request.

    Raises:
        BadForm: it comes from another site, without the token, or is no form.

    """
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise BadForm
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != _FORM:
        raise BadForm
    body: bytes = request.state.message.body
    try:
        fields = parse_qsl(
            body.decode("utf-8"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict"
        )
    except ValueError as error:
        raise BadForm from error
    form = Form(fields)
    if not cookie or not hmac.compare_digest(
        form.text(TOKEN_FIELD).encode(), token_of(keys, cookie).encode()
    ):
        raise BadForm
    return form
