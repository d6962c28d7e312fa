"""A slip of paper, whatever stands on it: asked for once, and heard of or waited for no longer."""

from collections.abc import Callable
from dataclasses import replace

from devices.receipt_printer.printer import PrintOutcome
from kiosk.receipt.slip import Slip
from kiosk.visit import idle
from kiosk.visit.answers import SlipPrinted
from kiosk.visit.effects import PrintSlip
from kiosk.visit.events import Tick
from kiosk.visit.handlers.filing import outcome_without_paper
from kiosk.visit.setting import Moment
from kiosk.visit.slip_print import SlipPrint
from kiosk.visit.visit import Step, Visit


def print_slip(visit: Visit, slip: Callable[[], Slip], now: Moment) -> Step:
    """A second touch while it prints is none. A printer that says it cannot is not asked."""
    if visit.slip.under_way:
        return visit, ()
    outcome = outcome_without_paper(visit.surroundings)
    if outcome is not None:
        return replace(visit, slip=SlipPrint(outcome=outcome)), ()
    begun = SlipPrint(under_way=True, since=now.seconds)
    asked = replace(visit, ticket=visit.ticket + 1, slip=begun)
    return asked, (PrintSlip(asked.ticket, slip(), visit.language),)


def printed(visit: Visit, event: SlipPrinted, now: Moment) -> Step:
    """The printer's word."""
    if not visit.slip.under_way:
        return visit, ()
    return replace(visit, slip=SlipPrint(outcome=event.outcome), touched_at=now.seconds), ()


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """A printer that says nothing is waited for no longer."""
    if not visit.slip.under_way:
        return idle.tick(visit, event, now)
    if now.seconds - visit.slip.since < visit.setting.timings.printing:
        return visit, ()
    late = SlipPrint(outcome=PrintOutcome.UNKNOWN)
    return replace(visit, ticket=visit.ticket + 1, slip=late, touched_at=now.seconds), ()
