"""A resident looks through the catalogue: by shelf, by a few letters, and at one guide."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

from kiosk.contract.catalogue.schema import Catalogue, InfoPage, Item, LifeEvent
from kiosk.visit.stage import Stage


class Shelf(StrEnum):
    """How the catalogue may be gone through, in this order."""

    MOST_USED = "most_used"
    LIFE_EVENTS = "life_events"
    DEPARTMENTS = "departments"
    THEMES = "themes"


@dataclass(frozen=True)
class Finding:
    """Where on the shelves, what was typed, which guide is open. Its `repr` does not show what was typed."""

    shelf: Shelf = Shelf.MOST_USED
    of: str = ""
    """The department (its key) or theme (its Chinese name) that was opened; "" for the list of them."""
    typed: str = field(default="", repr=False)
    guide: str = ""
    """The life event or item whose guide is open."""
    came_from: Stage = Stage.FINDING
    """Where the guide was asked for."""
    carried: bool = False
    """The code for the phone is shown."""


MOST_USED = 12
"""Items on the shelf of the most used: what fits on a screen or two."""


Themed = Item | InfoPage
"""What stands on the shelf of themes."""


def themes(catalogue: Catalogue) -> dict[str, list[Themed]]:
    """What each theme has, by its Chinese name, in the catalogue's order; things to know come first."""
    found: dict[str, list[Themed]] = {}
    every: tuple[Themed, ...] = (*catalogue.pages.values(), *catalogue.items.values())
    for each in every:
        found.setdefault(each.theme.zh, []).append(each)
    return found


def departments(catalogue: Catalogue) -> dict[str, list[Item]]:
    """The items of each department that has any, in the order of the departments."""
    found: dict[str, list[Item]] = {key: [] for key in catalogue.departments}
    for item in catalogue.items.values():
        found[item.department].append(item)
    return {key: items for key, items in found.items() if items}


def most_used(catalogue: Catalogue, *, elder: bool = False) -> list[Item]:
    """As the catalogue ranks them; `elder`: what older people come for stands before the rest."""

    def place(item: Item) -> tuple[bool, float]:
        rank = inf if item.often_used is None else item.often_used
        return (elder and not item.frequent_for_elders, rank)

    found = (
        each
        for each in catalogue.items.values()
        if each.often_used is not None or (elder and each.frequent_for_elders)
    )
    return sorted(found, key=place)[:MOST_USED]


def on_shelf(
    catalogue: Catalogue, finding: Finding, *, elder: bool = False
) -> Sequence[LifeEvent | Item | InfoPage]:
    """What stands there; nothing where a department or theme has still to be chosen."""
    match finding.shelf:
        case Shelf.MOST_USED:
            return most_used(catalogue, elder=elder)
        case Shelf.LIFE_EVENTS:
            return list(catalogue.life_events.values())
        case Shelf.DEPARTMENTS:
            return departments(catalogue).get(finding.of, [])
        case Shelf.THEMES:
            return themes(catalogue).get(finding.of, [])
