"""A material's pages: lay one down, take it, look at it, use it or take it again, go on without."""

from dataclasses import replace

from kiosk.visit import idle
from kiosk.visit.answers import PageFailed, PageTaken
from kiosk.visit.copying import MOST_IN_ALL, MOST_PAGES, Copier, Copying, CopyPhase
from kiosk.visit.effects import SeePage
from kiosk.visit.events import Tick
from kiosk.visit.handlers import printout_phase
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import (
    AddPage,
    BringLater,
    CopyMaterial,
    KeepPage,
    RemovePage,
    RetakePage,
    TakePage,
    TurnPage,
)
from kiosk.visit.touches.travel import Back, Next
from kiosk.visit.visit import Step, Visit

NOT_NOW = Say("copying.not_now")
ENOUGH = Say("copying.enough")
TOO_SLOW = Say("device.page.unusable")


def begin(visit: Visit, event: CopyMaterial, now: Moment) -> Step:
    """To this material's pages: those that are there, or the first. Pages are there to be looked at whatever
    the device does.
    """
    page = visit.current_page(now)
    if not isinstance(page, MaterialsPage) or event.material not in page.to_declare:
        return visit, ()
    there = event.material in visit.draft.copies
    if not there and visit.surroundings.copier is Copier.NONE:
        return replace(visit, error=NOT_NOW), ()
    phase = CopyPhase.REVIEW if there else CopyPhase.LAYING
    copying = Copying(event.material, phase, since=now.seconds)
    return visit.to(Stage.COPYING, now, copying=copying), ()


def take(visit: Visit, _: TakePage, now: Moment) -> Step:
    """Ask for the page. While one is on its way another touch asks for nothing."""
    copying = visit.copying
    if copying is None or copying.phase is not CopyPhase.LAYING:
        return visit, ()
    if visit.surroundings.copier is Copier.NONE:
        return replace(visit, error=NOT_NOW), ()
    asked = _in_phase(visit, CopyPhase.TAKING, now, ticket=visit.ticket + 1)
    return asked, (SeePage(asked.ticket, visit.surroundings.copier),)


def taken(visit: Visit, event: PageTaken, now: Moment) -> Step:
    """It is there: is it good?"""
    if visit.copying is None or visit.copying.phase is not CopyPhase.TAKING:
        return visit, ()
    there = replace(visit.copying, phase=CopyPhase.TAKEN, page=event.picture, since=now.seconds)
    return replace(visit, copying=there, error=None, touched_at=now.seconds), ()


def failed(visit: Visit, event: PageFailed, now: Moment) -> Step:
    """Say what to do about it; the page still lies there."""
    if visit.copying is None or visit.copying.phase is not CopyPhase.TAKING:
        return visit, ()
    laying = _in_phase(visit, CopyPhase.LAYING, now, error=Say(event.sentence_key))
    return replace(laying, touched_at=now.seconds), ()


def keep(visit: Visit, _: KeepPage, now: Moment) -> Step:
    """Use the page that waits."""
    copying = visit.copying
    if copying is None or copying.page is None:
        return visit, ()
    held = (*visit.draft.copies.get(copying.material, ()), copying.page)
    kept = replace(visit, draft=visit.draft.copied(copying.material, held))
    if printout_phase.wants_other_side(kept):
        return _in_phase(kept, CopyPhase.LAYING, now), ()
    shown = replace(copying, phase=CopyPhase.REVIEW, page=None, shown=len(held) - 1, since=now.seconds)
    return replace(kept, copying=shown, error=None), ()


def retake(visit: Visit, _: RetakePage, now: Moment) -> Step:
    """Forget the page that waits, and lay it down anew."""
    if visit.copying is None or visit.copying.phase is not CopyPhase.TAKEN:
        return visit, ()
    return _in_phase(visit, CopyPhase.LAYING, now), ()


def add(visit: Visit, _: AddPage, now: Moment) -> Step:
    """One more page, as long as there is room for one."""
    copying = visit.copying
    if copying is None or copying.phase is not CopyPhase.REVIEW:
        return visit, ()
    if visit.surroundings.copier is Copier.NONE:
        return replace(visit, error=NOT_NOW), ()
    held = len(visit.draft.copies.get(copying.material, ()))
    if held >= MOST_PAGES or visit.draft.pages >= MOST_IN_ALL:
        return replace(visit, error=ENOUGH), ()
    return _in_phase(visit, CopyPhase.LAYING, now), ()


def turn(visit: Visit, event: TurnPage, _: Moment) -> Step:
    """Another of the pages; at either end nothing moves."""
    copying = visit.copying
    if copying is None or copying.phase is not CopyPhase.REVIEW:
        return visit, ()
    last = len(visit.draft.copies.get(copying.material, ())) - 1
    shown = min(max(0, copying.shown + event.direction), max(0, last))
    return replace(visit, copying=replace(copying, shown=shown), error=None), ()


def remove(visit: Visit, _: RemovePage, now: Moment) -> Step:
    """Forget the page that is shown. Without any left the next one may be laid down."""
    copying = visit.copying
    if copying is None or copying.phase is not CopyPhase.REVIEW:
        return visit, ()
    held = visit.draft.copies.get(copying.material, ())
    left = held[: copying.shown] + held[copying.shown + 1 :]
    without = replace(visit, draft=visit.draft.copied(copying.material, left), error=None)
    if not left:
        return _in_phase(without, CopyPhase.LAYING, now), ()
    shown = replace(copying, shown=min(copying.shown, len(left) - 1))
    return replace(without, copying=shown), ()


def bring_later(visit: Visit, _: BringLater, now: Moment) -> Step:
    """Back to the list, the material ticked as being at hand; nothing was taken of it."""
    copying = visit.copying
    if copying is None:
        return visit, ()
    draft = visit.draft
    if copying.material not in draft.at_hand:
        draft = draft.declaring(copying.material)
    return _to_list(replace(visit, draft=draft), now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """One thing back: from a further page to those that are there, else to the list."""
    copying = visit.copying
    there = copying is not None and bool(visit.draft.copies.get(copying.material))
    if copying is not None and there and copying.phase is not CopyPhase.REVIEW:
        return _in_phase(visit, CopyPhase.REVIEW, now, ticket=visit.ticket + 1), ()
    return _to_list(visit, now, -1)


def done(visit: Visit, _: Next, now: Moment) -> Step:
    """To the list, from where all pages were looked at."""
    if visit.copying is None or visit.copying.phase is not CopyPhase.REVIEW:
        return visit, ()
    return _to_list(visit, now)


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """A page that does not come is waited for no longer; and is there still somebody?"""
    copying = visit.copying
    if copying is not None and copying.phase is CopyPhase.TAKING:
        if now.seconds - copying.since < visit.setting.timings.copying:
            return visit, ()
        late = _in_phase(visit, CopyPhase.LAYING, now, ticket=visit.ticket + 1, error=TOO_SLOW)
        return replace(late, touched_at=now.seconds), ()
    return idle.tick(visit, event, now)


def _in_phase(visit: Visit, phase: CopyPhase, now: Moment, **changes: object) -> Visit:
    """In another phase. The page that waited for a yes is forgotten."""
    assert visit.copying is not None
    copying = replace(visit.copying, phase=phase, page=None, since=now.seconds)
    if phase is CopyPhase.REVIEW:
        copying = replace(copying, shown=len(visit.draft.copies.get(copying.material, ())) - 1)
    cleared: dict[str, object] = {"error": None, **changes}
    return replace(visit, copying=copying, **cleared)  # type: ignore[arg-type]  # names and values as given


def _to_list(visit: Visit, now: Moment, direction: int = 1) -> Step:
    """To the materials, or to the print. An answer that is still on its way is nobody's."""
    if visit.stage is Stage.COPY:
        return printout_phase.pages_there(visit, now, direction)
    came_from = Stage.MATERIALS if visit.asking is None else Stage.REPLYING
    return visit.to(came_from, now, direction, ticket=visit.ticket + 1), ()
