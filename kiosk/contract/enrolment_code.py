"""The one-time code by which a machine becomes a terminal, as it is typed and as it is scanned."""

CODE_LENGTH = 16
"""Digits: 53 bits, above the 50 that are asked for. They are typed on the pad of numbers that the screen has
anyway, and are said on the telephone in any dialect.
"""
GROUP = 4
_QR_BEGINS = "KIOSK-ENROL:"


def grouped(digits: str) -> str:
    """As a person reads it: dashes between groups of four."""
    return "-".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def qr_text(code: str) -> str:
    """What the QR of a code says."""
    return _QR_BEGINS + "".join(ch for ch in code if ch.isdigit())


def digits_of_qr(untrusted_text: str) -> str | None:
    """The digits of a scanned code; None for a QR of anything else."""
    digits = untrusted_text.removeprefix(_QR_BEGINS)
    if digits == untrusted_text or len(digits) != CODE_LENGTH:
        return None
    return digits if digits.isascii() and digits.isdigit() else None
