"""Sheets for nothing: each is counted as somebody's of the day, and as the printer's."""

from collections.abc import Callable

import pytest

from devices.page_image.page import Page
from devices.page_printer.printer import Connection, Outcome, PagePrinterStatus, Progress
from kiosk.free_services.fair_use import FairUse
from kiosk.visit.answers import PrintedOut, ShareKnown
from kiosk.visit.effects import AskShare, Effect, PrintOut
from kiosk.visit.events import Event
from kiosk.visit.printout import Layout
from tests.kiosk.visit.residents import CHEN, LI
from ui.workers.pages import PrintPages
from ui.workers.printout_desk import PrintoutDesk

PAGE = Page(b"picture", 600, 800)
READY = PagePrinterStatus(Connection.ANSWERING)


class Around:
    """A page printer's owner that a test speaks for, the visit, and the counters."""

    def __init__(self, sheets: int = 10) -> None:
        self.asked: list[Effect] = []
        self.posted: list[Event] = []
        self.counted: list[tuple[str, int]] = []
        self.desk = PrintoutDesk(
            lambda pages, layout: b"%PDF-" + layout.value.encode() * len(pages),
            FairUse(sheets),
            self.asked.append,
            self.posted.append,
            lambda counter, by: self.counted.append((counter, by)),
        )

    def prints(self, pages: int, copies: int = 1, layout: Layout = Layout.EACH) -> None:
        self.desk.handle(PrintOut(7, CHEN, (PAGE,) * pages, layout, copies))

    def says(self, outcome: Outcome | None, impressions: int | None = None) -> None:
        """The printer's word on the print."""
        printing = self.asked[-1]
        assert isinstance(printing, PrintPages)
        told: Callable[[Progress], None] = printing.told
        told(Progress(READY, outcome, impressions))

    def left(self) -> int:
        self.desk.handle(AskShare(9, CHEN))
        known = self.posted[-1]
        assert isinstance(known, ShareKnown)
        return known.left


def test_what_came_out_is_counted_for_the_person_and_for_the_paper() -> None:
    around = Around()
    around.prints(2, copies=3)
    around.says(None)
    assert around.posted == []
    around.says(Outcome.PRINTED)
    assert around.posted == [PrintedOut(7, Outcome.PRINTED)]
    assert around.counted == [("free_sheets", 6)]
    assert around.left() == 4


def test_both_sides_of_a_card_are_one_sheet() -> None:
    around = Around()
    around.prints(2, layout=Layout.CARD)
    around.says(Outcome.PRINTED)
    assert around.left() == 9


@pytest.mark.parametrize(
    ("outcome", "impressions", "left"),
    [
        (Outcome.FAILED_JAM, 1, 9),
        (Outcome.FAILED_PAPER_OUT, None, 10),
        (Outcome.CANCELLED, 2, 8),
        (Outcome.UNKNOWN, None, 7),
        (Outcome.PRINTED, 3, 7),
    ],
)
def test_nobody_pays_for_sheets_that_did_not_come(
    outcome: Outcome, impressions: int | None, left: int
) -> None:
    around = Around()
    around.prints(3)
    around.says(outcome, impressions)
    assert around.left() == left


def test_more_than_the_share_is_not_printed_whatever_the_screen_asks() -> None:
    around = Around(sheets=2)
    around.prints(3)
    assert around.asked == []
    assert around.posted == [PrintedOut(7, Outcome.CANCELLED)]


def test_another_person_has_a_share_of_their_own() -> None:
    around = Around()
    around.prints(3)
    around.says(Outcome.PRINTED)
    around.desk.handle(AskShare(1, LI))
    assert around.posted[-1] == ShareKnown(1, 10)


def test_what_waits_for_the_printer_to_speak_knows_nothing_of_the_pages() -> None:
    around = Around()
    around.prints(1)
    printing = around.asked[-1]
    assert isinstance(printing, PrintPages)
    held = [cell.cell_contents for cell in printing.told.__closure__ or ()]
    assert CHEN.number not in repr(held)
    assert PAGE not in held
