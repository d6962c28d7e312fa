"""What has gone wrong, by the sentence that says so on the screen: it goes along with a report."""

from devices.page_printer.printer import Outcome
from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.closing import closure
from kiosk.visit.failure import failure
from kiosk.visit.payment import PayPhase
from kiosk.visit.phone import PhonePhase
from kiosk.visit.sentence import Say, Sentence
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit


def trouble(visit: Visit) -> Sentence | None:
    """The worst first: a failure, then a notice, then what became of what was asked for here, then why "next"
    does not go on. None while all is well.
    """
    found = failure(visit)
    if found is not None:
        return found.happened
    return visit.notice or _came_to(visit) or visit.error


def _came_to(visit: Visit) -> Sentence | None:
    """What the printer, the network or the central service said of what was asked for on this screen."""
    match visit.stage:
        case Stage.PROGRESS if visit.asking is not None and visit.asking.trouble:
            return Say(visit.asking.trouble)
        case Stage.DOCUMENT:
            return _of_document(visit)
        case Stage.PRINTOUT:
            return None if visit.printout is None else _pages(visit.printout.outcome)
        case Stage.PHONE:
            over = visit.phone is not None and visit.phone.phase is PhonePhase.OVER
            return Say("phone.over_help") if over else None
        case Stage.PAYING | Stage.RECEIPT:
            return _of_payment(visit)
        case Stage.ENDED_ELSEWHERE:
            return visit.ended
        case Stage.OUT_OF_SERVICE:
            closed = closure(visit.surroundings)
            return None if closed is None else Say(closed.reason)
        case _:
            return _slip(visit.slip.outcome)


def _slip(outcome: PrintOutcome | None) -> Say | None:
    failed = outcome not in (None, PrintOutcome.PRINTED)
    return Say(f"device.printer.outcome.{outcome}") if failed else None


def _pages(outcome: Outcome | None) -> Say | None:
    return None if outcome in (None, Outcome.PRINTED) else Say(outcome.sentence_key)


def _of_document(visit: Visit) -> Say | None:
    if visit.papers is None:
        return None
    return Say(visit.papers.trouble) if visit.papers.trouble else _pages(visit.papers.came_to)


def _of_payment(visit: Visit) -> Say | None:
    if visit.payment is None:
        return None
    if visit.payment.phase is PayPhase.UNCLEAR:
        return Say("progress.fee_unclear")
    return Say(visit.payment.problem) if visit.payment.problem else None
