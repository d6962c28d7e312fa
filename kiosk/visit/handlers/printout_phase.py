"""Where a print for nothing goes on: what every screen of it comes back to."""

from dataclasses import replace

from devices.page_image.page import Page
from kiosk.visit.effects import AskShare, Effect
from kiosk.visit.printout import CARDS_ON_A_SHEET, HELD, Layout, PrintoutPhase
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Step, Visit


def settle(visit: Visit, now: Moment) -> Step:
    """With the card known: what is to be printed, and how much of today's share is left."""
    return to_phase(visit, now, PrintoutPhase.WHAT)


def pages_there(visit: Visit, now: Moment, direction: int = 1) -> Step:
    """From the pages to how often; without any, to what is to be printed."""
    return to_phase(visit, now, PrintoutPhase.READY if held(visit) else PrintoutPhase.WHAT, direction)


def to_phase(visit: Visit, now: Moment, phase: PrintoutPhase, direction: int = 1) -> Step:
    """In another phase; what is left of today's share is asked anew each time."""
    printout, card = visit.printout, visit.draft.card
    assert printout is not None
    changed = replace(printout, phase=phase, since=now.seconds)
    there = visit.to(Stage.PRINTOUT, now, direction, printout=changed, ticket=visit.ticket + 1)
    effects: tuple[Effect, ...] = () if card is None else (AskShare(there.ticket, card),)
    return there, effects


def held(visit: Visit) -> tuple[Page, ...]:
    """The pages that are to be printed."""
    return visit.draft.copies.get(HELD, ())


def wants_other_side(visit: Visit) -> bool:
    """One side of a card is there, and it has two."""
    printout = visit.printout
    return printout is not None and printout.layout is Layout.CARD and len(held(visit)) < CARDS_ON_A_SHEET
