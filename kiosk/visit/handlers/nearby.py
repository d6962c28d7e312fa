"""Where else can it be done? A list, one place of it, and a slip of paper that leads there."""

from dataclasses import replace

from kiosk.contract.reference import NearbyPlace
from kiosk.visit.effects import LookAround
from kiosk.visit.handlers import slips
from kiosk.visit.handlers.farewell import back_to_welcome
from kiosk.visit.looking import Looking
from kiosk.visit.place_slip import place_slip
from kiosk.visit.setting import Moment
from kiosk.visit.slip_print import NO_SLIP
from kiosk.visit.stage import Stage
from kiosk.visit.touches.nearby import ChoosePlace, LookAgain, PrintPlace, ShowNearby
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Visit


def open_list(visit: Visit, now: Moment) -> Step:
    """The list; what was given so far stays."""
    return visit.to(Stage.NEARBY, now, looking=Looking(visit.stage)), ()


def show(visit: Visit, _: ShowNearby, now: Moment) -> Step:
    """The same, from a screen where something cannot be done."""
    return open_list(visit, now)


def look_again(visit: Visit, _: LookAgain, now: Moment) -> Step:
    """A second touch while it is asked is none."""
    looking = visit.looking
    if looking is None or visit.surroundings.nearby or looking.waits(now.seconds):
        return visit, ()
    return replace(visit, looking=replace(looking, asked=now.seconds)), (LookAround(),)


def choose(visit: Visit, event: ChoosePlace, _: Moment) -> Step:
    """Another place of the list. What was printed of the one before is no longer spoken of."""
    place = _place(visit, event.number)
    if visit.looking is None or visit.slip.under_way or place is None:
        return visit, ()
    return replace(visit, looking=Looking(visit.looking.back, place), slip=NO_SLIP), ()


def print_place(visit: Visit, event: PrintPlace, now: Moment) -> Step:
    """The way there, on paper."""
    place = _place(visit, event.number)
    if visit.looking is None or visit.slip.under_way or place is None:
        return visit, ()
    chosen = replace(visit, looking=Looking(visit.looking.back, place))
    return slips.print_slip(chosen, lambda: place_slip(place, visit.language, visit.setting.map_link), now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """To where it was asked from. A slip that still prints comes out: it is nobody's secret."""
    came_from = Stage.WELCOME if visit.looking is None else visit.looking.back
    if came_from is Stage.WELCOME:
        return back_to_welcome(visit, now), ()
    if came_from is Stage.DOCUMENT:
        came_from = Stage.PROGRESS  # the document was let go of; it is fetched anew
    return visit.to(came_from, now, -1, ticket=visit.ticket + 1), ()


def _place(visit: Visit, number: int) -> NearbyPlace | None:
    known = visit.surroundings.nearby
    return known[number] if 0 <= number < len(known) else None
