"""A phone's pictures: the code, what has come, away with one, on with the rest."""

from dataclasses import replace

from devices.page_image.page import Page
from kiosk.visit import idle
from kiosk.visit.answers import PhoneCode, PhoneNews, PhoneOver
from kiosk.visit.copying import MOST_IN_ALL, MOST_PAGES
from kiosk.visit.effects import OpenPhonePage
from kiosk.visit.events import Tick
from kiosk.visit.handlers import printout_phase
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.phone import LIFE, Phone, PhonePhase
from kiosk.visit.printout import HELD
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import RemovePage, TurnPage
from kiosk.visit.touches.phone import NewCode, UsePhone
from kiosk.visit.touches.travel import Back, Next
from kiosk.visit.visit import Step, Visit

OFFLINE = Say("phone.offline")
UNREADABLE = Say("phone.unreadable")
ENOUGH = Say("phone.enough")
NOTHING_YET = Say("phone.nothing_yet")


def use_phone(visit: Visit, event: UsePhone, now: Moment) -> Step:
    """From the materials: this one comes from the phone."""
    page = visit.current_page(now)
    if not isinstance(page, MaterialsPage) or event.material not in page.to_declare:
        return visit, ()
    if not visit.surroundings.online:
        return replace(visit, error=OFFLINE), ()
    return begin(visit, event.material, now)


def begin(visit: Visit, held: str, now: Moment) -> Step:
    """Ask for a page. `held`: where what comes is kept."""
    phone = Phone(held, since=now.seconds)
    asked = visit.to(Stage.PHONE, now, phone=phone, ticket=visit.ticket + 1)
    return asked, (OpenPhonePage(asked.ticket, printing=held == HELD),)


def new_code(visit: Visit, _: NewCode, now: Moment) -> Step:
    """A new page in place of the one that is over; what has come stays."""
    phone = visit.phone
    if phone is None or phone.phase is not PhonePhase.OVER:
        return visit, ()
    return begin(visit, phone.held, now)


def code(visit: Visit, event: PhoneCode, now: Moment) -> Step:
    """Show it."""
    phone = visit.phone
    if phone is None or phone.phase is not PhonePhase.OPENING:
        return visit, ()
    shown = replace(phone, phase=PhonePhase.SHOWN, url=event.url, since=now.seconds)
    return replace(visit, phone=shown, error=None), ()


def news(visit: Visit, event: PhoneNews, now: Moment) -> Step:
    """Somebody is busy with the phone, which is as good as a touch; and pages may have come."""
    phone = visit.phone
    if phone is None or phone.phase not in (PhonePhase.SHOWN, PhonePhase.SEEN):
        return visit, ()
    before = pages(visit)
    room = min(MOST_PAGES - len(before), MOST_IN_ALL - visit.draft.pages)
    taken = event.pages[: max(0, room)]
    there = (*before, *taken)
    said = UNREADABLE if event.unreadable else ENOUGH if event.more or len(taken) < len(event.pages) else None
    seen = replace(phone, phase=PhonePhase.SEEN, shown=max(0, len(there) - 1) if taken else phone.shown)
    noticed = replace(visit, phone=seen, touched_at=now.seconds, warned_at=None, error=said or visit.error)
    return (replace(noticed, draft=visit.draft.copied(phone.held, there)) if taken else noticed), ()


def over(visit: Visit, _: PhoneOver, now: Moment) -> Step:
    """No page: say so, and offer another."""
    phone = visit.phone
    if phone is None:
        return visit, ()
    return replace(visit, phone=replace(phone, phase=PhonePhase.OVER, url="", since=now.seconds)), ()


def turn(visit: Visit, event: TurnPage, _: Moment) -> Step:
    """Another of the pages; at either end nothing moves."""
    phone = visit.phone
    if phone is None:
        return visit, ()
    shown = min(max(0, phone.shown + event.direction), max(0, len(pages(visit)) - 1))
    return replace(visit, phone=replace(phone, shown=shown), error=None), ()


def remove(visit: Visit, _: RemovePage, __: Moment) -> Step:
    """Forget the page that is shown; the phone may send another."""
    phone = visit.phone
    if phone is None or not pages(visit):
        return visit, ()
    there = pages(visit)
    left = there[: phone.shown] + there[phone.shown + 1 :]
    draft = visit.draft.copied(phone.held, left)
    shown = replace(phone, shown=max(0, min(phone.shown, len(left) - 1)))
    return replace(visit, draft=draft, phone=shown, error=None), ()


def done(visit: Visit, _: Next, now: Moment) -> Step:
    """On with what has come."""
    if not pages(visit):
        return replace(visit, error=NOTHING_YET), ()
    return _left(visit, now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """To where the phone was chosen; what has come stays."""
    return _left(visit, now, -1)


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """A page that does not come, or whose time is over; and is there still somebody?"""
    phone = visit.phone
    if phone is not None:
        opening = phone.phase is PhonePhase.OPENING
        longest = visit.setting.timings.verifying if opening else LIFE
        if phone.phase is not PhonePhase.OVER and now.seconds - phone.since >= longest:
            late = replace(visit, ticket=visit.ticket + 1)
            return over(late, PhoneOver(late.ticket), now)
    return idle.tick(visit, event, now)


def pages(visit: Visit) -> tuple[Page, ...]:
    """What has come so far, or was there before."""
    return () if visit.phone is None else visit.draft.copies.get(visit.phone.held, ())


def _left(visit: Visit, now: Moment, direction: int = 1) -> Step:
    assert visit.phone is not None
    if visit.phone.held == HELD:
        return printout_phase.pages_there(visit, now, direction)
    came_from = Stage.MATERIALS if visit.asking is None else Stage.REPLYING
    return visit.to(came_from, now, direction, ticket=visit.ticket + 1), ()
