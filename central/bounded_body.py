"""Reads a request's body, its size and time bounded before a byte is kept, whatever length it announces."""

import asyncio
import re
from collections.abc import Mapping

from starlette.types import Receive, Scope

from kiosk.contract.api import MAX_BATCH_BYTES
from kiosk.contract.commands import MAX_LOG_BYTES
from kiosk.contract.envelope import MAX_ENVELOPE_BYTES, MAX_PART_BYTES
from kiosk.contract.uploads import MAX_FILE_BYTES, PAGE_PATH

MARGIN = 16 * 1024
"""Above the largest envelope: so that the refusal of a slightly larger one can name the envelope's limit."""
READ_SECONDS = 30.0
"""A sender that drips gives its place to another."""
PHONE_READ_SECONDS = 120.0
"""A phone with 2 Mbit/s sends a form of the largest size in 100 s."""
MAX_FORM_BYTES = 2 * MAX_FILE_BYTES + MARGIN
"""Some photographs at once, made smaller by the page; or two as large as they may be."""
MAX_RESULT_BYTES = 2 * 1024 * 1024
"""A department's own result, as PDF."""
DRAINED_BYTES = 16 * 1024 * 1024
"""How much of a refused body is read and thrown away, so that an honest sender hears the refusal at all: a
connection closed on unread bytes is reset, and takes the answer with it (RFC 9112 section 9.6)."""


_PART = re.compile(r"/v1/submissions/[^/]+/parts/[^/]+")
_PHONE_PAGE = re.compile(rf"{PAGE_PATH}/[^/]+")
_DECISION = re.compile(r"/tasks/[^/]+/decide")
_LOGS = re.compile(r"/v1/commands/[^/]+/logs")


class TooLarge(Exception):
    """More than the path takes."""


class TooSlow(Exception):
    """The body did not end in time."""


class Gone(Exception):
    """The sender left in the middle."""


def limit(scope: Scope) -> int:
    """How many bytes this path takes."""
    method, path = scope["method"], scope["path"]
    if method == "POST" and path == "/v1/submissions":
        return MAX_BATCH_BYTES
    if method == "PUT" and _PART.fullmatch(path):
        return MAX_PART_BYTES
    if method == "POST" and _DECISION.fullmatch(path):
        return MAX_RESULT_BYTES + MARGIN
    if method == "PUT" and _LOGS.fullmatch(path):
        return MAX_LOG_BYTES + MARGIN
    if method == "POST" and _PHONE_PAGE.fullmatch(path):
        return MAX_FORM_BYTES
    return MAX_ENVELOPE_BYTES + MARGIN


def patience(scope: Scope) -> float:
    """How many seconds a body may take to come."""
    return PHONE_READ_SECONDS if _PHONE_PAGE.fullmatch(scope["path"]) else READ_SECONDS


async def read_body(
    receive: Receive, headers: Mapping[str, str], at_most: int, *, seconds: float = READ_SECONDS
) -> bytes:
    """The whole body.

    Raises:
        TooLarge: it is or claims to be longer than `at_most`.
        TooSlow: it did not end within `seconds`.
        Gone: the sender closed the connection.

    """
    announced = headers.get("content-length", "0")
    refused = not announced.isdecimal() or int(announced) > at_most
    body = bytearray()
    seen = 0
    try:
        async with asyncio.timeout(seconds):
            more = True
            while more and seen <= max(DRAINED_BYTES, at_most):
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Gone
                chunk = message.get("body", b"")
                seen += len(chunk)
                refused = refused or seen > at_most
                if not refused:
                    body += chunk
                more = message.get("more_body", False)
    except TimeoutError as error:
        raise TooSlow from error
    if refused:
        raise TooLarge
    return bytes(body)
