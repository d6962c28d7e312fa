"""Passwords: Argon2id with memory and passes as RFC 9106 section 4 recommends second, kept as PHC strings."""

import os
import threading

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SHORTEST, LONGEST = 12, 200
MEMORY_KIBIBYTES, _ITERATIONS = 65_536, 3
_LANES = 1
"""More would run on OpenSSL's own threads, and there two at once wait for ever (docs/decisions)."""
_AT_ONCE = threading.Semaphore(2)
"""64 MiB each: many who sign in at once wait for each other instead of filling the memory."""
_FEWEST_DIFFERENT = 6


class WeakPassword(ValueError):
    """`rule` is one of ``short``, ``long``, ``plain``, ``name``."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


def check(password: str, name: str) -> None:
    """Refuse what is guessed first. Length is what counts (NIST SP 800-63B section 5.1.1), so there are no
    rules about kinds of characters.

    Raises:
        WeakPassword: says which rule it breaks.

    """
    if len(password) < SHORTEST:
        raise WeakPassword("short")
    if len(password) > LONGEST:
        raise WeakPassword("long")
    if len(set(password)) < _FEWEST_DIFFERENT:
        raise WeakPassword("plain")
    if name.casefold() in password.casefold():
        raise WeakPassword("name")


def hashed(password: str) -> str:
    """What is kept of it."""
    kept = Argon2id(
        salt=os.urandom(16), length=32, iterations=_ITERATIONS, lanes=_LANES, memory_cost=MEMORY_KIBIBYTES
    )
    with _AT_ONCE:
        return kept.derive_phc_encoded(password.encode())


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the one that `kept` was made from. Without `kept` the answer is no, and takes as long."""
    with _AT_ONCE:
        try:
            Argon2id.verify_phc_encoded(password.encode(), kept or _nobodys())
        except InvalidKey:
            return False
    return kept is not None


def _nobodys() -> str:
    """What a password of an account that is not there is compared with: as slow as a real one."""
    return f"$argon2id$v=19$m={MEMORY_KIBIBYTES},t={_ITERATIONS},p={_LANES}${_SALT}${_DIGEST}"


_SALT, _DIGEST = "A" * 22, "A" * 43
