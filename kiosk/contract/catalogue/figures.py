"""The figures of a catalogue, computed from whatever is loaded and never typed in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.contract.catalogue.schema import Catalogue, Mode, SelfService
from kiosk.contract.catalogue.service import filed_alone
from kiosk.contract.catalogue.where import Where, where


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> str:
        """To one decimal, rounded half up: 603 of 631 is 95.6. "0.0" of nothing."""
        if not self.of:
            return "0.0"
        tenths = (self.count * 2000 + self.of) // (2 * self.of)
        return f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True)
class Figures:
    """What the district's programme counts."""

    version: str
    illustrative: bool
    items: int
    life_events: int
    departments: int
    at_most_one_trip: Share
    no_trip: Share
    online: Share
    here: Share
    filed_alone: Share
    places: Mapping[Where, Share]
    modes: Mapping[Mode, Share]
    self_service: Mapping[SelfService, Share]


def figures(catalogue: Catalogue) -> Figures:
    """Counted anew each time: a thousand items take a few milliseconds."""
    items = tuple(catalogue.items.values())
    total = len(items)
    places = Counter(place for item in items for place in where(item))
    modes = Counter(mode for item in items for mode in set(item.modes))
    shares = Counter(item.self_service for item in items)
    return Figures(
        version=catalogue.version,
        illustrative=catalogue.illustrative,
        items=total,
        life_events=len(catalogue.life_events),
        departments=len({item.department for item in items}),
        at_most_one_trip=Share(sum(item.visits <= 1 for item in items), total),
        no_trip=Share(sum(item.visits == 0 for item in items), total),
        online=Share(places[Where.ONLINE], total),
        here=Share(places[Where.HERE], total),
        filed_alone=Share(sum(filed_alone(item) for item in items), total),
        places=MappingProxyType({each: Share(places[each], total) for each in Where}),
        modes=MappingProxyType({each: Share(modes[each], total) for each in Mode}),
        self_service=MappingProxyType({each: Share(shares[each], total) for each in SelfService}),
    )
