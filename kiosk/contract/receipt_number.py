"""The receipt number: ``TTTT-EE-SSSSSS-MMMM-C``.

Terminal (20 bits), epoch (10 bits), sequence (30 bits) and MAC (20 bits) in Crockford base 32, then one ISO
7064 MOD 37,36 check character over the sixteen before it. The MAC (HMAC-SHA-256 truncated, RFC 2104) lets the
central service tell a forged number before the submission itself has arrived; the check character catches a
slip of the tongue on the telephone.
"""

import hmac
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from stdnum.iso7064 import mod_37_36

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32 alphabet: no I, L, O, U."""

_WIDTHS = (4, 2, 6, 4)
LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})
"""What a person may have typed for a character of the alphabet, for `str.translate`."""

MAX_TERMINAL = 32**4 - 1
MAX_EPOCH = 32**2 - 1
MAX_SEQUENCE = 32**6 - 1


class BadReceiptNumber(ValueError):
    """What was given is not a receipt number; the message says which rule it breaks."""


@dataclass(frozen=True, slots=True)
class ReceiptNumber:
    """One receipt number, taken apart. `mac` is 20 bits."""

    terminal: int
    epoch: int
    sequence: int
    mac: int

    @classmethod
    def issue(cls, terminal: int, epoch: int, sequence: int, key: bytes) -> Self:
        """Make the number of a submission.

        Args:
            terminal: 0 to 32**4-1, given at enrolment.
            epoch: 0 to 32**2-1, rises at re-enrolment and after a lost database.
            sequence: 1 to 32**6-1, gap-free within the epoch.
            key: the terminal's receipt key (32 bytes), shared with the central service at enrolment.

        Raises:
            ValueError: a part is out of its range.

        """
        if not (0 <= terminal <= MAX_TERMINAL and 0 <= epoch <= MAX_EPOCH and 1 <= sequence <= MAX_SEQUENCE):
            raise ValueError("terminal, epoch or sequence out of range")
        return cls(terminal, epoch, sequence, _mac(terminal, epoch, sequence, key))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number as a person typed it: case, spaces and dashes do not matter, I L O are read as 1 1 0.

        One check character in twelve is an I, L or O, and people read those on paper as 1 and 0; it is
        compared in the same way. That lets fewer than one slip in a hundred through, and those do not have
        the right MAC.

        Raises:
            BadReceiptNumber: wrong length, a foreign character, or a check character that does not fit.

        """
        compact = "".join(ch for ch in text.upper() if ch not in "- \t")
        if len(compact) != sum(_WIDTHS) + 1 or not compact.isascii():
            raise BadReceiptNumber("a receipt number has 17 letters and digits")
        body, check = compact[:-1].translate(LOOKALIKES), compact[-1]
        if any(ch not in CROCKFORD for ch in body):
            raise BadReceiptNumber("a receipt number has only digits and the letters A-Z without U")
        if mod_37_36.calc_check_digit(body).translate(LOOKALIKES) != check.translate(LOOKALIKES):
            raise BadReceiptNumber("the last character does not fit the rest: one character is wrong")
        parts = []
        for width in _WIDTHS:
            parts.append(_decode(body[:width]))
            body = body[width:]
        return cls(*parts)

    def is_genuine(self, key: bytes) -> bool:
        """Whether the MAC was made with `key`."""
        return self.mac == _mac(self.terminal, self.epoch, self.sequence, key)

    def __str__(self) -> str:
        terminal, epoch = _encode(self.terminal, 4), _encode(self.epoch, 2)
        sequence, mac = _encode(self.sequence, 6), _encode(self.mac, 4)
        check = mod_37_36.calc_check_digit(terminal + epoch + sequence + mac)
        return f"{terminal}-{epoch}-{sequence}-{mac}-{check}"


def terminal_code(terminal: int) -> str:
    """The four characters that stand for a terminal in its receipt numbers."""
    return _encode(terminal, _WIDTHS[0])


def _mac(terminal: int, epoch: int, sequence: int, key: bytes) -> int:
    message = f"receipt/1|{terminal}|{epoch}|{sequence}".encode()
    keyed = _keyed(key).copy()
    keyed.update(message)
    return int.from_bytes(keyed.digest()[:3]) >> 4


@lru_cache(maxsize=4)
def _keyed(key: bytes) -> hmac.HMAC:
    """To be copied: a terminal has one key, and OpenSSL looks for its own parts anew at each that is made."""
    return hmac.new(key, digestmod="sha256")


_PAIRS = tuple(high + low for high in CROCKFORD for low in CROCKFORD)


def _encode(value: int, width: int) -> str:
    """`width` is even."""
    return "".join([_PAIRS[value >> place & 1023] for place in range(5 * width - 10, -1, -10)])


def _decode(text: str) -> int:
    value = 0
    for ch in text:
        value = value << 5 | CROCKFORD.index(ch)
    return value
