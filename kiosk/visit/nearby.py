"""Other places to go to: how far on foot, whether they are open at this moment, and when they are again.
Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from urllib.parse import quote

from kiosk.contract.opening_hours import Opening, opening
from kiosk.contract.reference import NearbyPlace
from kiosk.contract.working_days import WorkingDays

DETOUR = 1.3
"""A walk by streets is so many times longer than the line on the map: about 1.2 to 1.4 in grown towns."""
METRES_A_MINUTE = 60
"""3.6 km/h, an older person's easy walk; a younger one is there sooner."""


@dataclass(frozen=True)
class Going:
    """A place, the minutes to walk there, and whether it is open."""

    place: NearbyPlace
    minutes: int
    opening: Opening

    @property
    def useful(self) -> bool:
        """Worth the walk now: open, and not known to be out of paper."""
        return self.opening.is_open is True and self.place.prints is not False


def walking_minutes(metres: int) -> int:
    """Whole minutes on foot to what lies `metres` away as the crow flies; one at least."""
    return max(1, ceil(metres * DETOUR / METRES_A_MINUTE))


def ways(places: Iterable[NearbyPlace], now: datetime, days: WorkingDays | None) -> tuple[Going, ...]:
    """All of them: those worth the walk now, then those that are open, each group from near to far."""
    going = [Going(each, walking_minutes(each.metres), opening(each.hours, now, days)) for each in places]

    def order(each: Going) -> tuple[bool, bool, int]:
        return not each.useful, each.opening.is_open is not True, each.place.metres

    return tuple(sorted(going, key=order))


def map_link(place: NearbyPlace, template: str) -> str:
    """The address of the place on a map, for a telephone; "" where nobody has said where it is. `template`:
    with {latitude}, {longitude} and {name}; empty for a link that every telephone may take as it likes (a
    `geo` URI, RFC 5870).
    """
    if place.latitude is None or place.longitude is None:
        return ""
    if not template:
        return f"geo:{place.latitude:.6f},{place.longitude:.6f}"
    return template.format(
        latitude=f"{place.latitude:.6f}",
        longitude=f"{place.longitude:.6f}",
        name=quote(place.name.zh, safe=""),
    )
