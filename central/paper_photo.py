"""Finds the code of a receipt in a photo: turned, tilted, dim or blurred, as telephones take them."""

from collections.abc import Iterator
from pathlib import Path

import zxingcpp
from PIL import Image, ImageFilter, ImageOps, UnidentifiedImageError

from central.errors import BadFile, CentralError

MOST_PIXELS = 120_000_000
"""A little above the largest telephone camera (108 million); more is refused before it is unpacked."""
_FORMATS = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_LONGEST_SIDE = 4000
_MOST_BYTES = 64 * 1024 * 1024


class NoCode(CentralError):
    """There is no readable code in the photo."""


def texts(photo: Path) -> list[str]:
    """What the QR codes in the photo say, each once.

    Raises:
        BadFile: no picture, or too large.
        NoCode: no code in it that can be read.

    """
    image = _opened(photo)
    for view in _views(image):
        found = [each.text for each in zxingcpp.read_barcodes(view, formats=_FORMATS) if each.valid]
        if found:
            return list(dict.fromkeys(found))
    raise NoCode(f"{photo}: no code can be read; photograph the code alone, flat and in good light")


def _opened(photo: Path) -> Image.Image:
    try:
        if photo.stat().st_size > _MOST_BYTES:
            raise BadFile(
                f"{photo}: larger than {_MOST_BYTES >> 20} MB; give the photo as the camera made it"
            )
        image = Image.open(photo)
        if image.width * image.height > MOST_PIXELS:
            raise BadFile(f"{photo}: {image.width} x {image.height} is too large; give a smaller photo")
        grey = ImageOps.exif_transpose(image).convert("L")
    except UnidentifiedImageError as error:
        raise BadFile(f"{photo}: is no picture; give a JPEG or PNG") from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadFile(f"{photo}: cannot be read; give the photo as the camera made it") from error
    grey.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return grey


def _views(image: Image.Image) -> Iterator[Image.Image]:
    """The photo, then what helps against dimness, blur, and modules of few pixels."""
    yield image
    clear = ImageOps.autocontrast(image, cutoff=1)
    yield clear
    yield clear.filter(ImageFilter.UnsharpMask(radius=3, percent=250, threshold=0))
    larger = clear.resize((clear.width * 2, clear.height * 2), Image.Resampling.BICUBIC)
    if max(larger.size) <= _LONGEST_SIDE * 2:
        yield larger
        yield larger.filter(ImageFilter.UnsharpMask(radius=4, percent=300, threshold=0))
