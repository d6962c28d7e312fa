"""A released document on the screen, and on its way to the page printer. In memory only."""

from dataclasses import dataclass, field
from enum import StrEnum

from devices.page_printer.printer import Outcome
from kiosk.contract.progress import DocumentReady


class PaperPhase(StrEnum):
    """Where it stands."""

    FETCHING = "fetching"
    SHOWN = "shown"
    PRINTING = "printing"
    OVER = "over"
    """The printer has had its say: `Papers.came_to`."""
    TROUBLE = "trouble"
    """It could not be fetched."""


@dataclass(frozen=True)
class Papers:
    """`pdf` is what is printed, `pictures` its pages for the screen, encoded."""

    document: DocumentReady
    phase: PaperPhase = PaperPhase.FETCHING
    pdf: bytes = field(default=b"", repr=False)
    pictures: tuple[bytes, ...] = field(default=(), repr=False)
    shown: int = 0
    """The page on the screen, counted from 0."""
    printed: int | None = None
    """Sides that are out, by the printer's word; None: it does not count."""
    came_to: Outcome | None = None
    trouble: str = ""
    since: float = 0.0
    """When the phase began, in seconds of the step's clock."""
