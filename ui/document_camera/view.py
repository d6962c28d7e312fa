"""What the screen shows of a frame: small, with the corners of the sheet. Brings NumPy and OpenCV."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from devices.page_image.find_paper import find_papers
from devices.page_image.pixels import Pixels
from ui.document_camera.sights import Sight

SHOWN_SIDE = 960
"""Pixels of the longer side on the screen; the page itself is taken from the whole frame."""


def sight_of(frame: QImage) -> Sight:
    """The sheet that would be taken, if any."""
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = frame.scaled(SHOWN_SIDE, SHOWN_SIDE, keep, smooth) if _longer(frame) > SHOWN_SIDE else frame
    small = small.convertToFormat(QImage.Format.Format_RGB888)
    found = find_papers(pixels_of(small), 1)
    if not found:
        return Sight(small)
    width, height = small.width(), small.height()
    return Sight(small, tuple(each for x, y in found[0] for each in ((x + 0.5) / width, (y + 0.5) / height)))


def pixels_of(image: QImage) -> Pixels:
    """Rows, columns, channels of an image of Format_RGB888; a copy."""
    flat = np.frombuffer(image.constBits(), dtype=np.uint8)
    rows = flat.reshape(image.height(), image.bytesPerLine())[:, : image.width() * 3]
    return np.ascontiguousarray(rows).reshape(image.height(), image.width(), 3)


def _longer(image: QImage) -> int:
    return max(image.width(), image.height())
