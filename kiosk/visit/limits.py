"""Bounds of what a resident can put in, so that nothing grows without end."""

from kiosk.contract.ink import MAX_POINTS
from kiosk.contract.submission import MAX_STROKES

MAX_TYPED = 500
"""Characters of one field: the longest is a list of shareholders, one to a line."""

__all__ = ["MAX_POINTS", "MAX_STROKES", "MAX_TYPED"]
