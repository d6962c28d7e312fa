"""What is kept of a one-time code, and of the person it proves: nothing that could be read or guessed.

The opening makes codes (`central.code_sending`), what takes submissions in judges them
(`central.verification`); both have `code_secret`, the database has not.
"""

import hashlib
import hmac
import secrets
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

QUOTA_WINDOW = timedelta(minutes=10)
"""Within it a person gets so many codes and no more."""
PATIENCE = timedelta(seconds=12)
"""Whoever asked longer ago has gone on without a code. Longer than a gateway may take."""
_NONCE_BYTES = 12
"""Of AES-GCM (NIST SP 800-38D, 8.2)."""


class Outcome(StrEnum):
    """What became of a terminal's request for a code."""

    TAKEN_UP = "taken_up"
    SENT = "sent"
    CANNOT_OPEN = "cannot_open"
    NO_PHONE = "no_phone"
    TOO_MANY = "too_many"
    NOT_SENT = "not_sent"


def code_digest(code_secret: bytes, verification: UUID, code: str) -> bytes:
    """What is kept of a code."""
    return hmac.digest(code_secret, f"code/1|{verification}|{code}".encode(), hashlib.sha256)


def seal(code_secret: bytes, verification: UUID, number_digest: str) -> bytes:
    """The digest of the statement to come. ID numbers can be guessed from it, so it is kept encrypted."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + _cipher(code_secret).encrypt(nonce, number_digest.encode("ascii"), verification.bytes)


def unseal(code_secret: bytes, verification: UUID, sealed: bytes) -> str:
    """And back."""
    nonce, rest = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
    return _cipher(code_secret).decrypt(nonce, rest, verification.bytes).decode("ascii")


def _cipher(code_secret: bytes) -> AESGCM:
    return AESGCM(hmac.digest(code_secret, b"digest/1", hashlib.sha256))
