"""Even out the light that fell on a page: the shadow of a hand, a lamp at one side."""

import cv2
import numpy as np

from devices.page_image.pixels import Pixels

WHITE = 245.0
"""What the paper becomes. Not 255: that it is paper, with its stamps and its creases, stays to be seen."""
LEAST_GROUND = 60.0
"""Of 255. What is darker is no paper but a dark cover; it is not made white."""
_SMALL = 240


def evened(page: Pixels) -> Pixels:
    """The page as if lit evenly, colours kept: each place is judged by the paper around it."""
    rows, columns = page.shape[:2]
    scale = min(1.0, _SMALL / max(rows, columns))
    size = (max(1, round(columns * scale)), max(1, round(rows * scale)))
    small = cv2.resize(page, size, interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    # Print is thinner than this, shadows are wider; then the ground without the steps of that.
    side = max(3, round(max(size) / 14)) | 1
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    ground = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, disc)
    ground = cv2.GaussianBlur(ground, (0, 0), side / 2).astype(np.float32)
    if float(np.median(ground)) < LEAST_GROUND:
        return page
    # A dark place without paper around it (a photograph, a cover) is not blown up beyond twice its light.
    ground = np.maximum(ground, float(np.percentile(ground, 90)) / 2)
    gain = cv2.resize(WHITE / np.maximum(ground, 1.0), (columns, rows), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(page * gain[:, :, None], 0, 255), dtype=np.uint8)
