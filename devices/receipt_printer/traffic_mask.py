"""What of a receipt printer's traffic may be seen: questions and answers, and of papers only their length."""

import re

from devices.traffic import Direction, as_hex

_ASKED = re.compile(
    rb"(?:\x10\x04[\x01-\x14]"  # DLE EOT n
    rb"|\x10\x05[\x01\x02]"  # DLE ENQ: recover, clear
    rb"|\x1d[ra].|\x1d[\xe1-\xe5]"  # GS r, GS a, the counters of Custom's
    rb"|\x1de[\x01-\x06]|\x1b@"  # the ejector, initialise
    rb"|\x1d\(k\x03\x001R0)+",  # the size of the stored code
    re.DOTALL,
)


def paper_hidden(direction: Direction, data: bytes) -> str:
    """A mask: a paper carries a masked name and a number, and rare characters of names as pictures."""
    if direction is Direction.RECEIVED or _ASKED.fullmatch(data):
        return as_hex(direction, data)
    return f"{len(data)} bytes of a paper"
