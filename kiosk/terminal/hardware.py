"""The serial number of this machine, which a one-time code is bound to."""

from collections.abc import Iterable
from pathlib import Path

SOURCES = (
    Path("/sys/class/dmi/id/product_serial"),
    Path("/sys/class/dmi/id/board_serial"),
    Path("/sys/firmware/devicetree/base/serial-number"),
    Path("/etc/machine-id"),
)
"""Tried in this order; the first two are for root only, the last belongs to the installation, not the
board.
"""

UNKNOWN = "unknown"
_MAX_LENGTH = 100


def serial_number(sources: Iterable[Path] = SOURCES) -> str:
    """The first serial number that can be read, or `UNKNOWN`."""
    for source in sources:
        try:
            untrusted_text = source.read_text("ascii", errors="replace")
        except OSError:
            continue  # not this kind of machine, or not for us: the next source is asked
        text = "".join(ch for ch in untrusted_text if ch.isalnum() or ch in "-._")[:_MAX_LENGTH]
        if text:
            return text
    return UNKNOWN
