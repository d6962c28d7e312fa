"""Copies for nothing: what is to be copied, how often, the print, and what the printer says of it."""

from dataclasses import replace

from devices.page_printer.printer import COPIES_LIMIT, Outcome
from kiosk.visit import idle
from kiosk.visit.answers import PrintedOut, ShareKnown
from kiosk.visit.copying import Copier, Copying, CopyPhase
from kiosk.visit.draft import Draft
from kiosk.visit.effects import PrintOut, WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.handlers import choosing, copying, everywhere, phone
from kiosk.visit.handlers.farewell import end
from kiosk.visit.handlers.printout_phase import held, to_phase
from kiosk.visit.printout import HELD, Origin, Printout, PrintoutPhase, most_copies
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.printing import ChangeCopies, ChooseLayout, PrintNow
from kiosk.visit.touches.travel import Back, Finish, Next
from kiosk.visit.visit import Step, Visit

NO_PRINTER = Say("printout.no_printer")


def can_copy(visit: Visit) -> bool:
    """With something to take pages with, something to print them, and something to read the card."""
    known = visit.surroundings
    return bool(known.can_print_pages) and known.copier is not Copier.NONE and known.reader_problem is None


def copy(visit: Visit, now: Moment) -> Step:
    """Copy a card or papers."""
    return _begin(visit, Origin.PAPER, now)


def can_print_from_phone(visit: Visit) -> bool:
    """With a printer, and something to read the card. The phone's pictures come over the network besides."""
    known = visit.surroundings
    return bool(known.can_print_pages) and known.reader_problem is None


def print_from_phone(visit: Visit, now: Moment) -> Step:
    """Print what is on the phone."""
    return _begin(visit, Origin.PHONE, now)


def to_phone(visit: Visit, _: Next, now: Moment) -> Step:
    """To the code that the phone scans."""
    printout = visit.printout
    here = printout is not None and printout.phase is PrintoutPhase.WHAT
    if printout is None or not here or printout.origin is not Origin.PHONE or printout.left == 0:
        return visit, ()
    return phone.begin(visit, HELD, now)


def _begin(visit: Visit, origin: Origin, now: Moment) -> Step:
    """The card says whose share of today it is, and nothing else."""
    begun = replace(
        visit,
        draft=Draft(),
        chosen_at=Stage.WELCOME,
        printout=Printout(origin, PrintoutPhase.WHAT),
    )
    return choosing.await_card(begun, now)


def choose_layout(visit: Visit, event: ChooseLayout, now: Moment) -> Step:
    """Lay the first page down."""
    printout = visit.printout
    if printout is None or printout.phase is not PrintoutPhase.WHAT or printout.origin is not Origin.PAPER:
        return visit, ()
    if visit.surroundings.copier is Copier.NONE:
        return replace(visit, error=copying.NOT_NOW), ()
    if printout.left == 0:
        return visit, ()
    changed = replace(visit, printout=replace(printout, layout=event.layout, copies=1))
    return changed.to(Stage.COPY, now, copying=Copying(HELD, _first_phase(changed), since=now.seconds)), ()


def change_copies(visit: Visit, event: ChangeCopies, _: Moment) -> Step:
    """One more or less, from one to what the share of today allows."""
    printout = visit.printout
    if printout is None or printout.phase is not PrintoutPhase.READY:
        return visit, ()
    most = max(1, most_copies(printout, held(visit), COPIES_LIMIT))
    copies = min(max(1, printout.copies + event.direction), most)
    return replace(visit, printout=replace(printout, copies=copies), error=None), ()


def print_now(visit: Visit, _: PrintNow, now: Moment) -> Step:
    """Print, where there is a printer and enough of the share is left."""
    printout, card, pages = visit.printout, visit.draft.card, held(visit)
    if printout is None or printout.phase is not PrintoutPhase.READY or card is None or not pages:
        return visit, ()
    if not visit.surroundings.can_print_pages:
        return replace(visit, error=NO_PRINTER), ()
    if printout.copies > most_copies(printout, pages, COPIES_LIMIT):
        return visit, ()
    printing = replace(printout, phase=PrintoutPhase.PRINTING, outcome=None, since=now.seconds)
    asked = visit.to(Stage.PRINTOUT, now, printout=printing, ticket=visit.ticket + 1)
    return asked, (PrintOut(asked.ticket, card, pages, printout.layout, printout.copies),)


def share_known(visit: Visit, event: ShareKnown, _: Moment) -> Step:
    """So many sheets are left; fewer copies where more had been wished."""
    printout = visit.printout
    if printout is None:
        return visit, ()
    known = replace(printout, left=event.left)
    most = max(1, most_copies(known, held(visit), COPIES_LIMIT))
    return replace(visit, printout=replace(known, copies=min(known.copies, most))), ()


def printed(visit: Visit, event: PrintedOut, now: Moment) -> Step:
    """The printer's word, and what is left of the share."""
    printout = visit.printout
    if printout is None or printout.phase is not PrintoutPhase.PRINTING:
        return visit, ()
    said = replace(visit, printout=replace(printout, outcome=event.result))
    return to_phase(replace(said, touched_at=now.seconds), now, PrintoutPhase.DONE)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """One thing back; while paper comes nothing can be taken back."""
    printout = visit.printout
    if printout is None or printout.phase is PrintoutPhase.PRINTING:
        return visit, ()
    match printout.phase:
        case PrintoutPhase.WHAT:
            return everywhere.leave(visit, Leave(), now)
        case PrintoutPhase.DONE:
            return to_phase(visit, now, PrintoutPhase.READY, -1)
        case _ if printout.origin is Origin.PHONE:
            return phone.begin(visit, HELD, now)
        case _:
            phase = _first_phase(visit)
            return visit.to(Stage.COPY, now, -1, copying=Copying(HELD, phase, since=now.seconds)), ()


def finish(visit: Visit, _: Finish, now: Moment) -> Step:
    """Done: nothing of the pages stays. While paper comes the printer is waited for."""
    if visit.printout is not None and visit.printout.phase is PrintoutPhase.PRINTING:
        return visit, ()
    return end(visit, now, WipeReason.FINISHED)


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """While it prints the visit waits for the printer, but not for ever."""
    printout = visit.printout
    if printout is not None and printout.phase is PrintoutPhase.PRINTING:
        if now.seconds - printout.since < visit.setting.timings.printing_pages:
            return visit, ()
        return printed(visit, PrintedOut(visit.ticket, Outcome.UNKNOWN), now)
    return idle.tick(visit, event, now)


def _first_phase(visit: Visit) -> CopyPhase:
    return CopyPhase.REVIEW if held(visit) else CopyPhase.LAYING
