"""Forms as they come from a browser: bounded, flat, and with a token that only our own pages know."""

import hmac
from collections.abc import Mapping
from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qsl

from starlette.requests import Request

from central.keys import Keys

TOKEN_FIELD = "form_token"
_MOST_FIELDS = 100


class BadForm(Exception):
    """Not a form of our pages, or one that has grown old: the page is to be opened again."""


class Form:
    """The fields of one form."""

    def __init__(self, fields: list[tuple[str, str]], files: Mapping[str, bytes] | None = None) -> None:
        self._fields = fields
        self._files = files or {}

    def text(self, name: str) -> str:
        """The field, empty where there is none."""
        return next((value for each, value in self._fields if each == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of a field that may be ticked more than once."""
        return [value for each, value in self._fields if each == name]

    def file(self, name: str) -> bytes:
        """What was uploaded in a field; nothing where none was chosen."""
        return self._files.get(name, b"")


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
    form = _read(request.headers.get("content-type", ""), request.state.message.body)
    if not cookie or not hmac.compare_digest(
        form.text(TOKEN_FIELD).encode(), token_of(keys, cookie).encode()
    ):
        raise BadForm
    return form


def _read(media_type: str, untrusted_body: bytes) -> Form:
    try:
        match media_type.split(";")[0].strip().lower():
            case "application/x-www-form-urlencoded":
                text = untrusted_body.decode("utf-8")
                fields = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
                return Form(fields)
            case "multipart/form-data":
                return _multipart(media_type, untrusted_body)
    except (ValueError, LookupError) as error:
        raise BadForm from error
    raise BadForm


def _multipart(media_type: str, untrusted_body: bytes) -> Form:
    """What a page sends that has a file to choose (RFC 7578). Its parts are MIME's."""
    head = f"Content-Type: {media_type}\r\n\r\n".encode("ascii")
    message = BytesParser(policy=HTTP).parsebytes(head + untrusted_body)
    parts = list(message.iter_parts()) if message.is_multipart() else []
    if not 0 < len(parts) <= _MOST_FIELDS:
        raise BadForm
    fields, files = [], {}
    for part in parts:
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if not isinstance(name, str) or not isinstance(content, bytes):
            raise BadForm
        if part.get_filename() is None:
            fields.append((name, content.decode("utf-8")))
        elif content:
            files[name] = content
    return Form(fields, files)
