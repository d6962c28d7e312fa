"""Four corners of a sheet in a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Self

Corner = tuple[float, float]
"""x to the right and y down, in pixels from the middle of the picture's first pixel."""


@dataclass(frozen=True, slots=True)
class Quad:
    """A convex quadrilateral, clockwise as it is seen."""

    top_left: Corner
    top_right: Corner
    bottom_right: Corner
    bottom_left: Corner

    @classmethod
    def of(cls, corners: tuple[Corner, Corner, Corner, Corner]) -> Self:
        """Four corners in any order. The one called top left is that of the upper side's left end, for a
        sheet turned by less than 45 degrees.
        """
        x = sum(corner[0] for corner in corners) / 4
        y = sum(corner[1] for corner in corners) / 4
        around = sorted(corners, key=lambda corner: atan2(corner[1] - y, corner[0] - x))
        # Clockwise from the left. The upper side is the one whose middle is highest.
        sides = range(4)
        upper = min(sides, key=lambda side: around[side][1] + around[(side + 1) % 4][1])
        ordered = [around[(upper + place) % 4] for place in sides]
        return cls(*ordered)

    def __iter__(self) -> Iterator[Corner]:
        yield from (self.top_left, self.top_right, self.bottom_right, self.bottom_left)

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Lengths in pixels: upper, right, lower, left."""
        corners = tuple(self)
        upper, right, lower, left = (
            hypot(corners[place][0] - corners[place - 3][0], corners[place][1] - corners[place - 3][1])
            for place in range(4)
        )
        return upper, right, lower, left

    @property
    def area(self) -> float:
        """Square pixels."""
        corners = tuple(self)
        return (
            abs(
                sum(
                    corners[place - 1][0] * corners[place][1] - corners[place][0] * corners[place - 1][1]
                    for place in range(4)
                )
            )
            / 2
        )

    @property
    def turned(self) -> float:
        """Degrees by which the upper side falls to the right."""
        return degrees(atan2(self.top_right[1] - self.top_left[1], self.top_right[0] - self.top_left[0]))

    def scaled(self, by: float) -> "Quad":
        """In a picture `by` times as large: the middles of the first pixels do not lie at one place."""
        return Quad(*(((x + 0.5) * by - 0.5, (y + 0.5) * by - 0.5) for x, y in self))
