"""The terminal closes or opens again, by a door, by the power or by a fault: what becomes of who is there.

Before anything was given it is said at once. Later an open door or an empty battery ends the visit on the
spot, and a fault or a power cut waits until it is over. What is being committed has its outcome awaited, and
what is being printed comes out: a case is never lost, and never left in doubt.
"""

from dataclasses import replace

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.closing import closure, must_end
from kiosk.visit.draft import Draft
from kiosk.visit.effects import StopReading, Wipe, WipeReason
from kiosk.visit.handlers import news
from kiosk.visit.handlers.farewell import back_to_welcome, end, fresh, stage_between
from kiosk.visit.news import DoorChanged, News, OutOfOrder, SupplyChanged
from kiosk.visit.setting import Moment
from kiosk.visit.visit import Step, Visit


def known(visit: Visit, event: News, now: Moment) -> Step:
    """Taken down, and nothing else for now."""
    match event:
        case DoorChanged():
            return news.door_changed(visit, event, now)
        case SupplyChanged():
            return news.supply_changed(visit, event, now)
        case _:
            assert isinstance(event, OutOfOrder)
            return news.out_of_order(visit, event, now)


def at_rest(visit: Visit, event: News, now: Moment) -> Step:
    """The terminal that nobody uses: closed now; or still open, which wakes nobody."""
    changed = known(visit, event, now)[0]
    return (changed if closure(changed.surroundings) is None else fresh(changed, now)), ()


def between_visits(visit: Visit, event: News, now: Moment) -> Step:
    """Closed, or open again, while nobody is in a visit."""
    changed = known(visit, event, now)[0]
    return (changed if stage_between(changed) is changed.stage else fresh(changed, now)), ()


def before_anything(visit: Visit, event: News, now: Moment) -> Step:
    """Before the resident has given anything: better said now than at the end."""
    changed = known(visit, event, now)[0]
    if closure(changed.surroundings) is None or changed.draft.is_personal:
        return in_visit(visit, event, now)
    return back_to_welcome(changed, now), (StopReading(),)


def in_visit(visit: Visit, event: News, now: Moment) -> Step:
    """What has to end ends at once; anything else shows when the visit is over."""
    changed = known(visit, event, now)[0]
    reason = must_end(changed.surroundings)
    return (changed, ()) if reason is None else end_now(changed, now, reason)


def end_now(visit: Visit, now: Moment, reason: WipeReason) -> Step:
    """Forget everything at once, and say why. The language stays for that sentence."""
    return back_to_welcome(visit, now), (StopReading(), Wipe(reason))


def at_receipt(visit: Visit, event: News, now: Moment) -> Step:
    """Filed already: the paper comes out first."""
    return hurried(known(visit, event, now)[0], now)


def hurried(visit: Visit, now: Moment) -> Step:
    """The receipt of a visit that has to end: over once it is on paper. What could not be printed stays on
    the screen for its time, the number and nothing else.
    """
    if must_end(visit.surroundings) is None or visit.printed is None:
        return visit, ()
    if visit.printed is PrintOutcome.PRINTED:
        return end(visit, now, WipeReason.FINISHED)
    matter = None if visit.matter is None else visit.matter.emptied()
    return replace(visit, draft=Draft(service=visit.draft.service), matter=matter), ()
