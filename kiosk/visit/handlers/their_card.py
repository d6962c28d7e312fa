"""Somebody else's card on the reader, in the middle of the form."""

from dataclasses import replace

from kiosk.visit import their_card
from kiosk.visit.answers import CardBeingRead, CardFailed, CardRead
from kiosk.visit.effects import StartReading, StopReading
from kiosk.visit.handlers.card import LIFT_AND_RETRY, has_no_number
from kiosk.visit.pages import FieldPage
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.their_card import Phase, TheirCard
from kiosk.visit.touches.form import ReadTheirCard
from kiosk.visit.visit import Step, Visit

LIFT_OWN = Say("visit.their_card_lift")
OWN = Say("visit.their_card_own")


def ask(visit: Visit, _: ReadTheirCard, now: Moment) -> Step:
    """Wait for the card; a second touch changes nothing."""
    page = visit.current_page(now)
    if visit.their_card is not None or not isinstance(page, FieldPage) or not their_card.offered(page):
        return visit, ()
    asked = replace(visit, ticket=visit.ticket + 1, their_card=TheirCard(page.id), error=None)
    return asked, (StartReading(asked.ticket),)


def being_read(visit: Visit, _: CardBeingRead, __: Moment) -> Step:
    """The reader has found it."""
    if visit.their_card is None:
        return visit, ()
    return replace(visit, their_card=replace(visit.their_card, phase=Phase.READING), error=None), ()


def failed(visit: Visit, event: CardFailed, _: Moment) -> Step:
    """Say what to do: most often one's own card lies there still. The reader goes on waiting."""
    if visit.their_card is None:
        return visit, ()
    said = LIFT_OWN if event.sentence_key == LIFT_AND_RETRY else Say(event.sentence_key)
    return replace(visit, their_card=replace(visit.their_card, phase=Phase.WAITING), error=said), ()


def read(visit: Visit, event: CardRead, now: Moment) -> Step:
    """Fill what it answers, to be looked at before "next". One's own card is no other person's."""
    page = visit.current_page(now)
    if visit.their_card is None or not isinstance(page, FieldPage) or page.id != visit.their_card.page:
        return visit, ()
    own = visit.draft.card
    if own is not None and own.number == event.card.number:
        return _again(visit, OWN)
    if has_no_number(event.card):
        return _again(visit, Say("visit.card_number_wrong"))
    fields = ((each.key, each.field) for each in visit.pages(now) if isinstance(each, FieldPage))
    draft = visit.draft
    for key, value in their_card.filled(page, event.card, fields).items():
        draft = draft.filled(key, value)
    return replace(visit, draft=draft, their_card=None, error=None, ticket=visit.ticket + 1), (StopReading(),)


def _again(visit: Visit, why: Say) -> Step:
    """Ask for another card: the reader has stopped wanting one."""
    asked = replace(visit, ticket=visit.ticket + 1, error=why)
    assert visit.their_card is not None
    asked = replace(asked, their_card=replace(visit.their_card, phase=Phase.WAITING))
    return asked, (StartReading(asked.ticket),)
