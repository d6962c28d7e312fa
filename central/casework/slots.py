"""Names under which attachments come."""

import re

_PIECE = re.compile(r"(.+)_([0-9]+)")
"""The slot of a piece: the attachment's own, and the piece's number."""


def slot_and_piece(slot: str) -> tuple[str, int]:
    """The attachment that a part belongs to, and its number in that."""
    named = _PIECE.fullmatch(slot)
    return (named[1], int(named[2])) if named else (slot, 0)
