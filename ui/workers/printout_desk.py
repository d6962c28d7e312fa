"""Who puts pages on sheets for nothing, and counts whose share of today they are."""

from collections.abc import Callable

from devices.page_image.page import Page
from devices.page_printer.printer import Outcome, Pages, Progress
from kiosk.free_services.fair_use import FairUse, Somebody
from kiosk.visit.answers import PrintedOut, ShareKnown
from kiosk.visit.effects import AskShare, Effect, PrintOut
from kiosk.visit.events import Event
from kiosk.visit.printout import Layout, sheets_of
from ui.workers.pages import PrintPages

AT_REST_S = 3600.0
FREE_SHEETS = "free_sheets"
"""Counter of the page printer: what came out for nothing, among all its pages."""

MakeSheets = Callable[[tuple[Page, ...], Layout], bytes]


class PrintoutDesk:
    """A worker. `make` lays pages on sheets, `ask` hands the print to the page printer's owner, `count` moves
    a counter of the page printer on. Nothing is kept of a person but a digest of the day.
    """

    def __init__(
        self,
        make: MakeSheets,
        fair_use: FairUse,
        ask: Callable[[Effect], None],
        post: Callable[[Event], None],
        count: Callable[[str, int], None],
    ) -> None:
        self._make = make
        self._fair_use = fair_use
        self._ask = ask
        self._post = post
        self._count = count

    def handle(self, effect: Effect) -> None:
        """Say what is left of a share, or print."""
        match effect:
            case AskShare():
                left = self._fair_use.left(self._fair_use.somebody(effect.card.number))
                self._post(ShareKnown(effect.ticket, left))
            case PrintOut():
                self._print(effect)
            case _:
                pass

    def rest(self) -> float:
        """Nothing is due by itself."""
        return AT_REST_S

    def close(self) -> None:
        """Nothing is held."""

    def _print(self, effect: PrintOut) -> None:
        sheets = sheets_of(effect.layout, effect.pages) * effect.copies
        person = self._fair_use.somebody(effect.card.number)
        if sheets > self._fair_use.left(person):
            self._post(PrintedOut(effect.ticket, Outcome.CANCELLED))
            return
        pdf = self._make(effect.pages, effect.layout)
        told = self._told(effect.ticket, person, sheets)
        self._ask(PrintPages(Pages(pdf, copies=effect.copies), told))

    def _told(self, ticket: int, person: Somebody, sheets: int) -> Callable[[Progress], None]:
        """Hears how far it is, in the printer's thread. Knows nothing of the pages."""

        def told(progress: Progress) -> None:
            if progress.outcome is None:
                return
            came_out = _came_out(progress, sheets)
            if came_out:
                self._fair_use.had(person, came_out)
                self._count(FREE_SHEETS, came_out)
            self._post(PrintedOut(ticket, progress.outcome))

        return told


def _came_out(progress: Progress, sheets: int) -> int:
    """By the printer's own count where it has one; without it all, unless it says that it failed."""
    if progress.impressions is not None:
        return min(progress.impressions, sheets)
    return sheets if progress.outcome in (Outcome.PRINTED, Outcome.UNKNOWN) else 0
