"""Where the sheets of paper lie in a picture.

Several ways propose quadrilaterals (edges, brightness, colour), because no one of them sees paper on every
ground; what counts is judged afterwards, in the same way for all: how much of each side lies on an edge of
the picture, and how square it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from devices.page_image.border import Floats, Slopes, on_edge, refined, steps
from devices.page_image.pixels import Pixels
from devices.page_image.quad import Quad

LOOKED_AT = 640
"""Pixels of the longer side while looking: fast enough for a preview, and noise is gone."""
LEAST_AREA = 0.06
"""Share of the picture: an ID card of 86 x 54 mm in a field of A4 is 7 %."""
MOST_AREA = 0.985
LEAST_EDGE = 0.72
"""Share of a sheet's outline that must be seen as an edge; a thumb or a shadow hides some of it."""
LEAST_SIDE_EDGE = 0.3
"""The same of each side alone."""
LEAST_STEP = 4.0
"""Levels, of 255, between what lies within a side and what lies beyond it."""
MOST_ANGLE_COSINE = 0.5
"""Corners between 60 and 120 degrees: more than a camera above the plate can make of a right angle."""
MOST_OVERLAP = 0.1

Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Candidate:
    quad: Quad
    worth: float


def find_papers(picture: Pixels, most: int = 2) -> tuple[Quad, ...]:
    """The sheets, the one that is most clearly a large sheet first; none of them lies within another.

    Corners are given to a fraction of a pixel of `picture`. Empty where no sheet is seen.
    """
    height, width = picture.shape[:2]
    scale = min(1.0, LOOKED_AT / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA) if scale < 1 else picture
    planes = _planes(np.asarray(small, dtype=np.uint8))
    slopes = tuple(_slope(plane) for plane in planes)
    found = sorted(_judged(planes, slopes), key=lambda each: each.worth, reverse=True)
    chosen: list[Quad] = []
    for candidate in found:
        if len(chosen) < most and all(_apart(candidate.quad, other, size) for other in chosen):
            chosen.append(candidate.quad)
    whole = _planes(picture) if scale < 1 else planes
    return tuple(
        refined(tuple(whole), refined(tuple(planes), quad, 6).scaled(width / size[0]), 2.5 / scale)
        for quad in chosen
    )


def _planes(picture: Pixels) -> list[Grey]:
    """Brightness, and the two of colour: red paper on a grey plate differs in nothing else."""
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB)
    return [np.asarray(plane, dtype=np.uint8) for plane in cv2.split(lab)]


def _slope(plane: Grey) -> tuple[Floats, Floats]:
    """How a plane rises to the right and downwards, in levels per pixel, without the picture's grain."""
    calm = cv2.GaussianBlur(plane, (5, 5), 1.2)
    across = cv2.Scharr(calm, cv2.CV_32F, 1, 0, scale=1 / 32)
    down = cv2.Scharr(calm, cv2.CV_32F, 0, 1, scale=1 / 32)
    return np.asarray(across, dtype=np.float32), np.asarray(down, dtype=np.float32)


def _judged(planes: list[Grey], slopes: Slopes) -> Iterator[_Candidate]:
    steep: Floats = np.stack([np.hypot(across, down) for across, down in slopes]).max(axis=0)
    everything = float(steep.size)
    threshold = _threshold(steep)
    known: set[tuple[int, ...]] = set()
    for quad in _proposed(planes, steep, threshold):
        # Most are proposed several times; they are refined anyway.
        about = tuple(round(value / 4) for corner in quad for value in corner)
        if about in known:
            continue
        known.add(about)
        share = quad.area / everything
        if not LEAST_AREA <= share <= MOST_AREA or not _square(quad):
            continue
        sides = on_edge(slopes, quad, threshold)
        seen = float(np.mean(sides))
        outlined = seen >= LEAST_EDGE and min(sides) >= LEAST_SIDE_EDGE
        if outlined and min(steps(tuple(planes), quad, 4)) >= LEAST_STEP:
            yield _Candidate(quad, seen + 0.6 * share**0.5)


def _threshold(steep: Floats) -> float:
    """What counts as an edge, in levels per pixel: well above the picture's own grain, and never below what
    an eye would see.
    """
    return max(1.25, 3.0 * float(np.median(steep)))


def _proposed(planes: list[Grey], steep: Floats, threshold: float) -> Iterator[Quad]:
    close = cv2.getStructuringElement(cv2.MORPH_RECT, (5, 5))
    for level in (threshold, 2 * threshold, 4 * threshold):
        edges = (steep > level).astype(np.uint8) * 255
        yield from _outlines(np.asarray(cv2.morphologyEx(edges, cv2.MORPH_CLOSE, close), dtype=np.uint8))
    for plane in planes:
        calm = cv2.medianBlur(plane, 7)
        _, bright = cv2.threshold(calm, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
        for mask in (bright, cv2.bitwise_not(bright)):
            opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, close, iterations=2)
            yield from _outlines(np.asarray(opened, dtype=np.uint8))


def _outlines(mask: Grey) -> Iterator[Quad]:
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    least = LEAST_AREA * mask.size * 0.8
    for contour in contours:
        hull = cv2.convexHull(contour)
        if cv2.contourArea(hull) >= least:
            quad = _four(hull)
            if quad is not None:
                yield quad


def _four(hull: npt.NDArray[np.integer[Any] | np.floating[Any]]) -> Quad | None:
    """The hull as four corners, however rounded or bitten its own are."""
    outline = cv2.arcLength(hull, closed=True)
    for tolerance in (0.01, 0.02, 0.03, 0.05, 0.08):
        simple = cv2.approxPolyDP(hull, tolerance * outline, closed=True)
        if len(simple) == 4:
            return _quad(simple.reshape(4, 2))
        if len(simple) < 4:
            break
    box = cv2.boxPoints(cv2.minAreaRect(hull))
    return _quad(box)


def _quad(corners: npt.NDArray[np.integer[Any] | np.floating[Any]]) -> Quad:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Quad.of((a, b, c, d))


def _square(quad: Quad) -> bool:
    corners = np.array(tuple(quad))
    for place in range(4):
        to_before = corners[place - 1] - corners[place]
        to_next = corners[(place + 1) % 4] - corners[place]
        lengths = float(np.linalg.norm(to_before) * np.linalg.norm(to_next))
        if lengths == 0 or abs(float(to_before @ to_next)) / lengths > MOST_ANGLE_COSINE:
            return False
    return True


def _apart(one: Quad, other: Quad, size: tuple[int, int]) -> bool:
    shapes = []
    for quad in (one, other):
        shape = np.zeros((size[1], size[0]), dtype=np.uint8)
        cv2.fillConvexPoly(shape, np.round(np.array(tuple(quad))).astype(np.int32), 1)
        shapes.append(shape)
    common = float(np.count_nonzero(shapes[0] & shapes[1]))
    return common <= MOST_OVERLAP * min(one.area, other.area)
