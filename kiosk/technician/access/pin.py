"""The technician's PIN on disk: never itself, only a slow salted hash of it.

scrypt (RFC 7914) of the standard library. The cost is one of those that OWASP's password storage cheat sheet
names as the least (N = 2^16, r = 8, p = 2: 64 MiB of memory), about half a second on a small machine. A
short number can still be searched for by who has the disk; what the PIN opens holds nothing personal, and
nothing on the terminal opens a submission.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from kiosk.technician.access.errors import PinRefused
from kiosk.terminal import durable_file

SHORTEST, LONGEST = 6, 12
SALT_BYTES = 16
HASH_BYTES = 32


@dataclass(frozen=True, slots=True)
class Cost:
    """scrypt's parameters: 128 * n * r bytes of memory, p times over."""

    n: int = 1 << 16
    r: int = 8
    p: int = 2

    @property
    def memory(self) -> int:
        """Bytes that OpenSSL may take: what scrypt needs, and a little for itself."""
        return 128 * self.r * (self.n + self.p + 2) + (1 << 20)


USUAL = Cost()


class PinFile:
    """The hash of the PIN in one file, readable by its owner only."""

    def __init__(self, path: Path, cost: Cost = USUAL) -> None:
        self._path = path
        self._cost = cost

    def is_set(self) -> bool:
        """Whether there is a PIN at all. Without one nobody comes in."""
        return self._path.is_file()

    def set(self, pin: str) -> None:
        """Replace the PIN; on disk when this returns.

        Raises:
            PinRefused: see `checked`.
            OSError: it could not be written.
        """
        checked(pin)
        salt = secrets.token_bytes(SALT_BYTES)
        cost = self._cost
        kept = {
            "scheme": "scrypt",
            "n": cost.n,
            "r": cost.r,
            "p": cost.p,
            "salt": salt.hex(),
            "hash": _hash(pin, salt, cost).hex(),
        }
        durable_file.write(self._path, json.dumps(kept).encode())

    def matches(self, pin: str) -> bool:
        """Whether this is the PIN. Slow. A missing or damaged file matches nothing."""
        try:
            kept = json.loads(self._path.read_bytes())
            cost = Cost(int(kept["n"]), int(kept["r"]), int(kept["p"]))
            salt, wanted = bytes.fromhex(kept["salt"]), bytes.fromhex(kept["hash"])
            return hmac.compare_digest(_hash(pin, salt, cost), wanted)
        except (OSError, ValueError, KeyError, TypeError):
            return False


def checked(pin: str) -> str:
    """The PIN itself, where it may be one.

    Raises:
        PinRefused: not 6 to 12 digits, one digit over and over, or digits in a row.
    """
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise PinRefused(f"the PIN must be {SHORTEST} to {LONGEST} digits")
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    if len(steps) == 1 and steps <= {0, 1, 9}:
        raise PinRefused("anybody tries that first: no digit over and over, no digits in a row")
    return pin


def _hash(pin: str, salt: bytes, cost: Cost) -> bytes:
    return hashlib.scrypt(
        pin.encode(), salt=salt, n=cost.n, r=cost.r, p=cost.p, maxmem=cost.memory, dklen=HASH_BYTES
    )
