"""The cryptographic suite: how a submission is sealed. One protocol, so that a certified SM2/SM3/SM4 module
can take the place.
"""

import hashlib
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from pyhpke import AEADId, CipherSuite, ContextInterface, KDFId, KEMId, KEMKey


class CannotOpen(ValueError):
    """The sealed bytes were made for another key or another context, or were altered."""


class SealingContext(Protocol):
    """All of a sealing but the plaintext."""

    def seal(self, plaintext: bytes) -> bytes:
        """As `CryptoSuite.seal`. Once: nobody could open what is sealed a second time."""
        ...


class CryptoSuite(Protocol):
    """Seals to a public key and opens with the private one. Keys are raw bytes in the suite's own form."""

    name: str

    def generate(self) -> tuple[bytes, bytes]:
        """A new (private key, public key)."""
        ...

    def seal(self, plaintext: bytes, public_key: bytes, info: bytes) -> bytes:
        """Encrypt so that only the holder of the private key can read, bound to `info`."""
        ...

    def context(self, public_key: bytes, info: bytes) -> SealingContext:
        """What `seal` does before it needs the plaintext, to be done while nobody waits."""
        ...

    def open(self, sealed: bytes, private_key: bytes, info: bytes) -> bytes:
        """Decrypt; `CannotOpen` when key, context or bytes do not fit."""
        ...


class HpkeX25519:
    """HPKE (RFC 9180) base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. 48 bytes longer than
    the plaintext.
    """

    name = "hpke-x25519-sha256-aes256gcm"

    def __init__(self) -> None:
        self._suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
        self._last: tuple[bytes, X25519PrivateKey] | None = None

    def generate(self) -> tuple[bytes, bytes]:
        """A new (private key, public key), 32 raw bytes each (RFC 7748)."""
        private = X25519PrivateKey.generate()
        return private.private_bytes_raw(), private.public_key().public_bytes_raw()

    def seal(self, plaintext: bytes, public_key: bytes, info: bytes) -> bytes:
        """Encapsulated key (32 bytes) and ciphertext with tag (16 bytes longer)."""
        return self._suite.encrypt(plaintext, _recipient(public_key), info)

    def context(self, public_key: bytes, info: bytes) -> SealingContext:
        """By pyhpke, whose every result `cryptography` opens: that one seals in one step only."""
        recipient = KEMKey.from_pyca_cryptography_key(_recipient(public_key))
        return _Once(*_SENDER.create_sender_context(recipient, info))

    def open(self, sealed: bytes, private_key: bytes, info: bytes) -> bytes:
        """The plaintext.

        Raises:
            CannotOpen: made for another key or context, or altered.

        """
        try:
            return self._suite.decrypt(sealed, self._loaded(private_key), info)
        except (InvalidTag, ValueError) as error:
            raise CannotOpen("sealed for another key or context, or altered") from error

    def _loaded(self, private_key: bytes) -> X25519PrivateKey:
        """Loading a key computes its public half, which costs as much as opening a form: once is enough."""
        last = self._last
        if last is None or last[0] != private_key:
            last = self._last = (private_key, X25519PrivateKey.from_private_bytes(private_key))
        return last[1]


_SENDER = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.AES256_GCM)


class _Once:
    """A sender context of which only the first message is wanted (RFC 9180 section 6.1: single-shot)."""

    def __init__(self, encapsulated: bytes, context: ContextInterface) -> None:
        self._encapsulated = encapsulated
        self._context: ContextInterface | None = context

    def seal(self, plaintext: bytes) -> bytes:
        context, self._context = self._context, None
        if context is None:
            raise ValueError("something was sealed in this context already")
        return self._encapsulated + context.seal(plaintext)


@lru_cache(maxsize=4)
def _recipient(public_key: bytes) -> X25519PublicKey:
    """A terminal seals to one for years."""
    return X25519PublicKey.from_public_bytes(public_key)


@lru_cache(maxsize=4)
def can_be_sealed_to(public_key: bytes, named: str) -> bool:
    """Whether that is the whole key of that name (`key_id`), and one that a secret can be agreed with: 32
    bytes, and no point of small order (RFC 7748 section 6.1). What is sealed to any other, nobody opens.
    """
    try:
        X25519PrivateKey.generate().exchange(_recipient(public_key))
    except ValueError:
        return False
    return key_id(public_key) == named


@lru_cache(maxsize=4)
def key_id(public_key: bytes) -> str:
    """A short name for a public key: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(public_key).hexdigest()[:16]
