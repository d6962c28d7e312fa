"""One-time codes of an app on the telephone (TOTP, RFC 6238): six digits, 30 s, SHA-1, as the apps do it."""

import base64
import hmac
import os
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from central.keys import Keys

STEP_SECONDS = 30
DIGITS = 6
_ISSUER = "Ganjingzi"
_SECRET_BYTES = 20
"""As RFC 4226 section 4 recommends."""
_NONCE_BYTES = 12
_DRIFT = (0, -1, 1)
"""Steps that the telephone's clock may be off."""


def new_secret() -> bytes:
    """What an app and the service make the same codes from."""
    return os.urandom(_SECRET_BYTES)


def _totp(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), STEP_SECONDS)


def address(secret: bytes, name: str) -> str:
    """``otpauth://...``, which an app reads as a picture."""
    return _totp(secret).get_provisioning_uri(name, _ISSUER)


def code_at(secret: bytes, now: datetime) -> str:
    """The code that an app shows."""
    return _totp(secret).generate(int(now.timestamp())).decode("ascii")


def step_of(secret: bytes, untrusted_code: str, now: datetime, last_step: int | None) -> int | None:
    """The time step that a code belongs to, None for a wrong one, one of another time, and one that was taken
    before: only steps after `last_step` count.
    """
    code = "".join(untrusted_code.split())
    if len(code) != DIGITS or not (code.isascii() and code.isdigit()):
        return None
    present = int(now.timestamp()) // STEP_SECONDS
    found = None
    for drift in _DRIFT:
        step = present + drift
        expected = _totp(secret).generate(step * STEP_SECONDS)
        if hmac.compare_digest(expected, code.encode("ascii")) and found is None:
            found = step
    return found if found is not None and (last_step is None or found > last_step) else None


def seal(keys: Keys, secret: bytes, name: str) -> bytes:
    """A secret as the database may hold it: of use only with the service's keys, and for that account."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(keys.fingerprint("totp-seal", "")).encrypt(nonce, secret, name.encode())


def unseal(keys: Keys, sealed: bytes, name: str) -> bytes:
    """What `seal` has sealed.

    Raises:
        cryptography.exceptions.InvalidTag: it is of another account or of other keys.

    """
    key = AESGCM(keys.fingerprint("totp-seal", ""))
    return key.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], name.encode())


def spelled(secret: bytes) -> str:
    """A secret as people type it into an app that cannot see the picture: base 32 in groups of four."""
    text = base64.b32encode(secret).decode("ascii")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
