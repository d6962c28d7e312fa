"""What a paper would look like: the bytes that a printer would get, as a picture."""

from functools import cache

from PIL import Image

from devices.receipt_printer.document import Document
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.profile import Profile, load
from devices.receipt_printer.raster import FontRasteriser
from devices.simulators.paper import picture

USUAL = "default"
"""The profile of a printer of which nothing special is known."""


def paper_picture(document: Document) -> Image.Image:
    """The paper with its white edges, grey, one pixel a dot: 640 across for the 80 mm roll, 203 dpi."""
    profile, rasteriser = _printer()
    return picture(encode(document, profile, rasteriser).data)


@cache
def _printer() -> tuple[Profile, FontRasteriser]:
    return load(USUAL), FontRasteriser()
