"""Pages that come out on paper for nothing: copies of papers, and what a phone has sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from devices.page_image.page import Page
from devices.page_printer.printer import Outcome

HELD = "printout"
"""Where the pages stand among the draft's copies: no material of the catalogue is called so."""
CARDS_ON_A_SHEET = 2
"""The two sides of a card."""


class Origin(StrEnum):
    """Where the pages come from."""

    PAPER = "paper"
    PHONE = "phone"


class Layout(StrEnum):
    """How the pages lie on the paper."""

    EACH = "each"
    """A sheet for each."""
    CARD = "card"
    """The two sides of a card on one sheet, in the card's own size."""


class PrintoutPhase(StrEnum):
    """Where the print stands."""

    WHAT = "what"
    """A card, or something else?"""
    READY = "ready"
    """The pages are there: how many copies?"""
    PRINTING = "printing"
    DONE = "done"


@dataclass(frozen=True)
class Printout:
    """`left`: sheets that the person may still have today, None while nobody has said. `since`: when the
    phase began, in seconds of the step's clock. `outcome`: the printer's word on the last print.
    """

    origin: Origin
    phase: PrintoutPhase
    layout: Layout = Layout.EACH
    copies: int = 1
    left: int | None = None
    outcome: Outcome | None = None
    since: float = 0.0


def sheets_of(layout: Layout, pages: Sequence[Page]) -> int:
    """Sheets of one copy."""
    return -(-len(pages) // CARDS_ON_A_SHEET) if layout is Layout.CARD else len(pages)


def most_copies(printout: Printout, pages: Sequence[Page], limit: int) -> int:
    """As many copies as the person's share of today allows, `limit` at most; 0 where not even one is left."""
    one = sheets_of(printout.layout, pages)
    if printout.left is None or one == 0:
        return 0
    return min(limit, printout.left // one)
