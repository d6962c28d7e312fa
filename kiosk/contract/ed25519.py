"""Ed25519 signatures (RFC 8032) of what is kept, verified by libsodium in half the time of OpenSSL: a backlog
is 10 000 of them on either side (docs/decisions/0028). They are made by the key itself.
"""

from functools import cache
from types import ModuleType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

SIGNATURE_BYTES = 64


def is_signed(message: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    """Whether `key` made that signature of `message`."""
    nacl = _nacl()
    if len(signature) != SIGNATURE_BYTES:
        return False  # what is too much would count as the message's beginning
    try:
        nacl.bindings.crypto_sign_open(signature + message, key.public_bytes_raw())
    except nacl.exceptions.BadSignatureError:
        return False
    return True


@cache
def _nacl() -> ModuleType:
    """libsodium, once something is verified."""
    import nacl.bindings  # noqa: PLC0415  25 ms that the first frame does not wait for

    return nacl
