"""The fingerprint of a terminal's public key: what the technician reads out and the operator compares."""

import hashlib

from kiosk.contract.receipt_number import CROCKFORD, LOOKALIKES

_CHARACTERS = 16
"""80 bits: nobody makes a second key with the same fingerprint."""
_GROUP = 4


def fingerprint(public_key: bytes) -> str:
    """Four groups of four characters that can be read aloud, of a raw Ed25519 public key (32 bytes)."""
    number = int.from_bytes(hashlib.sha256(public_key).digest()[: _CHARACTERS * 5 // 8], "big")
    characters = [CROCKFORD[number >> 5 * place & 31] for place in reversed(range(_CHARACTERS))]
    return "-".join("".join(characters[at : at + _GROUP]) for at in range(0, _CHARACTERS, _GROUP))


def same_fingerprint(untrusted_text: str, public_key: bytes) -> bool:
    """Whether what a person typed is the fingerprint of this key: case, blanks and dashes do not matter, I L
    O are read as 1 1 0.
    """
    typed = "".join(ch for ch in untrusted_text.upper() if ch not in "- ").translate(LOOKALIKES)
    return typed == fingerprint(public_key).replace("-", "")
