"""What is asked of the page printer's owner."""

from collections.abc import Callable
from dataclasses import dataclass, field

from devices.page_printer.printer import Pages, Progress
from kiosk.visit.effects import Effect


@dataclass(frozen=True)
class PrintPages(Effect):
    """Print these, and say how far it is: `told` is called in the owner's thread at every look, the last time
    with an outcome.
    """

    pages: Pages
    told: Callable[[Progress], None] = field(repr=False)
