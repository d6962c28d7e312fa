"""What comes out on paper: copies for nothing, a receipt once more, a released document."""

from dataclasses import dataclass

from kiosk.visit.printout import Layout
from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class ChooseLayout(Touch):
    """A card's two sides, or a sheet for each page."""

    layout: Layout


@dataclass(frozen=True)
class ChangeCopies(Touch):
    """One copy more (1) or less (-1)."""

    direction: int


@dataclass(frozen=True)
class PrintNow(Touch):
    """So many copies of these pages."""


@dataclass(frozen=True)
class PrintAgain(Touch):
    """Try the printer once more."""


@dataclass(frozen=True)
class PrintPaper(Touch):
    """Print the document that is shown."""
