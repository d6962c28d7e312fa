"""How large a QR code may be printed: as large as is handsome, never too small to scan."""

from typing import Literal

from qrcode import constants, util
from qrcode.main import QRCode

from devices.receipt_printer.document import MAX_QR_BYTES, QrLevel

PAPER_DOTS = 576
QUIET_ZONE = 8
"""White modules that ISO/IEC 18004 wants, both sides together."""
HANDSOME_DOTS = 376
"""47 mm: beyond this a code of large modules only wastes paper."""
LARGE_MODULES, SMALL_MODULES = (8, 7, 6), (6, 5, 4)
"""Dots a module; 4 dots (0.5 mm) is the least for a code that is to be read back from paper."""

BYTE_MODE: Literal[4] = 4
"""Mode indicator of 8-bit bytes."""
LONG_PAYLOAD = 300
"""Bytes beyond which the code uses the lowest error correction, so that its modules stay large."""


class PayloadTooLong(ValueError):
    """The payload does not fit on the paper at 4 dots a module; print the signed digest instead."""


def level_for(payload: bytes) -> QrLevel:
    """Error correction: medium for a short payload, low for one that carries a whole submission."""
    return QrLevel.L if len(payload) > LONG_PAYLOAD else QrLevel.M


def module_dots(payload: bytes, paper_dots: int = PAPER_DOTS) -> int:
    """Dots a module for this payload on this paper. Raises PayloadTooLong.

    Judged for byte mode, the longest way to write a payload: a printer picks the mode itself, maybe that one.
    """
    if len(payload) > MAX_QR_BYTES:
        raise PayloadTooLong(f"{len(payload)} bytes are too many for a code; print a digest")
    modules = _modules(payload) + QUIET_ZONE
    for dots in LARGE_MODULES:
        if modules * dots <= min(HANDSOME_DOTS, paper_dots):
            return dots
    for dots in SMALL_MODULES:
        if modules * dots <= paper_dots:
            return dots
    raise PayloadTooLong(f"{len(payload)} bytes are too many for a code on {paper_dots} dots; print a digest")


def _modules(payload: bytes) -> int:
    """Modules along a side: 21 for version 1, four more for each version."""
    correction = constants.ERROR_CORRECT_L if level_for(payload) is QrLevel.L else constants.ERROR_CORRECT_M
    code = QRCode(error_correction=correction)
    code.add_data(util.QRData(payload, BYTE_MODE, check_data=False))
    return 17 + 4 * int(code.best_fit())
