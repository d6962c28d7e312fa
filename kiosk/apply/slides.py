"""Whether the pictures of a media target are pictures, and not larger than a screen can bear.

The header is read here, in the agent; the whole picture is decoded in the rehearsal's process only.
"""

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kiosk.apply.record import Reason
from kiosk.apply.unusable import Unusable
from kiosk.visit.slides import SlidesWrong, read_slides

LARGEST_FILE = 8 << 20
"""Bytes."""
MOST_PIXELS = 3840 * 2160
"""Of the largest panel; four bytes each while it is shown."""
FEWEST_PIXELS = 600
"""Of each side: below it the picture is a blur at arm's length."""


def require_slides(directory: Path) -> None:
    """Raise Unusable unless all that `ui.slides` names can be shown."""
    try:
        slides = read_slides(directory)
    except SlidesWrong as error:
        raise Unusable(Reason.MEDIA_WRONG, str(error)) from error
    for each in slides:
        if fault := _fault(each.picture):
            raise Unusable(Reason.MEDIA_WRONG, f"{each.picture.name}: {fault}")


def _fault(picture: Path) -> str:
    if picture.stat().st_size > LARGEST_FILE:
        return f"has more than {LARGEST_FILE} bytes"
    try:
        with Image.open(picture, formats=("PNG", "JPEG")) as opened:
            width, height = opened.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        return f"is no PNG or JPEG picture ({type(error).__name__})"
    if width * height > MOST_PIXELS:
        return f"has {width} by {height} pixels, more than {MOST_PIXELS}"
    if min(width, height) < FEWEST_PIXELS:
        return f"has {width} by {height} pixels; a side has {FEWEST_PIXELS} at least"
    return ""
