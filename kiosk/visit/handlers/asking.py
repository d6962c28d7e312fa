"""How far is it? By the code or the number of the receipt, or by the card; and what comes back."""

from dataclasses import replace

from kiosk.visit.answers import CodeScanned, ProgressFailed, ProgressKnown
from kiosk.visit.asking import Asking, AskPhase, fee_paid
from kiosk.visit.draft import Draft
from kiosk.visit.effects import AskMine, AskProgress, StartReading
from kiosk.visit.events import Tick
from kiosk.visit.fee_slip import fee_slip
from kiosk.visit.handlers import everywhere, slips
from kiosk.visit.handlers.farewell import back_to_welcome
from kiosk.visit.number_entry import LENGTH, is_wrong, taken, whole
from kiosk.visit.receipt_code import number_in
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.told import is_told, told_slip
from kiosk.visit.touches.asking import AskAgain, AskByCard, AskByNumber, PrintTold, ShowCase, TypeNumber
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Verification, Visit

MISTYPED = Say("asking.mistyped")
TOO_SHORT = Say("asking.too_short")
NO_RECEIPT = Say("asking.no_receipt_code")
UNVERIFIED = Say("asking.unverified")
SLOW = "asking.slow"
NO_CASES = "asking.no_cases"


def open_door(visit: Visit, now: Moment) -> Step:
    """From the welcome screen: receipt or card?"""
    return visit.to(Stage.ASKING, now, asking=Asking(), ticket=visit.ticket + 1), ()


def type_number(visit: Visit, event: TypeNumber, _: Moment) -> Step:
    """Keep what can stand in a number; once it is whole, a mistake is said at once."""
    if visit.asking is None:
        return visit, ()
    typed = taken(event.typed)
    error = MISTYPED if is_wrong(typed) else None
    return replace(visit, asking=replace(visit.asking, typed=typed), error=error), ()


def scanned(visit: Visit, event: CodeScanned, now: Moment) -> Step:
    """The receipt's code asks by itself; one of something else is said to be none, and the next is waited
    for.
    """
    number = number_in(event.untrusted_text)
    if visit.asking is None or number is None:
        return replace(visit, error=NO_RECEIPT, ticket=visit.ticket + 1), ()
    typed = taken(str(number))
    return _ask(replace(visit, asking=replace(visit.asking, typed=typed)), now)


def by_number(visit: Visit, _: AskByNumber, now: Moment) -> Step:
    """Ask, with a whole number."""
    asking = visit.asking
    if asking is None or len(asking.typed) < LENGTH:
        return replace(visit, error=TOO_SHORT), ()
    if is_wrong(asking.typed):
        return replace(visit, error=MISTYPED), ()
    return _ask(visit, now)


def by_card(visit: Visit, _: AskByCard, now: Moment) -> Step:
    """The card first, where it was not read yet; then the verification that this asks for."""
    asking = visit.asking or Asking()
    case = asking.case if visit.stage is Stage.PROGRESS else None
    wanted = "" if case is None else case.receipt_number
    visit = replace(visit, asking=replace(asking, wanted=wanted))
    if visit.draft.card is not None:
        return _verify(visit, now), ()
    asked = replace(visit, draft=Draft(), chosen_at=Stage.ASKING, ticket=visit.ticket + 1)
    return asked.to(Stage.AWAITING_CARD, now), (StartReading(asked.ticket),)


def card_read(visit: Visit, now: Moment) -> Visit:
    """The card is there: is it the person's own?"""
    return _verify(visit, now)


def verified(visit: Visit, now: Moment) -> Step:
    """It is: all that is theirs."""
    return _ask(visit, now)


def unverified(visit: Visit, now: Moment) -> Visit:
    """Without a verification a card alone, which anybody may have found, says nothing of its owner."""
    return visit.to(Stage.ASKING, now, -1, error=UNVERIFIED, ticket=visit.ticket + 1)


def again(visit: Visit, _: AskAgain, now: Moment) -> Step:
    """The same question once more."""
    if visit.asking is None or visit.asking.phase is AskPhase.LOOKING:
        return visit, ()
    return _ask(visit, now)


def known(visit: Visit, event: ProgressKnown, now: Moment) -> Step:
    """The one case that was asked for, the one that was looked at before, or the list."""
    asking = visit.asking
    if asking is None or asking.phase is not AskPhase.LOOKING:
        return visit, ()
    if not event.cases:
        return _trouble(visit, NO_CASES, now), ()
    numbers = [each.receipt_number for each in event.cases]
    shown = numbers.index(asking.wanted) if asking.wanted in numbers else 0
    single = len(numbers) == 1 or asking.wanted in numbers
    told = replace(
        asking,
        phase=AskPhase.CASE if single else AskPhase.LIST,
        cases=event.cases,
        shown=shown,
        grant=event.grant,
        by_card=bool(event.grant),
        known_at=now.seconds,
    )
    return visit.to(Stage.PROGRESS, now, asking=told, touched_at=now.seconds), ()


def failed(visit: Visit, event: ProgressFailed, now: Moment) -> Step:
    """Why not, and what can be done instead."""
    if visit.asking is None or visit.asking.phase is not AskPhase.LOOKING:
        return visit, ()
    return _trouble(visit, event.sentence_key, now), ()


def show_case(visit: Visit, event: ShowCase, now: Moment) -> Step:
    """One of the list."""
    asking = visit.asking
    if asking is None or asking.phase is not AskPhase.LIST or not 0 <= event.number < len(asking.cases):
        return visit, ()
    shown = replace(asking, phase=AskPhase.CASE, shown=event.number)
    return visit.to(Stage.PROGRESS, now, asking=shown), ()


def print_told(visit: Visit, _: PrintTold, now: Moment) -> Step:
    """What a window or a department said, or that the fee is paid, on paper."""
    case = None if visit.asking is None else visit.asking.case
    fee = None if case is None else fee_paid(case)
    catalogue, language = visit.setting.catalogue, visit.language
    if case is not None and is_told(case):
        return slips.print_slip(
            visit, lambda: told_slip(case, catalogue, language, today=now.today, zone=None), now
        )
    if case is None or fee is None:
        return visit, ()
    return slips.print_slip(
        visit, lambda: fee_slip(case, fee, catalogue, language, today=now.today, zone=None), now
    )


def back_from_progress(visit: Visit, _: Back, now: Moment) -> Step:
    """From a case to the list it was in; else to the question."""
    asking = visit.asking or Asking()
    if asking.phase is AskPhase.CASE and len(asking.cases) > 1:
        listed = replace(asking, phase=AskPhase.LIST)
        return visit.to(Stage.PROGRESS, now, -1, asking=listed, ticket=visit.ticket + 1), ()
    return visit.to(Stage.ASKING, now, -1, asking=Asking(typed=asking.typed), ticket=visit.ticket + 1), ()


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """To the welcome screen. With a card in the visit that is leaving, and is asked first."""
    if visit.draft.is_personal:
        return everywhere.leave(visit, Leave(), now)
    return back_to_welcome(visit, now), ()


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """An answer that does not come is none."""
    looking = visit.asking is not None and visit.asking.phase is AskPhase.LOOKING
    if looking and now.seconds - visit.entered_at >= visit.setting.timings.asking:
        return _trouble(replace(visit, ticket=visit.ticket + 1), SLOW, now), ()
    return (visit, ()) if looking else slips.tick(visit, event, now)


def _verify(visit: Visit, now: Moment) -> Visit:
    return visit.to(Stage.VERIFYING, now, verification=Verification(), ticket=visit.ticket + 1)


def _ask(visit: Visit, now: Moment) -> Step:
    """By the person where one was verified, else by the number."""
    asking = visit.asking or Asking()
    looking = replace(
        asking,
        phase=AskPhase.LOOKING,
        cases=(),
        shown=0,
        grant="",
        trouble="",
    )
    asked = visit.to(Stage.PROGRESS, now, asking=looking, ticket=visit.ticket + 1)
    draft = visit.draft
    if draft.card is not None and draft.evidence is not None:
        return asked, (AskMine(asked.ticket, draft.card, draft.evidence),)
    number = whole(asking.typed)
    if number is None:
        return visit.to(Stage.ASKING, now, -1, error=TOO_SHORT), ()
    return asked, (AskProgress(asked.ticket, str(number)),)


def _trouble(visit: Visit, key: str, now: Moment) -> Visit:
    asking = replace(visit.asking or Asking(), phase=AskPhase.TROUBLE, trouble=key)
    return visit.to(Stage.PROGRESS, now, asking=asking, touched_at=now.seconds)
