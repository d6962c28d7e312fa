"""A copy for nothing: whose share, how many sheets, what the printer says, and nothing left behind."""

import pytest

from devices.page_image.page import Page
from devices.page_printer.printer import Outcome
from kiosk.visit.answers import CardRead, PageTaken, PrintedOut, ShareKnown
from kiosk.visit.copying import Copier, CopyPhase
from kiosk.visit.doors import Door
from kiosk.visit.draft import Draft
from kiosk.visit.effects import AskShare, PrintOut, StartLooking, Wipe
from kiosk.visit.events import Tick
from kiosk.visit.handlers.doors import doors
from kiosk.visit.news import CopierChanged, PagePrinterChanged, ReaderChanged
from kiosk.visit.printout import Layout, Printout, PrintoutPhase
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.copying import AddPage, KeepPage, TakePage
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.printing import ChangeCopies, ChooseLayout, PrintNow
from kiosk.visit.touches.travel import Back, Finish, Next
from tests.kiosk.visit.residents import CHEN, Terminal


def equipped() -> Terminal:
    """A terminal with camera and page printer."""
    terminal = Terminal()
    terminal.happens(PagePrinterChanged(can_print=True), CopierChanged(Copier.CAMERA))
    return terminal


def share(terminal: Terminal, left: int = 10) -> None:
    """So much of today is left, says whoever was asked."""
    assert isinstance(terminal.effects[-1], AskShare)
    terminal.happens(ShareKnown(terminal.visit.ticket, left))


def at_the_choice(left: int = 10) -> Terminal:
    """Somebody has come to copy."""
    terminal = equipped()
    terminal.happens(OpenDoor(Door.COPY))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN))
    share(terminal, left)
    return terminal


def takes_page(terminal: Terminal) -> None:
    """Lays one page more down, takes it, uses it."""
    copying = terminal.visit.copying
    assert copying is not None
    if copying.phase is CopyPhase.REVIEW:
        terminal.happens(AddPage())
    terminal.happens(TakePage())
    terminal.happens(PageTaken(terminal.visit.ticket, Page(b"page", 600, 800)), KeepPage())


def with_pages(count: int, layout: Layout = Layout.EACH, left: int = 10) -> Terminal:
    """With so many pages taken, asked how many copies."""
    terminal = at_the_choice(left)
    terminal.happens(ChooseLayout(layout))
    for _ in range(count):
        takes_page(terminal)
    terminal.happens(Next())
    share(terminal, left)
    return terminal


def printout(terminal: Terminal) -> Printout:
    """Where the print stands."""
    assert terminal.visit.printout is not None
    return terminal.visit.printout


def phase(terminal: Terminal) -> str:
    """Where the taking of pages stands."""
    assert terminal.visit.copying is not None
    return terminal.visit.copying.phase.value


def asked(terminal: Terminal) -> PrintOut:
    """What the printer was asked for last."""
    return next(each for each in reversed(terminal.effects) if isinstance(each, PrintOut))


def test_the_door_is_there_only_where_one_can_copy() -> None:
    terminal = equipped()
    assert Door.COPY in doors(terminal.visit)
    for lost in (
        PagePrinterChanged(can_print=False),
        CopierChanged(Copier.NONE),
        ReaderChanged("device.card.reader_unavailable"),
    ):
        without = equipped()
        without.happens(lost)
        assert Door.COPY not in doors(without.visit), lost


def test_the_card_is_asked_for_before_anything_else() -> None:
    terminal = equipped()
    terminal.happens(OpenDoor(Door.COPY))
    assert terminal.stage() is Stage.AWAITING_CARD
    terminal.happens(Back())
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.printout is None


def test_the_second_side_of_a_card_is_asked_for_at_once() -> None:
    terminal = at_the_choice()
    terminal.happens(ChooseLayout(Layout.CARD))
    assert any(isinstance(each, StartLooking) for each in terminal.effects)
    takes_page(terminal)
    assert phase(terminal) == "laying"
    takes_page(terminal)
    assert phase(terminal) == "review"


def test_both_sides_of_a_card_are_one_sheet_a_copy() -> None:
    terminal = with_pages(2, Layout.CARD, left=3)
    terminal.happens(*[ChangeCopies(1)] * 5)
    assert printout(terminal).copies == 3
    terminal.happens(PrintNow())
    assert (len(asked(terminal).pages), asked(terminal).layout, asked(terminal).copies) == (2, Layout.CARD, 3)
    assert asked(terminal).card == CHEN


def test_no_more_copies_than_the_share_of_the_day() -> None:
    terminal = with_pages(3, left=7)
    terminal.happens(*[ChangeCopies(1)] * 5)
    assert printout(terminal).copies == 2
    terminal.happens(*[ChangeCopies(-1)] * 5)
    assert printout(terminal).copies == 1


def test_pages_that_are_more_than_what_is_left_are_not_printed() -> None:
    terminal = with_pages(3, left=2)
    terminal.happens(PrintNow())
    assert printout(terminal).phase is PrintoutPhase.READY
    assert not any(isinstance(each, PrintOut) for each in terminal.effects)


def test_who_has_nothing_left_lays_nothing_down() -> None:
    terminal = at_the_choice(left=0)
    terminal.happens(ChooseLayout(Layout.EACH))
    assert terminal.stage() is Stage.PRINTOUT
    terminal.happens(Finish())
    assert terminal.stage() is Stage.GOODBYE


@pytest.mark.parametrize("outcome", Outcome)
def test_whatever_the_printer_says_there_is_a_way_on(outcome: Outcome) -> None:
    terminal = with_pages(1)
    terminal.happens(PrintNow(), PrintedOut(terminal.visit.ticket + 1, outcome))
    assert printout(terminal).phase is PrintoutPhase.DONE
    assert printout(terminal).outcome is outcome
    terminal.happens(Back())
    assert printout(terminal).phase is PrintoutPhase.READY, "once more"
    share(terminal, 9)
    terminal.happens(PrintNow())
    assert printout(terminal).phase is PrintoutPhase.PRINTING


def test_while_paper_comes_nobody_is_sent_away_and_a_silent_printer_is_no_success() -> None:
    terminal = with_pages(1)
    terminal.happens(PrintNow(), *[Tick()] * 120, Finish(), Back())
    assert printout(terminal).phase is PrintoutPhase.PRINTING
    terminal.happens(*[Tick()] * 130)
    assert printout(terminal).outcome is Outcome.UNKNOWN


def test_a_printer_that_has_gone_is_said_before_anything_is_asked_of_it() -> None:
    terminal = with_pages(1)
    terminal.happens(PagePrinterChanged(can_print=False), PrintNow())
    assert terminal.visit.error is not None
    assert printout(terminal).phase is PrintoutPhase.READY


@pytest.mark.parametrize("last", [Finish(), Leave()])
def test_nothing_of_the_pages_stays(last: Finish | Leave) -> None:
    terminal = with_pages(2)
    terminal.happens(last)
    if terminal.stage() is not Stage.GOODBYE:
        terminal.happens(Leave())
    assert terminal.visit.draft == Draft()
    assert terminal.visit.printout is None
    assert any(isinstance(each, Wipe) for each in terminal.effects)


def test_what_was_asked_of_the_printer_shows_nothing_in_a_log() -> None:
    terminal = with_pages(1)
    terminal.happens(PrintNow())
    assert CHEN.number not in repr(asked(terminal))
    assert "page" not in repr(asked(terminal)).replace("PrintOut", "")
