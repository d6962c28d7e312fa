"""From what was seen to the page: all steps in their order."""

from dataclasses import dataclass

import cv2

from devices.page_image.encode import jpeg
from devices.page_image.find_paper import find_papers
from devices.page_image.flatten import fitted, flattened, straightened
from devices.page_image.judge import doubt, paper_light
from devices.page_image.light import evened
from devices.page_image.page import Page, PageDoubt, PageLimits
from devices.page_image.pixels import Pixels, decode
from devices.page_image.quad import Quad

USUAL = PageLimits()
_INSET = 0.002
"""Share of a sheet that is cut off all around, so that no line of the ground is left."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The sheets in a picture, the best first; see `find_papers`."""

    sheets: tuple[Quad, ...]

    @property
    def sheet(self) -> Quad | None:
        """The one that is meant."""
        return self.sheets[0] if self.sheets else None


def use_one_core() -> None:
    """OpenCV takes every core it finds; one belongs to the screen."""
    cv2.setNumThreads(1)


def look(picture: Pixels) -> Seen:
    """What lies there."""
    return Seen(find_papers(picture))


def page_of(picture: Pixels, limits: PageLimits = USUAL, *, scanned: bool = False) -> Page:
    """The page in a picture. `scanned`: from a scanner, where a page that fills the picture is no doubt."""
    seen = look(picture)
    if seen.sheet is None:
        page = straightened(fitted(picture, limits.long_side))
    else:
        page = flattened(picture, _inset(seen.sheet), limits.long_side)
    light = paper_light(page)
    page = evened(page)
    found = doubt(page, light)
    if found is PageDoubt.NONE and len(seen.sheets) > 1:
        found = PageDoubt.SEVERAL
    if found is PageDoubt.NONE and seen.sheet is None and not scanned:
        found = PageDoubt.NO_EDGE
    content, width, height = jpeg(page, limits.most_bytes)
    return Page(content, width, height, found)


def page_from(untrusted: bytes, limits: PageLimits = USUAL, *, scanned: bool = False) -> Page:
    """The page in an encoded picture. Raises UnusablePicture."""
    return page_of(decode(untrusted), limits, scanned=scanned)


def _inset(sheet: Quad) -> Quad:
    """A little smaller, towards its middle."""
    x = sum(corner[0] for corner in sheet) / 4
    y = sum(corner[1] for corner in sheet) / 4
    return Quad(*((cx + (x - cx) * _INSET, cy + (y - cy) * _INSET) for cx, cy in sheet))
