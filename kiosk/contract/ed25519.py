"""Ed25519 signatures (RFC 8032) of what is kept, by libsodium: a backlog is 10 000 of them on either side
(docs/decisions/0007).
"""

from functools import cache, lru_cache
from types import ModuleType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE_BYTES = 64


def sign(message: bytes, key: Ed25519PrivateKey) -> bytes:
    """64 bytes."""
    signed: bytes = _nacl().bindings.crypto_sign(message, _secret(key))
    return signed[:SIGNATURE_BYTES]


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
    """libsodium, once something is signed or verified."""
    import nacl.bindings  # noqa: PLC0415  25 ms that the first frame does not wait for

    return nacl


@lru_cache(maxsize=4)
def _secret(key: Ed25519PrivateKey) -> bytes:
    """As libsodium has a private key: the seed and the public half. A process signs with one or two."""
    return key.private_bytes_raw() + key.public_key().public_bytes_raw()
