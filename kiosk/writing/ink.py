"""Strokes made fit for a recogniser that was taught by one tidy hand."""

from collections.abc import Iterator, Sequence
from math import dist, hypot

from kiosk.writing.recogniser import Point, Stroke

Ink = tuple[tuple[Point, ...], ...]

FILLED = 0.8
"""Share of the pad that the longer side of a character fills once fitted: measured best of 0.7 to 1.0."""
STRAIGHT = 0.02
"""What strays less from a straight line is a tremble, in shares of the pad."""
MAX_STROKES = 64
MAX_POINTS = 512
"""Of one stroke. No character of GB 2312 has more than 30 strokes; what lies beyond is not looked at."""
MAX_ORDERS = 12


def fitted(strokes: Sequence[Stroke]) -> Ink:
    """The same character in the middle of the pad, as large as it should be, without the trembling."""
    points = [[_sound(point) for point in stroke[:MAX_POINTS]] for stroke in strokes[:MAX_STROKES] if stroke]
    if not points:
        return ()
    xs = [x for stroke in points for x, _ in stroke]
    ys = [y for stroke in points for _, y in stroke]
    scale = FILLED / max(max(xs) - min(xs), max(ys) - min(ys), 1e-6)
    x0, y0 = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return tuple(
        _straightened(tuple((0.5 + (x - x0) * scale, 0.5 + (y - y0) * scale) for x, y in stroke))
        for stroke in points
    )


def other_orders(ink: Ink) -> Iterator[Ink]:
    """The same strokes with two neighbours swapped: few people write every character as it is taught."""
    for place in range(min(len(ink) - 1, MAX_ORDERS)):
        yield (*ink[:place], ink[place + 1], ink[place], *ink[place + 2 :])


def _sound(point: Point) -> Point:
    """A point of the pad; what is no number becomes its edge."""
    x, y = (min(1.0, max(0.0, share)) if share == share else 0.0 for share in point)
    return x, y


def _straightened(stroke: tuple[Point, ...]) -> tuple[Point, ...]:
    """Corner points only (Ramer, Douglas and Peucker's way)."""
    if len(stroke) < 3:
        return stroke
    away = [_distance(point, stroke[0], stroke[-1]) for point in stroke[1:-1]]
    farthest = max(away)
    if farthest <= STRAIGHT:
        return stroke[0], stroke[-1]
    corner = away.index(farthest) + 1
    return (*_straightened(stroke[: corner + 1])[:-1], *_straightened(stroke[corner:]))


def _distance(point: Point, start: Point, end: Point) -> float:
    """From the line through start and end."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = hypot(across, down)
    if length < 1e-9:
        return dist(point, start)
    return abs(across * (start[1] - point[1]) - down * (start[0] - point[0])) / length
