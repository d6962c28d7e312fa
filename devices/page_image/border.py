"""The outline of a sheet: how much of it is seen, and where exactly it runs."""

from math import hypot

import cv2
import numpy as np
import numpy.typing as npt

from devices.page_image.quad import Corner, Quad

SAMPLES = 96
"""Places along a side at which it is looked for."""
MARGIN = 0.04
"""Share of a side near its corners that is not looked at: corners are bent, and the other side is near."""
STEPS = 41
"""Places across the border."""

Floats = npt.NDArray[np.float32]
Slopes = tuple[tuple[Floats, Floats], ...]
"""Of each plane of a picture, how it rises to the right and downwards, per pixel."""
Line = tuple[float, float, float, float]
"""A direction and a point, as `cv2.fitLine` gives it."""


def on_edge(slopes: Slopes, quad: Quad, threshold: float, reach: float = 3.0) -> tuple[float, ...]:
    """Of each side, the share (0 to 1) that has an edge within `reach` pixels, and one that runs with it."""
    shares = []
    for start, end in _sides(quad):
        right = _right(start, end)
        steep = np.zeros(SAMPLES, dtype=np.float32)
        for across, down in slopes:
            along_x = _sampled(across, start, end, reach, 7)
            along_y = _sampled(down, start, end, reach, 7)
            steep = np.maximum(steep, np.abs(right[0] * along_x + right[1] * along_y).max(axis=1))
        shares.append(float(np.mean(steep > threshold)))
    return tuple(shares)


def steps(planes: tuple[npt.NDArray[np.uint8], ...], quad: Quad, beside: float) -> tuple[float, ...]:
    """Of each side, by how many levels the picture differs `beside` pixels within it from as far without,
    in the middle of all places along it. Lines of print have edges too, and the same paper on both hands.
    """
    found = []
    for start, end in _sides(quad):
        apart = 0.0
        for plane in planes:
            across = _sampled(plane, start, end, beside, 3)
            apart = max(apart, abs(float(np.median(across[:, 2] - across[:, 0]))))
        found.append(apart)
    return tuple(found)


def refined(planes: tuple[npt.NDArray[np.uint8], ...], quad: Quad, reach: float) -> Quad:
    """The same sheet with each side laid where the picture changes most, looked for `reach` pixels to
    either side of where it is thought to be. The quad as it was where that gives no sheet.
    """
    lines = [_side_line(planes, start, end, reach) for start, end in _sides(quad)]
    corners: list[Corner] = []
    for place, old in enumerate(quad):
        corner = _crossing(lines[place - 1], lines[place])
        if corner is None or hypot(corner[0] - old[0], corner[1] - old[1]) > 3 * reach:
            corner = old
        corners.append(corner)
    return Quad(*corners)


def _sides(quad: Quad) -> list[tuple[Corner, Corner]]:
    corners = tuple(quad)
    return [(corners[place], corners[(place + 1) % 4]) for place in range(4)]


def _right(start: Corner, end: Corner) -> Corner:
    """One pixel to the right of who walks from start to end: into the sheet."""
    length = max(1e-6, hypot(end[0] - start[0], end[1] - start[1]))
    return (start[1] - end[1]) / length, (end[0] - start[0]) / length


def _side_line(planes: tuple[npt.NDArray[np.uint8], ...], start: Corner, end: Corner, reach: float) -> Line:
    """A line through the steepest place of each cut across the side; what is far from the others does not
    count (Huber). At a cut, the places are weighed by how steep they are: that is finer than a pixel.
    """
    steep = sum(np.abs(np.diff(_sampled(plane, start, end, reach, STEPS), axis=1)) for plane in planes)
    assert isinstance(steep, np.ndarray)
    offsets = (np.arange(STEPS - 1) + 0.5) / (STEPS - 1) * 2 * reach - reach
    peak = steep.argmax(axis=1)
    near = np.abs(np.arange(STEPS - 1)[None, :] - peak[:, None]) <= max(2, round(1.5 / (2 * reach / STEPS)))
    weight = steep * near
    total = weight.sum(axis=1)
    good = total > max(1e-6, 0.25 * float(np.median(total)))
    if np.count_nonzero(good) < SAMPLES // 6:
        return _through(start, end)
    found = (weight * offsets).sum(axis=1)[good] / total[good]
    along = np.linspace(MARGIN, 1 - MARGIN, SAMPLES)[good]
    right = _right(start, end)
    x = start[0] + (end[0] - start[0]) * along + right[0] * found
    y = start[1] + (end[1] - start[1]) * along + right[1] * found
    points = np.stack((x, y), axis=1).astype(np.float32)
    # Once with everything, once without what lies far off: print near the border, a thumb.
    ux, uy, px, py = _fitted(points)
    off = np.abs((points[:, 0] - px) * uy - (points[:, 1] - py) * ux)
    near_line = points[off <= max(0.5, 2.5 * float(np.median(off)))]
    return _fitted(near_line) if len(near_line) >= SAMPLES // 6 else (ux, uy, px, py)


def _fitted(points: Floats) -> Line:
    ux, uy, px, py = (float(each[0]) for each in cv2.fitLine(points, cv2.DIST_HUBER, 0, 0.01, 0.01))
    return ux, uy, px, py


def _sampled(plane: npt.NDArray[np.generic], start: Corner, end: Corner, reach: float, steps: int) -> Floats:
    """SAMPLES rows along the side, `steps` columns from `reach` on its left to `reach` on its right."""
    along = np.linspace(MARGIN, 1 - MARGIN, SAMPLES, dtype=np.float32)[:, None]
    across = np.linspace(-reach, reach, steps, dtype=np.float32)[None, :]
    right = _right(start, end)
    x = (start[0] + (end[0] - start[0]) * along + right[0] * across).astype(np.float32)
    y = (start[1] + (end[1] - start[1]) * along + right[1] * across).astype(np.float32)
    found = cv2.remap(plane.astype(np.float32), x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(found, dtype=np.float32)


def _through(start: Corner, end: Corner) -> Line:
    return end[0] - start[0], end[1] - start[1], *start


def _crossing(one: Line, other: Line) -> Corner | None:
    ux, uy, px, py = one
    vx, vy, qx, qy = other
    turn = ux * vy - uy * vx
    if abs(turn) < 1e-3 * hypot(ux, uy) * hypot(vx, vy):
        return None
    along = ((qx - px) * vy - (qy - py) * vx) / turn
    return px + along * ux, py + along * uy
