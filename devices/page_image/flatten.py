"""Cut a sheet out and lay it flat; straighten print that lies askew on a page."""

import cv2
import numpy as np

from devices.page_image.pixels import Pixels
from devices.page_image.quad import Quad

MOST_SKEW = 15.0
"""Degrees. What lies further askew was laid so on purpose, or is no text."""
LEAST_SKEW = 0.2
_PROFILE_SIDE = 500


def flattened(picture: Pixels, sheet: Quad, long_side: int) -> Pixels:
    """The sheet, upright, its longer side at most `long_side` pixels and never larger than it was seen."""
    upper, right, lower, left = sheet.sides
    width, height = (upper + lower) / 2, (left + right) / 2
    scale = min(1.0, long_side / max(width, height))
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    to = np.array(
        [(-0.5, -0.5), (across - 0.5, -0.5), (across - 0.5, down - 0.5), (-0.5, down - 0.5)], dtype=np.float32
    )
    turn = cv2.getPerspectiveTransform(np.array(tuple(sheet), dtype=np.float32), to)
    calm = picture
    if scale < 0.7:  # or fine lines would be lost between the places that are looked at
        calm = np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.4 / scale), dtype=np.uint8)
    flat = cv2.warpPerspective(
        calm, turn, (across, down), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(flat, dtype=np.uint8)


def fitted(picture: Pixels, long_side: int) -> Pixels:
    """The whole picture, its longer side at most `long_side` pixels."""
    height, width = picture.shape[:2]
    scale = long_side / max(height, width)
    if scale >= 1:
        return picture
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def skew(picture: Pixels) -> float:
    """Degrees by which lines of print fall to the right, 0 where no lines are seen.

    The angle at which rows of pixels differ most from each other: on a line everything is ink, between two
    nothing is (Postl, 1986).
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    scale = min(1.0, _PROFILE_SIDE / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ground = cv2.medianBlur(small, 31)
    ink = cv2.subtract(ground, small).astype(np.float32)
    margin = 0.08
    rows, columns = ink.shape
    ink[: round(rows * margin)] = ink[rows - round(rows * margin) :] = 0
    ink[:, : round(columns * margin)] = ink[:, columns - round(columns * margin) :] = 0
    if float(ink.mean()) < 0.4:
        return 0.0
    coarse = np.arange(-MOST_SKEW, MOST_SKEW + 0.5, 1.0)
    best = max(coarse, key=lambda angle: _stripes(ink, float(angle)))
    fine = np.arange(best - 1.0, best + 1.05, 0.1)
    found = float(max(fine, key=lambda angle: _stripes(ink, float(angle))))
    clear = _stripes(ink, found) > 1.25 * float(np.median([_stripes(ink, float(each)) for each in coarse]))
    return found if clear and LEAST_SKEW <= abs(found) <= MOST_SKEW else 0.0


def straightened(picture: Pixels) -> Pixels:
    """The picture turned so that its print is level; what comes in from beyond its border is its border."""
    angle = skew(picture)
    if angle == 0:
        return picture
    rows, columns = picture.shape[:2]
    turn = cv2.getRotationMatrix2D(((columns - 1) / 2, (rows - 1) / 2), angle, 1.0)
    level = cv2.warpAffine(
        picture, turn, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(level, dtype=np.uint8)


def _stripes(ink: np.typing.NDArray[np.float32], angle: float) -> float:
    rows, columns = ink.shape
    turn = cv2.getRotationMatrix2D(((columns - 1) / 2, (rows - 1) / 2), angle, 1.0)
    level = cv2.warpAffine(ink, turn, (columns, rows), flags=cv2.INTER_LINEAR)
    profile = np.asarray(level, dtype=np.float64).sum(axis=1)
    return float(np.var(np.diff(profile)))
