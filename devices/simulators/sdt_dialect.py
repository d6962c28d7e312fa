"""How a simulated reader speaks where it differs from plain SDT, as the fact sheet has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

PLAIN_CODES = (
    b"\x20\x01",
    b"\x20\x02",
    b"\x30\x01",
    b"\x30\x03",
    b"\x30\x10",
    b"\x11\xff",
    b"\x12\xff",
    b"\x10\xff",
)
SPEEDS = {0: 115200, 1: 57600, 2: 38400, 3: 19200, 4: 9600}
"""The second byte of 60 nn."""


@dataclass(frozen=True)
class Dialect:
    """`codes`: what its codes mean in plain SDT; a code that is not there is unknown to it. `adds_up`:
    the check byte makes the sum zero, instead of the XOR. `greeting`: nothing is answered before it.
    """

    codes: Mapping[bytes, bytes] = field(default_factory=lambda: {code: code for code in PLAIN_CODES})
    adds_up: bool = False
    greeting: bool = False

    def without(self, *codes: bytes) -> "Dialect":
        """A reader that does not know these."""
        kept = {code: meaning for code, meaning in self.codes.items() if meaning not in codes}
        return Dialect(kept, self.adds_up, self.greeting)

    def check_byte(self, counted: bytes) -> int:
        """What belongs behind LEN and body."""
        if self.adds_up:
            return (256 - sum(counted) % 256) % 256
        check = 0
        for byte in counted:
            check ^= byte
        return check


PLAIN = Dialect()
CVR_100AU = Dialect(
    {b"\x00\x01": b"\x11\xff", b"\x00\x81": b"\x20\x01", b"\x00\x82": b"\x20\x02", b"\x00\x83": b"\x30\x01"},
    adds_up=True,
)
CVR_100D = Dialect(greeting=True)

_GREETING_BYTES = 17
_CHALLENGE = slice(5, 15)


def answer_to_greeting(heard: bytes) -> bytes | None:
    """What CVR-100D answers to its greeting; None for anything else. Byte i comes back XOR (i + 3)."""
    if len(heard) != _GREETING_BYTES or not heard.startswith(b"\x02\x00\x11\x03\xcc") or heard[-1] != 3:
        return None
    mixed = bytes(byte ^ (place + 3) for place, byte in enumerate(heard[_CHALLENGE]))
    body = b"\x00\x11\x03\xcc" + mixed
    check = 0
    for byte in body:
        check ^= byte
    return b"\x02" + body + bytes([check]) + b"\x03"
