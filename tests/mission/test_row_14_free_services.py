"""Row 14: printing and copying for nothing with a fair share of the paper, mailing, seals for a new firm."""

import threading
from io import BytesIO

from PIL import Image

from devices.page_image.page import Page
from devices.page_printer.printer import Outcome
from devices.simulators.ipp_printer import SimulatedIppPrinter
from kiosk.free_services.fair_use import FairUse
from kiosk.free_services.sheets import sheets
from kiosk.visit.answers import CardRead, PageTaken, PrintedOut
from kiosk.visit.copying import Copier
from kiosk.visit.doors import Door
from kiosk.visit.effects import AskShare, Effect, PrintOut
from kiosk.visit.events import Event
from kiosk.visit.news import CopierChanged, PagePrinterChanged
from kiosk.visit.printout import Layout
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.copying import KeepPage, TakePage
from kiosk.visit.touches.printing import ChooseLayout, PrintNow
from kiosk.visit.touches.travel import Next
from tests.devices.page_printer.simulated_rig import SimulatedRig
from tests.kiosk.visit.residents import CHEN, Terminal, catalogue
from ui.workers.page_printer_watch import PagePrinterWatch
from ui.workers.pages import PrintPages
from ui.workers.printout_desk import PrintoutDesk

SHARE = 5


def side(light: int) -> Page:
    """One side of a card, as the camera took it."""
    held = BytesIO()
    Image.new("L", (856, 540), light).save(held, "JPEG")
    return Page(held.getvalue(), 856, 540)


def test_a_card_is_copied_on_one_sheet_and_counted() -> None:
    """Visit, sheets, share and the printer's driver are the real ones; the printer is simulated."""
    terminal, posted = Terminal(), list[Event]()
    counted: list[tuple[str, int]] = []
    with SimulatedIppPrinter() as printer:
        rig = SimulatedRig(printer)
        owner = PagePrinterWatch(rig.printer(), lambda _: None, lambda *_: None, _failed)

        def ask(effect: Effect) -> None:
            owner.handle(effect)
            still = threading.Event()
            while isinstance(effect, PrintPages) and not posted:
                still.wait(min(0.2, owner.rest()))

        desk = PrintoutDesk(
            sheets, FairUse(SHARE), ask, posted.append, lambda name, by: counted.append((name, by))
        )
        terminal.happens(
            PagePrinterChanged(can_print=True), CopierChanged(Copier.CAMERA), OpenDoor(Door.COPY)
        )
        terminal.happens(CardRead(terminal.visit.ticket, CHEN))
        answer(terminal, desk, posted)
        terminal.happens(ChooseLayout(Layout.CARD))
        for light in (40, 90):
            terminal.happens(TakePage())
            terminal.happens(PageTaken(terminal.visit.ticket, side(light)), KeepPage())
        terminal.happens(Next())
        answer(terminal, desk, posted)
        terminal.happens(PrintNow())
        answer(terminal, desk, posted)
        owner.close()
        assert terminal.visit.printout is not None
        assert terminal.visit.printout.outcome is Outcome.PRINTED
        assert counted == [("free_sheets", 1)]
        answer(terminal, desk, posted)
        assert terminal.visit.printout.left == SHARE - 1


def answer(terminal: Terminal, desk: PrintoutDesk, posted: list[Event]) -> None:
    """Let the desk answer what the visit asked last."""
    asked = next(each for each in reversed(terminal.effects) if isinstance(each, AskShare | PrintOut))
    posted.clear()
    desk.handle(asked)
    assert posted
    assert not isinstance(posted[0], PrintedOut) or posted[0].result is Outcome.PRINTED
    terminal.happens(*posted)


def _failed(what: str, error: Exception) -> None:
    raise AssertionError(what) from error


def test_results_are_mailed_and_a_new_firm_gets_its_seals_for_nothing() -> None:
    fields, events = catalogue().fields, catalogue().life_events.values()
    ways = {each.value: each.label.zh for each in fields["delivery"].choices}
    assert "免费" in ways["mail"]
    assert all("delivery_addr" in each.form for each in events if "delivery" in each.form)
    assert fields["delivery_addr"].visible_if[0].is_in == ("mail",)
    assert fields["seal_set"].help is not None
    assert "免费" in fields["seal_set"].help.zh
