"""You left your card, or your paper: how urgently that is said, from what the devices themselves say.

Only what a sensor reports is called left. Where none can tell, the resident is reminded, and nothing is
claimed. The times are the same in the elder view: who has forgotten something walks away as fast as
anybody.
"""

from dataclasses import dataclass

from devices.receipt_printer.printer import PrintOutcome
from devices.signal.alarm import Alarm
from kiosk.visit.setting import CardPlace, Moment
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit


@dataclass(frozen=True)
class Things:
    """Card and paper of a visit that is over."""

    card: bool = False
    paper: bool = False

    def __bool__(self) -> bool:
        return self.card or self.paper


def left(visit: Visit) -> Things:
    """What lies there, by the word of reader and printer."""
    known = visit.surroundings
    return Things(known.card is CardPlace.LYING, known.paper_at_mouth is True)


def perhaps_left(visit: Visit) -> Things:
    """What may lie there, where nobody can tell."""
    known = visit.surroundings
    return Things(
        known.card is CardPlace.UNKNOWN,
        visit.pages_out or (known.paper_at_mouth is None and visit.printed is PrintOutcome.PRINTED),
    )


def alarm(visit: Visit, now: Moment) -> Alarm:
    """The stage of the call. It begins with the goodbye, and anew when one of two things has been taken."""
    if visit.stage is not Stage.GOODBYE or not left(visit):
        return Alarm.NONE
    since, timings = now.seconds - visit.entered_at, visit.setting.timings
    if since >= timings.left_third:
        return Alarm.LOUD
    return Alarm.PRESSING if since >= timings.left_second else Alarm.SOFT
