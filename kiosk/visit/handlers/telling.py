"""What a window or a department said, on paper."""

from dataclasses import replace

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.answers import SlipPrinted
from kiosk.visit.effects import PrintSlip
from kiosk.visit.events import Tick
from kiosk.visit.handlers import asking
from kiosk.visit.setting import Moment
from kiosk.visit.told import is_told, told_slip
from kiosk.visit.touches.asking import PrintTold
from kiosk.visit.visit import Step, Visit


def print_told(visit: Visit, _: PrintTold, now: Moment) -> Step:
    """A second touch while it prints is none. A printer that says it cannot is not asked."""
    asked = visit.asking
    case = None if asked is None else asked.case
    if asked is None or case is None or asked.printing or not is_told(case):
        return visit, ()
    if visit.surroundings.can_print is False:
        return replace(visit, asking=replace(asked, printed=PrintOutcome.FAILED_FAULT)), ()
    printing = replace(asked, printing=True, printed=None, since=now.seconds)
    slip = told_slip(case, visit.setting.catalogue, visit.language, None)
    ticket = visit.ticket + 1
    return replace(visit, ticket=ticket, asking=printing), (PrintSlip(ticket, slip, visit.language),)


def printed(visit: Visit, event: SlipPrinted, now: Moment) -> Step:
    """The printer's word."""
    if visit.asking is None or not visit.asking.printing:
        return visit, ()
    told = replace(visit.asking, printing=False, printed=event.outcome)
    return replace(visit, asking=told, touched_at=now.seconds), ()


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """A printer that says nothing is waited for no longer."""
    asked = visit.asking
    if asked is None or not asked.printing:
        return asking.tick(visit, event, now)
    if now.seconds - asked.since < visit.setting.timings.printing:
        return visit, ()
    late = replace(asked, printing=False, printed=PrintOutcome.UNKNOWN)
    return replace(visit, ticket=visit.ticket + 1, asking=late, touched_at=now.seconds), ()
