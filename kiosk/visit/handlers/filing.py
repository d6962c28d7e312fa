"""From "hand it in" to the receipt. A receipt number comes from a durable commit and from nowhere else."""

from dataclasses import replace

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.answers import Filed, FilingFailed, Printed
from kiosk.visit.closing import closure, must_end
from kiosk.visit.effects import File, Print, WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.fees import fee_standing
from kiosk.visit.handlers import closing
from kiosk.visit.handlers.farewell import end
from kiosk.visit.matter import Matter
from kiosk.visit.pages import SUMMARY
from kiosk.visit.sentence import Say
from kiosk.visit.setting import ELDER_FACTOR, Moment, Surroundings
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Another
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.visit import Step, Verification, Visit

PAPER_OUT = "device.printer.paper_out"
COVER_OPEN = "device.printer.cover_open"


def hand_in(visit: Visit, matter: Matter | None, now: Moment) -> Step:
    """Commit it: `matter`, or the filing of the draft where it is None. The receipt follows, or this stage
    again with the sentence that says why not.
    """
    filing = visit.to(Stage.FILING, now, ticket=visit.ticket + 1, matter=matter, handed_in_at=visit.stage)
    return filing, (File(filing.ticket, filing.content, visit.language),)


def filed(visit: Visit, event: Filed, now: Moment) -> Step:
    """Durable: show the receipt, and print it unless the printer itself says that it cannot."""
    shown = visit.to(Stage.RECEIPT, now, receipt=event.receipt, printed=None, touched_at=now.seconds)
    return print_anew(shown, now)


def failed(visit: Visit, event: FilingFailed, now: Moment) -> Step:
    """Nothing was filed: say so, keep everything, let the resident try again; unless the visit has to end."""
    reason = must_end(visit.surroundings)
    if reason is not None:
        return closing.end_now(visit, now, reason)
    page = SUMMARY if visit.matter is None else visit.page
    back = visit.to(visit.handed_in_at, now, -1, page=page, matter=None, notice=Say(event.sentence_key))
    return replace(back, touched_at=now.seconds), ()


def filing_tick(visit: Visit, _: Tick, now: Moment) -> Step:
    """The disk has not answered for far too long. Whether it was filed is not known; nothing is claimed."""
    if now.seconds - visit.entered_at < visit.setting.timings.filing:
        return visit, ()
    goodbye, effects = end(visit, now, WipeReason.LOST)
    return replace(goodbye, notice=Say("visit.filing_lost")), effects


def print_again(visit: Visit, _: PrintAgain, now: Moment) -> Step:
    """Once more, unless the printer is at it or has done it."""
    if visit.printed in (None, PrintOutcome.PRINTED):
        return visit, ()
    if must_end(visit.surroundings) is not None:
        return _closed(visit), ()
    return print_anew(visit, now)


def printed(visit: Visit, event: Printed, now: Moment) -> Step:
    """The printer's word. Only now does the receipt's time on the screen begin to run."""
    told = replace(visit, printed=event.outcome, entered_at=now.seconds, touched_at=now.seconds)
    return closing.hurried(told, now)


def another(visit: Visit, _: Another, now: Moment) -> Step:
    """The same person, the same card, another matter: the list again, everything else forgotten."""
    if closure(visit.surroundings) is not None:
        return _closed(visit), ()
    if visit.surroundings.storage_low:
        return replace(visit, notice=Say("visit.storage_low")), ()
    again = visit.to(
        Stage.CHOOSING,
        now,
        draft=visit.draft.for_another(),
        ticket=visit.ticket + 1,
        matter=None,
        receipt=None,
        printed=None,
        payment=None,
        page="",
        from_summary=False,
        verification=Verification(),
        chosen_at=Stage.CHOOSING,
        asking=None,
        booking=None,
        queueing=None,
    )
    return again, ()


def receipt_tick(visit: Visit, _: Tick, now: Moment) -> Step:
    """Wait for the printer, then for the resident, then end."""
    timings = visit.setting.timings
    if visit.printed is None:
        if now.seconds - visit.entered_at >= timings.printing:
            late = replace(visit, ticket=visit.ticket + 1, printed=PrintOutcome.UNKNOWN)
            return closing.hurried(replace(late, entered_at=now.seconds, touched_at=now.seconds), now)
        return visit, ()
    if receipt_seconds_left(visit, now) == 0:
        return end(visit, now, WipeReason.FINISHED)
    return visit, ()


def receipt_seconds_left(visit: Visit, now: Moment) -> int:
    """Whole seconds until the receipt goes; each touch starts them again, unless the visit has to end. 0 at
    the end.
    """
    timings = visit.setting.timings
    if must_end(visit.surroundings) is not None:
        return max(0, round(visit.entered_at + timings.receipt - now.seconds))
    seconds = timings.receipt * (ELDER_FACTOR if visit.manner.unhurried else 1)
    return max(0, round(max(visit.entered_at, visit.touched_at) + seconds - now.seconds))


def _closed(visit: Visit) -> Visit:
    """Why nothing more can be done here."""
    found = closure(visit.surroundings)
    return visit if found is None else replace(visit, notice=Say(found.reason))


def outcome_without_paper(known: Surroundings) -> PrintOutcome | None:
    """What becomes of a print that need not be asked for; None where it may succeed."""
    if known.can_print is not False:
        return None
    return {
        PAPER_OUT: PrintOutcome.FAILED_PAPER_OUT,
        COVER_OPEN: PrintOutcome.FAILED_COVER_OPEN,
    }.get(known.printer_sentence, PrintOutcome.FAILED_FAULT)


def print_anew(visit: Visit, now: Moment) -> Step:
    """Ask for paper; where the printer says that it cannot, the outcome is known without asking."""
    receipt = visit.receipt
    assert receipt is not None
    visit = replace(visit, printed=None)
    outcome = outcome_without_paper(visit.surroundings)
    if outcome is not None:
        return closing.hurried(replace(visit, printed=outcome, entered_at=now.seconds), now)
    asked = replace(visit, ticket=visit.ticket + 1, entered_at=now.seconds)
    paid = None if visit.payment is None else visit.payment.paid
    fee, online = fee_standing(visit), visit.surroundings.online
    return asked, (Print(asked.ticket, receipt, visit.content, visit.language, online, fee, paid),)
