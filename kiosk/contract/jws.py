"""Compact JWS (RFC 7515) with Ed25519 (RFC 8037): the one way this project signs a thing that is kept.

Taken apart once and in few steps: a backlog is 10 000 of these on either side, and a general library walks
every character of each in Python, three times (docs/decisions/0007). Tests read and write them with that
library.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

import orjson
import pybase64
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.contract import ed25519

_ALGORITHM = "EdDSA"
_COMPACT = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]{85}[AQgw])")
"""Header, payload, and the 64 bytes of an Ed25519 signature, in base64url without padding (RFC 7515, 7.1).
The last character of 64 bytes carries four bits that decoders ignore and no signature covers: with any but
the one spelling, where they are 0, the same signed thing would have several digests.
"""
_EXTENSIONS = ("crit", "b64")
"""Headers that change how the rest is to be read; who does not know them must refuse (RFC 7515, 4.1.11)."""


class BadJws(ValueError):
    """Not a compact JWS, of another type, or not signed by that key."""


@dataclass(frozen=True)
class UntrustedJws:
    """One that was taken apart and not verified; what its header says is only good to find the key with."""

    header: bytes
    """As it was written, in JSON; not looked at yet."""
    payload: bytes
    signing_input: bytes
    signature: bytes

    @classmethod
    def parse(cls, token: str) -> Self:
        """Take a compact JWS apart; of what type it is, whoever reads its header must see (`headers`).

        Raises:
            BadJws: not a compact JWS.

        """
        parts = _COMPACT.fullmatch(token)
        if parts is None:
            raise BadJws("not a compact JWS: three parts in base64url, each in its one spelling, are needed")
        header, payload, signature = parts.groups()
        try:
            signing_input = token[: parts.end(2)].encode("ascii")
            return cls(_decode(header), _decode(payload), signing_input, _decode(signature))
        except ValueError as error:
            raise BadJws("not a compact JWS: a part cannot be decoded") from error

    def headers(self, kind: str) -> dict[str, Any]:
        """What the header says.

        Raises:
            BadJws: not of type `kind`, of another algorithm, or it asks for what is not known here.

        """
        if self.header == _plain(kind):
            return {"typ": kind, "alg": _ALGORITHM}
        try:
            headers = json.loads(self.header)
        except (ValueError, RecursionError) as error:
            raise BadJws("not a compact JWS: its header cannot be decoded") from error
        if not isinstance(headers, dict) or any(name in headers for name in _EXTENSIONS):
            raise BadJws("not a compact JWS: its header is none, or asks for what is not known here")
        if headers.get("typ") != kind or headers.get("alg") != _ALGORITHM:
            raise BadJws(f"not a JWS of type {kind}")
        return headers

    def verify(self, key: Ed25519PublicKey) -> None:
        """Check the signature.

        Raises:
            BadJws: it is not this key's.

        """
        if not ed25519.is_signed(self.signing_input, self.signature, key):
            raise BadJws("signature refused: made by another key, or altered")


def sign(payload: bytes, key: Ed25519PrivateKey, *, kind: str, headers: dict[str, Any]) -> str:
    """Sign `payload` as a compact JWS of type `kind` with further protected `headers`."""
    return signed(payload, key, kind=kind, headers=headers).decode("ascii")


def signed(payload: bytes, key: Ed25519PrivateKey, *, kind: str, headers: dict[str, Any]) -> bytes:
    """The same in bytes."""
    header = _encode(_written(kind, headers)) if headers else _plain_header(kind)
    signing_input = b"%b.%b" % (header, _encode(payload))
    return b"%b.%b" % (signing_input, _encode(key.sign(signing_input)))


def untrusted_headers(token: str, *, kind: str) -> dict[str, Any]:
    """The protected headers before anything is verified.

    Raises:
        BadJws: not a compact JWS of that type.

    """
    return UntrustedJws.parse(token).headers(kind)


def verify(token: str, key: Ed25519PublicKey, *, kind: str) -> tuple[dict[str, Any], bytes]:
    """Check the signature and give (protected headers, payload).

    Raises:
        BadJws: not a compact JWS of that type, or the signature is not this key's.

    """
    parsed = UntrustedJws.parse(token)
    headers = parsed.headers(kind)
    parsed.verify(key)
    return headers, parsed.payload


@cache
def _plain(kind: str) -> bytes:
    """The header of every token of a kind without headers of its own."""
    return _written(kind, {})


@cache
def _plain_header(kind: str) -> bytes:
    return _encode(_plain(kind))


def _written(kind: str, headers: dict[str, Any]) -> bytes:
    return orjson.dumps({"typ": kind, "alg": _ALGORITHM, **headers}, default=vars)


def _encode(raw: bytes) -> bytes:
    return pybase64.urlsafe_b64encode(raw).rstrip(b"=")


def _decode(text: str) -> bytes:
    return pybase64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
