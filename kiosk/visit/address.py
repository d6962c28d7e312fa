"""An address of the district, step by step: sub-district, road or community, then numbers.

Where a person stands in the tree is read off the text itself, so that nothing but the text is kept, and what
was touched can go on by hand.
"""

import re
from dataclasses import dataclass, replace
from typing import Any, Self, TypeVar

from kiosk.contract.catalogue.schema import Catalogue, Street, Text

PARTS = (("number", "号"), ("building", "号楼"), ("unit", "单元"), ("room", "室"))
"""The numbers of an address in their order, and what stands behind each."""
_Known = TypeVar("_Known")
LONGEST = 8
"""Characters of one number: 1024-3, 12-2."""

_NUMBERS = re.compile(
    r"(?:(?P<number>\d[\d-]*)号(?!楼))?(?:(?P<building>\d[\d-]*)号楼)?"
    r"(?:(?P<unit>\d[\d-]*)单元)?(?:(?P<room>\d[\d-]*)室)?",
    re.ASCII,
)


@dataclass(frozen=True, repr=False)
class Address:
    """As far as it has been put together. Numbers are digits and hyphens, "" where there is none."""

    street: Street | None = None
    place: str = ""
    number: str = ""
    building: str = ""
    unit: str = ""
    room: str = ""

    @property
    def has_door(self) -> bool:
        """Somebody could be found there."""
        return any((self.number, self.building, self.room))

    def with_part(self, part: str, digits: str) -> Self:
        """With one of `PARTS` as typed so far."""
        kept = re.sub(r"[^\d-]", "", digits, flags=re.ASCII).lstrip("-")[:LONGEST]
        changed: dict[str, Any] = {part: kept}
        return replace(self, **changed)


def read(catalogue: Catalogue, text: str) -> Address | None:
    """The steps that `text` consists of; None where somebody wrote something else."""
    if not text:
        return Address()
    rest = _after(text, catalogue.district.address_prefix)
    if rest is None:
        return None
    street = _longest(rest, {each.name.zh: each for each in catalogue.district.streets})
    if street is None:
        return None
    rest = rest[len(street.name.zh) :]
    place = _longest(rest, {each.zh: each for each in places(catalogue, street)})
    rest = rest[len(place.zh) :] if place else rest
    numbers = _NUMBERS.fullmatch(rest)
    if numbers is None or (rest and place is None):
        return None
    return Address(street, place.zh if place else "", **{k: v or "" for k, v in numbers.groupdict().items()})


def written(catalogue: Catalogue, address: Address) -> str:
    """The address as text; "" before the first step."""
    if address.street is None:
        return ""
    numbers = [getattr(address, part) + behind for part, behind in PARTS if getattr(address, part)]
    return "".join((catalogue.district.address_prefix, address.street.name.zh, address.place, *numbers))


def places(catalogue: Catalogue, street: Street) -> tuple[Text, ...]:
    """The roads and communities of a sub-district that the catalogue knows."""
    found = catalogue.places.get(street.code)
    return () if found is None else (*found.roads, *found.communities)


def step_back(catalogue: Catalogue, text: str) -> str:
    """The text without its last step; all numbers are one step."""
    address = read(catalogue, text)
    if address is None or not address.place:
        return ""
    if address.has_door or address.unit:
        return written(catalogue, Address(address.street, address.place))
    return written(catalogue, Address(address.street))


def _after(text: str, prefix: str) -> str | None:
    """What follows the district, with which every address begins."""
    return text[len(prefix) :] if prefix and text.startswith(prefix) else None


def _longest(text: str, known: dict[str, _Known]) -> _Known | None:
    """The one whose name `text` begins with; the longest where several do."""
    names = sorted((name for name in known if text.startswith(name)), key=len)
    return known[names[-1]] if names else None
