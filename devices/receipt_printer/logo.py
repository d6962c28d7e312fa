"""A picture file as the dots of a thermal printer, for the head of each paper."""

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from devices.receipt_printer.bitmap import Bitmap
from devices.receipt_printer.raster import to_bitmap

HIGHEST_DOTS = 160
"""20 mm: paper is not wasted on it."""
LARGEST_PIXELS = 16_000_000


def logo_of(path: Path, paper_dots: int) -> Bitmap | None:
    """The picture, made no wider than the paper and no higher than 20 mm, greys as a pattern of dots.

    None where there is no such picture: a paper without a logo is worth as much. `kiosk doctor` says so.
    """
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > LARGEST_PIXELS:
                return None
            coloured = picture.convert("RGBA")
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    white = Image.new("RGBA", coloured.size, "white")
    grey = Image.alpha_composite(white, coloured).convert("L")
    grey.thumbnail((paper_dots, HIGHEST_DOTS), Image.Resampling.LANCZOS)
    dithered = grey.convert("1", dither=Image.Dither.FLOYDSTEINBERG)
    return to_bitmap(dithered.convert("L").point(lambda value: 255 - value))
