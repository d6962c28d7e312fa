"""The one-time page to which a phone sends pictures: what terminal, page and phone agree on.

The terminal makes a token, shows it to the phone as a QR code, and tells the central service only the page's
name, from which the token cannot be found. Whoever has the token has the page; what the phone sends is kept
under a key that only the token gives, so that the database alone opens nothing.
"""

import hashlib
import hmac
import secrets
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import Field as Constraint

from kiosk.contract.model import Model, Reply

UPLOADS_PATH = "/v1/uploads"
PAGE_PATH = "/u"
"""Where the phone finds the page: `/u/<token>`."""

TOKEN_BYTES = 16
"""128 bits: nobody finds a page that was not shown to him."""
TOKEN_PATTERN = r"^[A-Za-z0-9_-]{22}$"
NAME_PATTERN = r"^[0-9a-f]{32}$"
_NONCE_BYTES = 12
"""Of AES-GCM (NIST SP 800-38D, 8.2)."""

LIFE_SECONDS = 600
"""How long a page lives at most: choosing pictures on a phone takes a minute or two."""
MAX_FILES = 10
"""Sent to one page."""
MAX_FILE_BYTES = 12 * 1024 * 1024
"""A photograph of a recent phone has 3 to 10 MB, a letter as PDF less than one."""
PIECE_BYTES = 512 * 1024
"""Files travel to the terminal in pieces of this many bytes, each in an answer signed on its own."""


class Use(StrEnum):
    """What the pictures are for; the page says it."""

    MATERIAL = "material"
    PRINT = "print"


class FileKind(StrEnum):
    """What a phone may send."""

    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"


PageName = Annotated[str, Constraint(pattern=NAME_PATTERN)]


class UploadWanted(Model):
    """A terminal opens a page. `seconds`: how long, `LIFE_SECONDS` at most."""

    name: PageName
    use: Use
    seconds: Annotated[int, Constraint(ge=30, le=LIFE_SECONDS)] = LIFE_SECONDS


class UploadPage(Reply):
    """`address`: where phones find pages; the token is put behind it."""

    address: str
    expires: datetime


class UploadedFile(Reply):
    """One file. `number` counts from 1 and is never used again on that page; `size` is that of the file."""

    number: Annotated[int, Constraint(ge=1)]
    kind: FileKind
    size: Annotated[int, Constraint(ge=1, le=MAX_FILE_BYTES)]


class UploadState(Reply):
    """What lies there now. `seen`: a phone has opened the page."""

    expires: datetime
    seen: bool
    files: tuple[UploadedFile, ...]


class CannotOpenFile(ValueError):
    """Not a file of that page."""


def new_token() -> str:
    """A page that nobody knows yet."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def page_name(token: str) -> str:
    """What the central service calls the page."""
    return hashlib.sha256(f"upload/1 name|{token}".encode()).hexdigest()[:32]


def seal(token: str, number: int, kind: FileKind, content: bytes) -> bytes:
    """The file as it is kept."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(_key(token)).encrypt(nonce, content, _bound(number, kind))


def open_sealed(token: str, number: int, kind: FileKind, untrusted_sealed: bytes) -> bytes:
    """And back. Raises CannotOpenFile."""
    nonce, rest = untrusted_sealed[:_NONCE_BYTES], untrusted_sealed[_NONCE_BYTES:]
    if len(nonce) < _NONCE_BYTES:
        raise CannotOpenFile("too short")
    try:
        return AESGCM(_key(token)).decrypt(nonce, rest, _bound(number, kind))
    except InvalidTag as error:
        raise CannotOpenFile("not of this page") from error


def _key(token: str) -> bytes:
    return hmac.digest(b"upload/1 key", token.encode(), hashlib.sha256)


def _bound(number: int, kind: FileKind) -> bytes:
    return f"{number}|{kind.value}".encode()
