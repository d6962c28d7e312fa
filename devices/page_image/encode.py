"""Pixels to a JPEG that is no larger than allowed."""

from io import BytesIO

from PIL import Image

from devices.page_image.flatten import fitted
from devices.page_image.pixels import LEAST_SIDE, Pixels

QUALITIES = (85, 75, 65, 55, 45)
"""Of JPEG, 0 to 100. Below 45 print frays: then fewer pixels say more."""
_SMALLER = 0.8


def jpeg(page: Pixels, most_bytes: int) -> tuple[bytes, int, int]:
    """Encoded bytes, at most `most_bytes`, with width and height; as good as the limit allows.

    No comment, no thumbnail, no time: nothing goes in but the page.
    """
    while True:
        picture = Image.fromarray(page)
        encoded = b""
        for quality in QUALITIES:
            held = BytesIO()
            picture.save(held, "JPEG", quality=quality, optimize=True, subsampling="4:2:0")
            encoded = held.getvalue()
            if len(encoded) <= most_bytes:
                return encoded, picture.width, picture.height
        longer = max(page.shape[:2])
        if longer * _SMALLER < LEAST_SIDE:
            raise ValueError(f"no picture fits into {most_bytes} bytes")
        page = fitted(page, int(longer * _SMALLER))
