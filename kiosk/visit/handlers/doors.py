"""What is behind each door of the welcome screen. A door that has no line here is not shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.visit.doors import ELDER_DOORS, Door
from kiosk.visit.handlers import asking, finding, nearby, policies, printing_out
from kiosk.visit.setting import Moment
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.visit import Step, Visit


def _always(_: Visit) -> bool:
    return True


@dataclass(frozen=True)
class Way:
    """Where a door leads, and whether that can be gone at all on this terminal, as it is equipped now.
    `by_network`: nothing behind it can be done without; while there is none the door is there, and closed.
    """

    through: Callable[[Visit, Moment], Step]
    there: Callable[[Visit], bool] = _always
    by_network: bool = False


WAYS: Mapping[Door, Way] = MappingProxyType(
    {
        Door.PROGRESS: Way(asking.open_door),
        Door.FIND: Way(finding.enter),
        Door.NEARBY: Way(nearby.open_list),
        Door.COPY: Way(printing_out.copy, printing_out.can_copy),
        Door.POLICIES: Way(policies.open_questions, policies.there_are_some),
        Door.PRINT: Way(printing_out.print_from_phone, printing_out.can_print_from_phone, by_network=True),
    }
)


def doors(visit: Visit, ways: Mapping[Door, Way] | None = None) -> tuple[Door, ...]:
    """The doors to show, in their order. `ways`: others than the terminal's own."""
    known = WAYS if ways is None else ways
    shown = ELDER_DOORS if visit.manner.elder else Door
    return tuple(each for each in shown if each in known and known[each].there(visit))


def is_closed(visit: Visit, door: Door, ways: Mapping[Door, Way] | None = None) -> bool:
    """Whether nothing behind it can be done before the network is back."""
    known = WAYS if ways is None else ways
    return known[door].by_network and not visit.surroundings.online


def open_door(visit: Visit, event: OpenDoor, now: Moment) -> Step:
    """Go through. A door that is closed, or not there, or not any more, leads nowhere."""
    way = WAYS.get(event.door)
    if way is None or not way.there(visit) or is_closed(visit, event.door):
        return visit, ()
    return way.through(visit, now)
