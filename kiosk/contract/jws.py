"""Compact JWS (RFC 7515) with Ed25519 (RFC 8037): the one way this project signs a thing that is kept."""

import base64
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from jwt.api_jws import PyJWS
from jwt.exceptions import PyJWTError

_ALGORITHM = "EdDSA"
_JWS = PyJWS(algorithms=[_ALGORITHM])


class BadJws(ValueError):
    """Not a compact JWS, of another type, or not signed by that key."""


def sign(payload: bytes, key: Ed25519PrivateKey, *, kind: str, headers: dict[str, Any]) -> str:
    """Sign `payload` as a compact JWS of type `kind` with further protected `headers`."""
    return _JWS.encode(payload, key, algorithm=_ALGORITHM, headers={**headers, "typ": kind})


def untrusted_headers(token: str, *, kind: str) -> dict[str, Any]:
    """The protected headers before anything is verified: only good to find the key to verify with.

    Raises:
        BadJws: not a compact JWS of that type.

    """
    try:
        headers = _JWS.get_unverified_header(token)
    except (PyJWTError, ValueError, RecursionError) as error:
        raise BadJws(f"not a compact JWS: {error}") from error
    if headers.get("typ") != kind or headers.get("alg") != _ALGORITHM:
        raise BadJws(f"not a JWS of type {kind}")
    return headers


def verify(token: str, key: Ed25519PublicKey, *, kind: str) -> tuple[dict[str, Any], bytes]:
    """Check the signature and give (protected headers, payload).

    Raises:
        BadJws: not a compact JWS of that type, or the signature is not this key's.

    """
    untrusted_headers(token, kind=kind)
    try:
        whole = _JWS.decode_complete(token, key, algorithms=[_ALGORITHM])
    except (PyJWTError, ValueError, RecursionError) as error:
        raise BadJws(f"signature refused: {error}") from error
    # The last character of 64 bytes in Base64 carries four bits that decoders ignore and no signature covers:
    # with any but the one spelling, the same signed thing would have several digests.
    if token.rpartition(".")[2] != base64.urlsafe_b64encode(whole["signature"]).rstrip(b"=").decode("ascii"):
        raise BadJws("the signature is not in its one spelling")
    return dict(whole["header"]), bytes(whole["payload"])
