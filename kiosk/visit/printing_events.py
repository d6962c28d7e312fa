"""What happens while pages come out on paper for nothing: touches, answers, effects."""

from dataclasses import dataclass, field

from devices.id_card.card import IdCard
from devices.page_image.page import Page
from devices.page_printer.printer import Outcome
from kiosk.visit.answers import Answer
from kiosk.visit.effects import Effect
from kiosk.visit.printout import Layout
from kiosk.visit.touches import Touch


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
class ShareKnown(Answer):
    """Sheets that the person may still have today."""

    left: int


@dataclass(frozen=True)
class PrintedOut(Answer):
    """What became of the print, by the printer's own word."""

    result: Outcome


@dataclass(frozen=True)
class AskShare(Effect):
    """How many sheets may this person still have today?"""

    ticket: int
    card: IdCard = field(repr=False)


@dataclass(frozen=True)
class PrintOut(Effect):
    """Print these pages, and count the sheets as this person's."""

    ticket: int
    card: IdCard = field(repr=False)
    pages: tuple[Page, ...] = field(repr=False)
    layout: Layout
    copies: int
