"""Bytes to pixels. Nothing is unfolded before its size is known and allowed."""

from io import BytesIO

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

from devices.page_image.errors import UnusablePicture

Pixels = npt.NDArray[np.uint8]
"""Rows, columns, and the three channels red, green, blue."""

MOST_BYTES = 64 * 1024 * 1024
"""An uncompressed A4 page in colour at 300 dots per inch has 25 MiB, at 450 dots 56."""
MOST_PIXELS = 40_000_000
"""A4 at 600 dots per inch is 35 million."""
LEAST_SIDE = 16
FORMATS = ("JPEG", "PNG", "PPM", "TIFF")
"""What cameras and `scanimage` give."""


def decode(untrusted: bytes) -> Pixels:
    """The picture, upright as its camera says.

    Raises:
        UnusablePicture: another format, damaged, or too large. The message tells sizes and nothing else.
    """
    if len(untrusted) > MOST_BYTES:
        raise UnusablePicture(f"a picture of {len(untrusted)} bytes is more than the {MOST_BYTES} allowed")
    try:
        # Reads the header only.
        with Image.open(BytesIO(untrusted), formats=FORMATS) as picture:
            size = picture.size
            upright = _unfolded(picture) if _allowed(*size) else None
    except UnidentifiedImageError as error:
        raise UnusablePicture("the bytes are no picture of a known format") from error
    # Pillow's decoders raise what they like for damaged bytes, and its own guard a warning or an exception.
    except Exception as error:
        raise UnusablePicture(f"the picture cannot be decoded: {type(error).__name__}") from error
    if upright is None:
        raise UnusablePicture(f"a picture of {size[0]} x {size[1]} pixels is not taken")
    return upright


def _allowed(width: int, height: int) -> bool:
    return width * height <= MOST_PIXELS and min(width, height) >= LEAST_SIDE


def _unfolded(picture: Image.Image) -> Pixels:
    return np.asarray(ImageOps.exif_transpose(picture).convert("RGB"), dtype=np.uint8)
