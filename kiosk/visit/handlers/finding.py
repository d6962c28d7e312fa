"""Through the catalogue: shelves, search, and the guide of one thing."""

from dataclasses import replace

from kiosk.visit.effects import WipeReason
from kiosk.visit.finding import Finding
from kiosk.visit.guide import guide
from kiosk.visit.guide_slip import guide_slip
from kiosk.visit.handlers import everywhere, slips
from kiosk.visit.handlers.farewell import back_to_welcome, end
from kiosk.visit.limits import MAX_TYPED
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.finding import Browse, CarryGuide, PrintGuide, SearchAll, ShowGuide
from kiosk.visit.touches.form import ChooseEntry, Entry, SetValue
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Visit


def enter(visit: Visit, now: Moment) -> Step:
    """The shelves, as everybody finds them."""
    return visit.to(Stage.FINDING, now, finding=Finding()), ()


def browse(visit: Visit, event: Browse, now: Moment) -> Step:
    """Another shelf, or one department or theme of it."""
    there = replace(visit.finding, shelf=event.shelf, of=event.of)
    return visit.to(Stage.FINDING, now, finding=there), ()


def search(visit: Visit, _: SearchAll, now: Moment) -> Step:
    """The field, with what was typed before."""
    return visit.to(Stage.SEARCHING, now), ()


def type_in(visit: Visit, event: SetValue, _: Moment) -> Step:
    """What stands in the field now."""
    return replace(visit, finding=replace(visit.finding, typed=event.value[:MAX_TYPED])), ()


def choose_entry(visit: Visit, event: ChooseEntry, _: Moment) -> Step:
    """By hand or by keyboard, from now on."""
    return replace(visit, by_hand=event.entry is Entry.HAND), ()


def show_guide(visit: Visit, event: ShowGuide, now: Moment) -> Step:
    """All there is to know of it."""
    if guide(visit.setting.catalogue, event.of) is None:
        return visit, ()
    opened = Finding(
        visit.finding.shelf, visit.finding.of, visit.finding.typed, event.of, came_from=visit.stage
    )
    return visit.to(Stage.GUIDE, now, finding=opened), ()


def print_guide(visit: Visit, _: PrintGuide, now: Moment) -> Step:
    """On paper."""
    catalogue = visit.setting.catalogue
    opened = guide(catalogue, visit.finding.guide)
    if opened is None:
        return visit, ()
    return slips.print_slip(
        visit, lambda: guide_slip(opened, catalogue, visit.language, visit.setting.guide_link), now
    )


def carry(visit: Visit, _: CarryGuide, __: Moment) -> Step:
    """Show the code for the phone, or put it away."""
    return replace(visit, finding=replace(visit.finding, carried=not visit.finding.carried)), ()


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """From the guide to where it was asked for, from the field to the shelves, from a department to the list
    of them, and then to the welcome screen. A guide that still prints comes out: it is nobody's secret.
    """
    finding = visit.finding
    if visit.stage is Stage.GUIDE:
        closed = replace(finding, guide="", carried=False)
        return visit.to(finding.came_from, now, -1, ticket=visit.ticket + 1, finding=closed), ()
    if visit.stage is Stage.SEARCHING:
        return visit.to(Stage.FINDING, now, -1), ()
    if finding.of:
        return visit.to(Stage.FINDING, now, -1, finding=replace(finding, of="")), ()
    return back_to_welcome(visit, now), ()


def leave(visit: Visit, event: Leave, now: Moment) -> Step:
    """What was typed may say much of a person: it is wiped as a draft is."""
    if visit.finding.typed and not visit.draft.is_personal:
        return end(visit, now, WipeReason.LEFT)
    return everywhere.leave(visit, event, now)
