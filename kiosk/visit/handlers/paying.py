"""A fee is paid by phone, after the filing and beside it: at once from the receipt, or later from the
progress. Whatever becomes of it, the receipt stands.
"""

from dataclasses import replace

from kiosk.visit.answers import PaymentFailed, PaymentStands
from kiosk.visit.asking import with_fee
from kiosk.visit.closing import must_end
from kiosk.visit.effects import ClosePayment, Effect, OpenPayment
from kiosk.visit.events import Tick
from kiosk.visit.fees import owed, payable
from kiosk.visit.handlers import asking, closing, everywhere, filing
from kiosk.visit.news import News
from kiosk.visit.payment import ASKED, Payment, PayPhase
from kiosk.visit.setting import ELDER_FACTOR, Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.asking import PrintTold
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.paying import PayHere
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Visit

AWAY, EXPIRED = "pay.away", "pay.expired"


def begin(visit: Visit, _: PayHere, now: Moment) -> Step:
    """From the receipt, once the printer has had its say, or from the progress; again from a payment that is
    over.
    """
    found = owed(visit)
    again = visit.stage is not Stage.PAYING or _phase(visit) is PayPhase.OVER
    printing = visit.slip.under_way if visit.receipt is None else visit.printed is None
    if found is None or payable(visit) is None or printing or not again:
        return visit, ()
    payment = Payment(found.fen)
    asked = visit.to(Stage.PAYING, now, ticket=visit.ticket + 1, payment=payment, touched_at=now.seconds)
    return asked, (OpenPayment(asked.ticket, found.number, found.service, found.fen),)


def stands(visit: Visit, event: PaymentStands, now: Moment) -> Step:
    """What the central service says of it."""
    payment, receipt = visit.payment, visit.receipt
    if payment is None:
        return visit, ()
    match event.state:
        case "paid":
            paid = event.paid
            if paid is not None and receipt is not None:
                paid = paid.astimezone(receipt.received.tzinfo)
            return _settled(visit, replace(payment, phase=PayPhase.PAID, address="", paid=paid), now)
        case "unknown":
            return _settled(visit, replace(payment, phase=PayPhase.UNCLEAR, address=""), now)
        case "waiting" if payment.phase is PayPhase.OPENING:
            shown = replace(payment, phase=PayPhase.WAITING, address=event.address)
            return _phased(visit, shown, now), ()
        case "cancelled" if payment.phase is PayPhase.CLOSING:
            return _away(visit, None, now), ()
        case "waiting":
            return visit, ()
        case _:
            return _phased(visit, _over(payment, EXPIRED), now), ()


def failed(visit: Visit, _: PaymentFailed, now: Moment) -> Step:
    """Nobody takes money now; or nobody can say whether somebody has paid meanwhile."""
    payment = visit.payment
    if payment is None:
        return visit, ()
    if payment.phase is PayPhase.CLOSING:
        return _settled(visit, replace(payment, phase=PayPhase.UNCLEAR, address=""), now)
    return _phased(visit, _over(payment, AWAY), now), ()


def back(visit: Visit, _: Back | Tick, now: Moment) -> Step:
    """At the window instead: what a phone may be paying at this moment is ended first, or found paid."""
    payment = visit.payment
    if payment is None or payment.phase is PayPhase.OVER:
        return _away(visit, None, now), ()
    if payment.phase is PayPhase.CLOSING:
        return visit, ()
    given_up = replace(visit, ticket=visit.ticket + 1)
    closed = replace(payment, phase=PayPhase.CLOSING, address="")
    return _phased(given_up, closed, now), (ClosePayment(given_up.ticket),)


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """An answer that does not come is none. A code that nobody scans is taken away, and so is why there was
    none.
    """
    waited, timings = now.seconds - visit.entered_at, visit.setting.timings
    if _phase(visit) in ASKED:
        if waited < timings.asking:
            return visit, ()
        late = replace(visit, ticket=visit.ticket + 1)
        after, effects = failed(late, PaymentFailed(late.ticket), now)
        return after, (*effects, ClosePayment(after.ticket)) if after.stage is Stage.PAYING else effects
    longest = timings.paying if _phase(visit) is PayPhase.WAITING else timings.receipt
    longest *= ELDER_FACTOR if visit.manner.unhurried else 1
    return back(visit, event, now) if waited >= longest else (visit, ())


def closed(visit: Visit, event: News, now: Moment) -> Step:
    """The terminal closes: back to the receipt, which is over once it is on paper; who paid later, is in a
    visit like others.
    """
    changed = closing.known(visit, event, now)[0]
    if must_end(changed.surroundings) is None:
        return changed, ()
    open_ = _phase(changed) is not PayPhase.OVER
    left = _away(replace(changed, ticket=changed.ticket + 1), None, now)
    ending = closing.in_visit(left, event, now) if left.receipt is None else closing.hurried(left, now)
    after, effects = ending
    end: tuple[Effect, ...] = (ClosePayment(left.ticket),) if open_ else ()
    return after, (*end, *effects)


def _phase(visit: Visit) -> PayPhase:
    return PayPhase.OVER if visit.payment is None else visit.payment.phase


def _over(payment: Payment, problem: str) -> Payment:
    return replace(payment, phase=PayPhase.OVER, address="", problem=problem)


def _phased(visit: Visit, payment: Payment, now: Moment) -> Visit:
    return visit.to(Stage.PAYING, now, payment=payment)


def leave(visit: Visit, event: Leave, now: Moment) -> Step:
    """Everything is filed: leaving is finishing, unless nothing was filed in this visit."""
    if visit.receipt is None:
        return everywhere.leave(visit, event, now)
    return everywhere.leave_with_receipt(visit, event, now)


def _away(visit: Visit, payment: Payment | None, now: Moment) -> Visit:
    """Back to where it was begun."""
    before = Stage.PROGRESS if visit.receipt is None else Stage.RECEIPT
    return visit.to(before, now, -1, payment=payment, touched_at=now.seconds)


def _settled(visit: Visit, payment: Payment, now: Moment) -> Step:
    """Back to where it was begun, which says so; on paper too."""
    if visit.receipt is not None:
        return filing.print_anew(_away(visit, payment, now), now)
    paid = payment.phase is PayPhase.PAID
    changes = {"state": "paid" if paid else "unclear", "paid": payment.paid}
    told = replace(_away(visit, None, now), asking=with_fee(visit.asking, changes))
    return asking.print_told(told, PrintTold(), now) if paid else (told, ())
