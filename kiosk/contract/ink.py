"""Ink: one stroke of a finger as the data of an SVG path (SVG 1.1, section 8.3), ``M310 455l12-4 9 0``: where
the finger came down, then the way from each point to the next.

Units are thousandths of the pad's height, across and down from its top left: 0.07 mm on a pad of 70 mm, finer
than a touch panel tells. As shares of the pad in JSON the same stroke is nine times as long once it is packed
(docs/decisions/0039).
"""

from collections.abc import Sequence
from typing import Annotated, Final

from pydantic import Field as Constraint

UNITS: Final = 1000
"""The height of a pad."""
SQUARE: Final = 1.0
"""The shape of a pad that nobody has measured."""
NARROWEST_PAD, WIDEST_PAD = 0.1, 20.0
"""The width of a signature pad by its height."""
MAX_POINTS: Final = 2000
_LONGEST_STEP: Final = len("-20000-1000")

Point = tuple[float, float]
"""x and y in the pad, 0 to 1, from the top left."""

Trace = Annotated[
    str,
    Constraint(
        pattern=r"^M[0-9]{1,5} [0-9]{1,4}l-?[0-9]{1,5}[ -][0-9]{1,4}([ -][0-9]{1,5}[ -][0-9]{1,4})*$",
        max_length=MAX_POINTS * _LONGEST_STEP,
    ),
]
"""One stroke. Whatever fits the pattern can be drawn, and nothing else can be said in it."""


def trace(points: Sequence[Point], pad: float | None) -> str:
    """The stroke through one point and more, on a pad of that shape. A point that is where the last one was
    is left out; a touch without a move is a line of no length, which round ends make a dot (SVG 1.1, 11.4).
    """
    width = UNITS * (pad or SQUARE)
    (x, y), *others = [(round(across * width), round(down * UNITS)) for across, down in points]
    begin, way = f"M{x} {y}l", []
    for next_x, next_y in others:
        if (next_x, next_y) != (x, y):
            way.append(f"{next_x - x} {next_y - y}")
            x, y = next_x, next_y
    return begin + (" ".join(way) or "0 0").replace(" -", "-")
