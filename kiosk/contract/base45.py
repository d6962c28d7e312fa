"""Base45 (RFC 9285): bytes in the characters that a QR code holds most densely (ISO/IEC 18004)."""

import struct

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_BASE = len(ALPHABET)
_PAIR = _BASE**2
_PAIRS = tuple(low + high for high in ALPHABET for low in ALPHABET)
"""Two characters at a time: each filing writes a thousand of them."""


class BadBase45(ValueError):
    """Characters or groups that no bytes have."""


def encode(raw: bytes) -> str:
    """Three characters for two bytes, two for one left over."""
    whole, left = divmod(len(raw), 2)
    values = struct.unpack(f">{whole}H", raw[: 2 * whole])
    text = [_PAIRS[value % _PAIR] + ALPHABET[value // _PAIR] for value in values]
    if left:
        text.append(_PAIRS[raw[-1]])
    return "".join(text)


def decode(untrusted_text: str) -> bytes:
    """The bytes.

    Raises:
        BadBase45: a foreign character, a group too few or too large.
    """
    raw = bytearray()
    for at in range(0, len(untrusted_text), 3):
        group = untrusted_text[at : at + 3]
        digits = [ALPHABET.find(character) for character in group]
        if len(group) == 1 or -1 in digits:
            raise BadBase45("not Base45")
        value = sum(digit * _BASE**place for place, digit in enumerate(digits))
        length = len(group) - 1
        if value >= 256**length:
            raise BadBase45("not Base45: a group is too large")
        raw += value.to_bytes(length)
    return bytes(raw)
