"""One step of a visit. Pure: devices, disk, network and clock stand outside."""

from dataclasses import replace

from kiosk.visit import idle
from kiosk.visit.events import Answer, Event, Touch
from kiosk.visit.setting import Moment
from kiosk.visit.table import TABLE
from kiosk.visit.visit import Refused, Step, Visit


def step(visit: Visit, event: Event, now: Moment) -> Step:
    """What `event` makes of `visit` at `now`, and what the world is asked to do.

    Never raises. An answer to a request that is no longer the visit's own is late and changes nothing: it may
    belong to the person before. A touch that answers the idle warning does nothing else.
    """
    if isinstance(event, Answer) and event.ticket != visit.ticket:
        return visit, ()
    if isinstance(event, Touch):
        if idle.takes_touch(visit, now):
            return idle.answered(visit, event, now)
        visit = replace(visit, touched_at=now.seconds)
    cell = TABLE[visit.stage][type(event)]
    if isinstance(cell, Refused):
        return visit, ()
    return cell(visit, event, now)
