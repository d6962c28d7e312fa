"""A material is laid under the camera, or on the scanner, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from devices.page_image.page import Page

MOST_PAGES = 10
"""Of one material: a household register has eight."""
MOST_IN_ALL = 40
"""Of one submission; the contract allows 64 parts, and each page is one (`MOST_PAGE_BYTES`)."""


class Copier(StrEnum):
    """What pages are taken with."""

    NONE = "none"
    """Nothing, or it does not work now."""
    CAMERA = "camera"
    """What lies there is seen all the while."""
    SCANNER = "scanner"
    """It is seen once it has been scanned."""


class CopyPhase(StrEnum):
    """Where the taking of one page stands."""

    LAYING = "laying"
    """The page is being put in place; a camera shows it."""
    TAKING = "taking"
    TAKEN = "taken"
    """One page is there, to be used or taken again."""
    REVIEW = "review"
    """The pages used so far, one of them on the screen."""


LOOKING = (CopyPhase.LAYING, CopyPhase.TAKING)
"""The phases in which a camera is on: in no others, and on no other screen."""


@dataclass(frozen=True)
class Copying:
    """Which material, how far, the page that waits for a yes, and which of the used ones is shown."""

    material: str
    phase: CopyPhase = CopyPhase.LAYING
    page: Page | None = field(default=None, repr=False)
    shown: int = 0
    """Counted from 0."""
    since: float = 0.0
    """When the phase began, in seconds of the step's clock."""


Copies = Mapping[str, tuple[Page, ...]]
"""Material -> its pages in order."""
