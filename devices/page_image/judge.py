"""Whether a page can be read: blank, blurred, too dark."""

import cv2
import numpy as np

from devices.page_image.page import PageDoubt
from devices.page_image.pixels import Pixels

JUDGED_AT = 1100
"""Pixels of the longer side at which it is judged, so that one measure fits every camera."""
LEAST_INK = 0.0006
"""Share of the page that is ink; one line of ten characters on A4 has 0.0012."""
LEAST_SHARPNESS = 0.135
"""Steepest change against the height of the change, per pixel at JUDGED_AT; measured in the tests on print of
3 mm: 0.3 and more when sharp, 0.08 at a blur in which strokes run together.
"""
LEAST_LIGHT = 45.0
"""Of 255: darker paper drowns in the camera's noise."""
_MARGIN = 0.03


def doubt(page: Pixels, paper_light: float) -> PageDoubt:
    """The gravest thing that is wrong with a page. `paper_light`: how bright its paper was before `evened`,
    0 to 255.
    """
    rows, columns = page.shape[:2]
    scale = JUDGED_AT / max(rows, columns)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    size = (max(16, round(columns * scale)), max(16, round(rows * scale)))
    grey = cv2.cvtColor(cv2.resize(page, size, interpolation=method), cv2.COLOR_RGB2GRAY)
    down, across = round(size[1] * _MARGIN), round(size[0] * _MARGIN)
    grey = cv2.GaussianBlur(grey[down : size[1] - down, across : size[0] - across], (0, 0), 0.8)
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((41, 41), np.uint8))
    depth = cv2.subtract(ground, grey)
    ink = depth > max(14.0, 5 * _grain(grey) + float(np.percentile(depth, 5)))
    if paper_light < LEAST_LIGHT:
        return PageDoubt.DARK
    if float(np.mean(ink)) < LEAST_INK:
        return PageDoubt.BLANK
    return PageDoubt.BLURRED if _sharpness(grey, depth, ink) < LEAST_SHARPNESS else PageDoubt.NONE


def paper_light(page: Pixels) -> float:
    """How bright the paper is: most of a page is paper."""
    return float(np.percentile(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), 60))


def _grain(grey: np.ndarray) -> float:
    """Standard deviation of the noise that is left, from what no shape explains (Immerkaer, 1996)."""
    mask = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], dtype=np.float32)
    rest = cv2.filter2D(grey.astype(np.float32), cv2.CV_32F, mask)
    return float(np.median(np.abs(rest))) / 0.6745 / 6


def _sharpness(grey: np.ndarray, depth: np.ndarray, ink: np.ndarray) -> float:
    """The steepest tenth of all changes near ink, against how deep the ink is there."""
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0) / 8
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1) / 8
    steep = cv2.magnitude(across, down)
    near = cv2.dilate(ink.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return float(np.percentile(steep[near], 90) / max(1.0, float(np.percentile(depth[ink], 90))))
