"""The sheet beside the visit: what cannot be done, or who is to be called. Back to exactly where one was."""

from dataclasses import replace
from typing import Any

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.kinds import MAX_WORDS
from kiosk.visit import idle
from kiosk.visit.answers import Filed, FilingFailed, Printed
from kiosk.visit.aside import (
    LONGEST_PHONE,
    OUTSIDE,
    REASONS,
    TIMES,
    Aside,
    AsideKind,
    AsidePhase,
    phone_is_whole,
)
from kiosk.visit.aside_matter import begun, matter_of
from kiosk.visit.effects import File, Print, WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.handlers.farewell import end
from kiosk.visit.handlers.filing import outcome_without_paper
from kiosk.visit.sentence import Say
from kiosk.visit.setting import ELDER_FACTOR, Moment
from kiosk.visit.touches.everywhere import AskPerson, CannotBeDone, Leave
from kiosk.visit.touches.form import ChooseEntry, Entry, SetValue, ToggleChoice
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.touches.rating import TellMore, ToggleNamed
from kiosk.visit.touches.travel import Back, Next, Submit
from kiosk.visit.visit import Step, Visit

TELLING = (AsidePhase.CHOOSING, AsidePhase.WORDS, AsidePhase.PHONE)
PHONE_SHORT = Say("visit.aside_phone_short")


def report(visit: Visit, _: CannotBeDone, now: Moment) -> Step:
    """It cannot be done: what for, where and why stands there already."""
    return replace(visit, aside=begun(visit, AsideKind.REPORT, now)), ()


def call(visit: Visit, _: AskPerson, now: Moment) -> Step:
    """Somebody is to call."""
    return replace(visit, aside=begun(visit, AsideKind.CALLBACK, now)), ()


def toggle(visit: Visit, event: ToggleChoice, _: Moment) -> Step:
    """One reason on or off; or when the call suits."""
    aside = _of(visit)
    if aside.kind is AsideKind.CALLBACK and event.value in TIMES:
        return _with(visit, time=event.value)
    if aside.phase is AsidePhase.CHOOSING and event.value in REASONS:
        return _with(visit, reasons=aside.reasons ^ {event.value})
    return visit, ()


def set_value(visit: Visit, event: SetValue, _: Moment) -> Step:
    """The words, or the telephone, as it stands in the field."""
    match _of(visit).phase:
        case AsidePhase.WORDS:
            written = "".join(each for each in event.value if each.isprintable() or each == "\n")
            return _with(visit, words=written[:MAX_WORDS])
        case AsidePhase.PHONE:
            digits = "".join(each for each in event.value if each.isascii() and each.isdigit())
            return _with(visit, phone=digits[:LONGEST_PHONE])
        case _:
            return visit, ()


def choose_entry(visit: Visit, event: ChooseEntry, _: Moment) -> Step:
    """By hand or by keyboard, as in every field."""
    if event.entry is Entry.TREE:
        return visit, ()
    return replace(visit, by_hand=event.entry is Entry.HAND), ()


def toggle_named(visit: Visit, _: ToggleNamed, __: Moment) -> Step:
    """With the name on the card, or without; without a card there is none to give."""
    if visit.draft.card is None or _of(visit).phase not in TELLING:
        return visit, ()
    return _with(visit, named=not _of(visit).named)


def tell_more(visit: Visit, event: TellMore, now: Moment) -> Step:
    """To the words, or to the telephone."""
    wanted = AsidePhase.PHONE if event.phone else AsidePhase.WORDS
    return _to(visit, wanted, now) if _of(visit).phase is AsidePhase.CHOOSING else (visit, ())


def onward(visit: Visit, _: Next, now: Moment) -> Step:
    """Written, or done."""
    aside = _of(visit)
    match aside.phase:
        case AsidePhase.FILED:
            return close(visit, now)
        case AsidePhase.PHONE if aside.phone and not phone_is_whole(aside.phone):
            return _with(visit, error=PHONE_SHORT)
        case AsidePhase.WORDS | AsidePhase.PHONE if aside.kind is AsideKind.REPORT:
            return _to(visit, AsidePhase.CHOOSING, now, -1)
        case _:
            return visit, ()


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """To what was before; in the end to the screen that it lay over."""
    aside = _of(visit)
    if aside.phase is AsidePhase.FILING:
        return visit, ()
    if aside.kind is AsideKind.REPORT and aside.phase in (AsidePhase.WORDS, AsidePhase.PHONE):
        kept = "" if aside.phone and not phone_is_whole(aside.phone) else aside.phone
        return _to(visit, AsidePhase.CHOOSING, now, -1, phone=kept)
    return close(visit, now)


def submit(visit: Visit, _: Submit, now: Moment) -> Step:
    """Send it: committed before anything is said."""
    aside = _of(visit)
    if aside.phase not in (*TELLING, AsidePhase.FAILED):
        return visit, ()
    if aside.kind is AsideKind.CALLBACK and not phone_is_whole(aside.phone):
        return _with(visit, error=PHONE_SHORT)
    sent = matter_of(visit, aside)
    asked, _effects = _to(visit, AsidePhase.FILING, now, sent=sent)
    asked = replace(asked, aside_ticket=visit.aside_ticket - 1)
    return asked, (File(asked.aside_ticket, sent, visit.language),)


def filed(visit: Visit, event: Filed, now: Moment) -> Step:
    """Durable: the number, and paper."""
    if _of(visit).phase is not AsidePhase.FILING:
        return visit, ()
    shown, _effects = _to(visit, AsidePhase.FILED, now, receipt=event.receipt)
    return _print(replace(shown, touched_at=now.seconds), now)


def failed(visit: Visit, _: FilingFailed, now: Moment) -> Step:
    """Not filed: whom to tell instead. Everything is kept."""
    if _of(visit).phase is not AsidePhase.FILING:
        return visit, ()
    asked, effects = _to(visit, AsidePhase.FAILED, now, sent=None)
    return replace(asked, touched_at=now.seconds), effects


def print_again(visit: Visit, _: PrintAgain, now: Moment) -> Step:
    """Once more, unless the printer is at it or has done it."""
    aside = _of(visit)
    if aside.phase is not AsidePhase.FILED or aside.printed in (None, PrintOutcome.PRINTED):
        return visit, ()
    return _print(_with(visit, printed=None)[0], now)


def printed(visit: Visit, event: Printed, now: Moment) -> Step:
    """The printer's word."""
    if _of(visit).phase is not AsidePhase.FILED:
        return visit, ()
    return _with(replace(visit, touched_at=now.seconds), printed=event.outcome, entered_at=now.seconds)


def leave(visit: Visit, _: Leave, now: Moment) -> Step:
    """Asks first: what was told and not sent would be lost."""
    if _of(visit).phase is AsidePhase.FILED and visit.stage in OUTSIDE:
        return close(visit, now)
    return idle.ask(visit, now)


def close(visit: Visit, now: Moment) -> Step:
    """As it was before. Where nobody was in a visit, this was one, and it ends."""
    aside = _of(visit)
    if visit.stage not in OUTSIDE or not aside.is_personal:
        return replace(visit, aside=None, direction=-1), ()
    reason = WipeReason.LEFT if aside.receipt is None else WipeReason.FINISHED
    return end(replace(visit, printed=aside.printed), now, reason)


def tick(visit: Visit, _: Tick, now: Moment) -> Step | None:
    """What has waited too long; None where time goes on as without it."""
    aside, timings = _of(visit), visit.setting.timings
    since = now.seconds - aside.entered_at
    if aside.phase is AsidePhase.FILING and since >= timings.filing:
        late, effects = _to(visit, AsidePhase.FAILED, now, sent=None)
        return replace(late, aside_ticket=visit.aside_ticket - 1), effects
    if aside.phase is not AsidePhase.FILED:
        return None
    if aside.printed is None and since >= timings.printing:
        late, effects = _with(visit, printed=PrintOutcome.UNKNOWN, entered_at=now.seconds)
        return replace(late, aside_ticket=visit.aside_ticket - 1), effects
    seconds = timings.receipt * (ELDER_FACTOR if visit.manner.unhurried else 1)
    if aside.printed is not None and now.seconds - max(aside.entered_at, visit.touched_at) >= seconds:
        return close(visit, now)
    return None


def _of(visit: Visit) -> Aside:
    assert visit.aside is not None
    return visit.aside


def _with(visit: Visit, **changes: Any) -> Step:
    return replace(visit, aside=replace(_of(visit), **{"error": None, **changes})), ()


def _to(visit: Visit, phase: AsidePhase, now: Moment, direction: int = 1, **changes: Any) -> Step:
    turned, effects = _with(visit, phase=phase, entered_at=now.seconds, **changes)
    return replace(turned, direction=direction), effects


def _print(visit: Visit, now: Moment) -> Step:
    aside = _of(visit)
    assert aside.receipt is not None
    assert aside.sent is not None
    known = outcome_without_paper(visit.surroundings)
    if known is not None:
        return _with(visit, printed=known, entered_at=now.seconds)
    asked = replace(visit, aside_ticket=visit.aside_ticket - 1)
    online = visit.surroundings.online
    return asked, (Print(asked.aside_ticket, aside.receipt, aside.sent, visit.language, online),)
