"""From the welcome screen to a life event, and to the card."""

from dataclasses import replace

from kiosk.contract.catalogue.service import service_of
from kiosk.visit.draft import Draft
from kiosk.visit.effects import StartReading
from kiosk.visit.handlers import everywhere, verifying
from kiosk.visit.handlers.farewell import back_to_welcome
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose, PutCard, ShowAll
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Visit


def choose(visit: Visit, event: Choose, now: Moment) -> Step:
    """Take a life event, or an item that is filed alone. Refused with a sentence, before anything is typed,
    while storage is low.
    """
    if visit.surroundings.storage_low:
        return replace(visit, notice=Say("visit.storage_low")), ()
    service = service_of(visit.setting.catalogue, event.service)
    if service is None or not visit.setting.offers(service):
        return visit, ()
    draft = visit.draft
    if draft.service != event.service:
        draft = draft.for_another(event.service)
    chosen = replace(visit, draft=draft, chosen_at=visit.stage, from_summary=False)
    if draft.card is None:
        return await_card(chosen, now)
    return verifying.settle(chosen, now), ()


def show_all(visit: Visit, _: ShowAll, now: Moment) -> Step:
    """The whole list. Looking is always allowed."""
    return visit.to(Stage.CHOOSING, now), ()


def put_card(visit: Visit, _: PutCard, now: Moment) -> Step:
    """Begin with the card."""
    if visit.surroundings.storage_low:
        return replace(visit, notice=Say("visit.storage_low")), ()
    return await_card(replace(visit, draft=Draft(), chosen_at=Stage.WELCOME), now)


def await_card(visit: Visit, now: Moment) -> Step:
    """Ask for the card."""
    waiting = visit.to(Stage.AWAITING_CARD, now, ticket=visit.ticket + 1)
    return waiting, (StartReading(waiting.ticket),)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """From the list to the welcome screen. With a card in the visit that is leaving, and is asked first."""
    if visit.draft.is_personal:
        return everywhere.leave(visit, Leave(), now)
    return back_to_welcome(visit, now), ()
