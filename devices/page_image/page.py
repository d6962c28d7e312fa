"""A page as it is handed in, and what may be wrong with it."""

from dataclasses import dataclass, field
from enum import StrEnum

MOST_PAGE_BYTES = 600 * 1024
"""A page of A4 at LONG_SIDE pixels has 150 to 450 KiB; a line of 1 Mbit/s carries 600 KiB in five seconds."""
LONG_SIDE = 2200
"""Pixels of the longer side at most: 188 dots per inch on A4, print of 2 mm height has 15 pixels."""


class PageDoubt(StrEnum):
    """What a person should look at before the page is accepted. Nothing of it forbids the page."""

    NONE = "none"
    NO_EDGE = "no_edge"
    """No sheet was found: the page is the whole picture."""
    SEVERAL = "several"
    """More than one sheet lies there; the page is the largest."""
    BLANK = "blank"
    BLURRED = "blurred"
    DARK = "dark"

    @property
    def sentence_key(self) -> str:
        """The resident's sentence in the words files; "" where there is nothing to say."""
        return "" if self is PageDoubt.NONE else f"device.page.{self.value}"


@dataclass(frozen=True, slots=True)
class Page:
    """One page, in memory only. ``content`` is a JPEG of ``width`` by ``height`` pixels."""

    content: bytes = field(repr=False)
    width: int
    height: int
    doubt: PageDoubt = PageDoubt.NONE


@dataclass(frozen=True, slots=True)
class PageLimits:
    """How large a page may be: encoded bytes, and pixels of its longer side."""

    most_bytes: int = MOST_PAGE_BYTES
    long_side: int = LONG_SIDE
