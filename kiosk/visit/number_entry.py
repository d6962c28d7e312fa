"""A receipt number as it is typed on the pad made for it: what is taken, how it is shown, whether it can be
one. Pure.
"""

from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber

KEYS = "1234567890ABCDEFGHJKMNPQRSTUVWXYZ"
"""Crockford's alphabet and U, which the check character may be. I, L and O are read as 1, 1 and 0."""
LENGTH = 17
GROUPS = (4, 2, 6, 4, 1)
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})


def taken(typed: str) -> str:
    """What of `typed` is kept: characters of a number, at most as many as it has."""
    return "".join(each for each in typed.upper().translate(_READ_AS) if each in KEYS)[:LENGTH]


def whole(typed: str) -> ReceiptNumber | None:
    """The number; None while it is not whole, or one character of it is wrong."""
    try:
        return ReceiptNumber.parse(typed)
    except BadReceiptNumber:
        return None


def is_wrong(typed: str) -> bool:
    """All characters are there, and the check character says that one is wrong."""
    return len(typed) == LENGTH and whole(typed) is None


def grouped(typed: str, blank: str = "_") -> str:
    """As it stands on the receipt, with what is still to come as `blank`."""
    padded, parts = typed.ljust(LENGTH, blank), []
    for length in GROUPS:
        parts.append(padded[:length])
        padded = padded[length:]
    return "-".join(parts)
