"""A map without tiles: where the terminals are, in the units of a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, radians

from central.fleet.looks import Look

WIDTH, HEIGHT, MARGIN = 1000.0, 520.0, 60.0
"""Units of the drawing."""
_SMALLEST = 0.02
"""Degrees: a single terminal stands in the middle of so much, about two kilometres."""


_LABELLED = 30
"""More dots than that have no names beside them."""
_LETTER, _LINE, _AWAY = 15.0, 18.0, 17.0
"""Of a name: the width of a Chinese character, the height of a line, and how far from the dot it begins."""


@dataclass(frozen=True)
class Dot:
    """One terminal on the drawing; x to the east, y to the south. `label`: on which side its name stands, 1
    to the right, -1 to the left, 0 where there is no room for it.
    """

    look: Look
    x: float
    y: float
    label: int = 0


def dots(looks: Sequence[Look]) -> list[Dot]:
    """Those whose place is on file, filling the drawing, a degree of longitude as long as it is there (an
    equirectangular projection around their middle: exact enough for a district).
    """
    placed = [(each, each.machine.spot) for each in looks if each.machine.spot is not None]
    if not placed:
        return []
    south, north = _reach([spot.latitude for _, spot in placed])
    west, east = _reach([spot.longitude for _, spot in placed])
    narrow = cos(radians((south + north) / 2))
    scale = min((WIDTH - 2 * MARGIN) / ((east - west) * narrow), (HEIGHT - 2 * MARGIN) / (north - south))
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    found = [
        Dot(
            each,
            round(WIDTH / 2 + (spot.longitude - middle_x) * narrow * scale, 1),
            round(HEIGHT / 2 - (spot.latitude - middle_y) * scale, 1),
        )
        for each, spot in placed
    ]
    return _named(found) if len(found) <= _LABELLED else found


def _named(dots: Sequence[Dot]) -> list[Dot]:
    """With names where they cover no dot and no other name; whoever needs somebody is named first."""
    taken = [(each.x - _AWAY + 3, each.x + _AWAY - 3, each.y) for each in dots]
    found = []
    for dot in dots:
        spot = dot.look.machine.spot
        wide = _LETTER * len(spot.name.zh) if spot else 0.0
        for side in (1, -1):
            near, far = dot.x + side * _AWAY, dot.x + side * (_AWAY + wide)
            west, east = min(near, far), max(near, far)
            inside = west >= 0 and east <= WIDTH
            if inside and not any(
                low < east and west < high and abs(y - dot.y) < _LINE for low, high, y in taken
            ):
                taken.append((west, east, dot.y))
                found.append(replace(dot, label=side))
                break
        else:
            found.append(dot)
    return found


def _reach(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    lacking = max(0.0, _SMALLEST - (high - low)) / 2
    return low - lacking, high + lacking
