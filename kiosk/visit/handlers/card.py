"""The card on the reader."""

from dataclasses import replace

from devices.id_card.card import CardKind, IdCard
from kiosk.visit import idle
from kiosk.visit.answers import CardBeingRead, CardFailed, CardRead
from kiosk.visit.draft import Draft
from kiosk.visit.effects import StopReading
from kiosk.visit.events import Tick
from kiosk.visit.handlers import asking, printout_phase, verifying
from kiosk.visit.handlers.farewell import back_to_welcome
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Visit

LIFT_AND_RETRY = "device.card.lift_and_retry"
NO_NUMBER = frozenset({"number.check_character", "number.impossible_date"})
"""Warnings of a number that cannot be one: nothing is filed under it. Others go with the submission."""


def being_read(visit: Visit, _: CardBeingRead, now: Moment) -> Step:
    """The reader has found a card."""
    return visit.to(Stage.READING_CARD, now), ()


def failed(visit: Visit, event: CardFailed, now: Moment) -> Step:
    """Say what to do with the card; the reader goes on waiting for the next one."""
    return visit.to(Stage.AWAITING_CARD, now, -1, card_problem=event.sentence_key), ()


def read(visit: Visit, event: CardRead, now: Moment) -> Step:
    """Take the card into the visit. A later answer to the same request is late."""
    if has_no_number(event.card):
        return visit.to(Stage.AWAITING_CARD, now, -1, card_problem="visit.card_number_wrong"), ()
    draft = replace(visit.draft, card=event.card, evidence=None)
    visit = replace(visit, draft=draft, ticket=visit.ticket + 1)
    after, effects = _with_the_card(visit, now)
    if "expired" in event.card.warnings:
        after = replace(after, notice=Say("visit.card_expired"))
    return after, (StopReading(), *effects)


def _with_the_card(visit: Visit, now: Moment) -> Step:
    """To what the card was wanted for."""
    if visit.asking is not None:
        return asking.card_read(visit, now), ()
    if visit.printout is not None:
        return printout_phase.settle(visit, now)
    if visit.service is not None:
        return verifying.settle(visit, now), ()
    return visit.to(Stage.CHOOSING, now), ()


def reading_tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """A read that does not end is one that failed."""
    if now.seconds - visit.entered_at >= visit.setting.timings.reading:
        return visit.to(Stage.AWAITING_CARD, now, -1, card_problem=LIFT_AND_RETRY), ()
    return idle.tick(visit, event, now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """To the list the life event was chosen from. The ticket rises: a card read too late is nobody's."""
    if visit.chosen_at is Stage.WELCOME:
        return back_to_welcome(visit, now), (StopReading(),)
    listed = visit.to(visit.chosen_at, now, -1, draft=Draft(), ticket=visit.ticket + 1)
    return listed, (StopReading(),)


def has_no_number(card: IdCard) -> bool:
    """The check of the 2017 foreigner's number rests on one source only: there it is a flag, no more."""
    return card.kind is not CardKind.FOREIGNER_2017 and not NO_NUMBER.isdisjoint(card.warnings)
