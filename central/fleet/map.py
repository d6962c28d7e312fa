"""A map without tiles: where the terminals are, in the units of a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from central.fleet.machines import Machine

WIDTH, HEIGHT, MARGIN = 1000.0, 520.0, 60.0
"""Units of the drawing."""
_SMALLEST = 0.02
"""Degrees: a single terminal stands in the middle of so much, about two kilometres."""


@dataclass(frozen=True)
class Dot:
    """One terminal on the drawing; x to the east, y to the south."""

    machine: Machine
    x: float
    y: float


def dots(machines: Sequence[Machine]) -> list[Dot]:
    """Those whose place is on file, filling the drawing, a degree of longitude as long as it is there (an
    equirectangular projection around their middle: exact enough for a district).
    """
    placed = [(each, each.spot) for each in machines if each.spot is not None]
    if not placed:
        return []
    south, north = _reach([spot.latitude for _, spot in placed])
    west, east = _reach([spot.longitude for _, spot in placed])
    narrow = cos(radians((south + north) / 2))
    scale = min((WIDTH - 2 * MARGIN) / ((east - west) * narrow), (HEIGHT - 2 * MARGIN) / (north - south))
    middle_x, middle_y = (west + east) / 2, (south + north) / 2
    return [
        Dot(
            each,
            round(WIDTH / 2 + (spot.longitude - middle_x) * narrow * scale, 1),
            round(HEIGHT / 2 - (spot.latitude - middle_y) * scale, 1),
        )
        for each, spot in placed
    ]


def _reach(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    lacking = max(0.0, _SMALLEST - (high - low)) / 2
    return low - lacking, high + lacking
