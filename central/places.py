"""Where terminals and windows are. Kept in memory, never written.

The file is TOML with a table per place::

    [[place]]
    kind = "terminal"             # or "window"
    code = "0001"                 # a terminal's code; none for a window
    zh = "泉水街道便民服务中心"
    en = "Quanshui Service Centre"
    address_zh = "泉水路 1 号"
    address_en = "1 Quanshui Road"
    latitude = 38.95              # degrees, WGS 84
    longitude = 121.55
    opens = "08:30"               # both absent: day and night
    closes = "16:30"
    working_days_only = true

A window that gives numbers for today (排队取号) has a key, and a table per queue::

    hall = "QS"                   # capitals and digits; never changed, never given to another

    [[place.queue]]
    letter = "A"                  # its numbers are A001, A002, ...
    zh = "公安户籍"
    en = "Household registration"
    departments = ["GA"]          # keys of the catalogue: whose windows call it
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field as Constraint
from pydantic import ValidationError, model_validator

from central.errors import BadFile
from kiosk.contract.model import Model
from kiosk.contract.reference import (
    HallKey,
    HallQueue,
    HourOfDay,
    Hours,
    NearbyPlace,
    PlaceText,
    QueueLetter,
    Words,
)

EARTH_RADIUS_M = 6_371_000
"""The mean; a sphere is wrong by half a percent."""
NEAREST = 10
MOST = 50
"""As many as the document takes (`kiosk.contract.reference.Nearby`)."""


class _Queue(Model):
    letter: QueueLetter
    zh: Words
    en: Words
    departments: tuple[str, ...] = ()

    def told(self) -> HallQueue:
        """As terminals are told of it."""
        return HallQueue(
            letter=self.letter, name=PlaceText(zh=self.zh, en=self.en), departments=self.departments
        )


class _Place(Model):
    kind: Literal["terminal", "window"]
    code: Annotated[str, Constraint(pattern=r"^[0-9A-Z]{4}$")] | None = None
    zh: Words
    en: Words
    address_zh: Words
    address_en: Words
    latitude: Annotated[float, Constraint(ge=-90, le=90)]
    longitude: Annotated[float, Constraint(ge=-180, le=180)]
    opens: HourOfDay | None = None
    closes: HourOfDay | None = None
    working_days_only: bool = True
    hall: HallKey | None = None
    queue: tuple[_Queue, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.kind == "terminal") != (self.code is not None):
            raise ValueError("a terminal has a code, a window none")
        if (self.opens is None) != (self.closes is None):
            raise ValueError("give both opens and closes, or neither")
        if (self.hall is None) != (not self.queue):
            raise ValueError("a hall that gives numbers has a key and queues, another place neither")
        letters = {each.letter for each in self.queue}
        if len(letters) != len(self.queue) or (self.queue and self.kind != "window"):
            raise ValueError("queues belong to a window, each with a letter of its own")
        return self

    @property
    def hours(self) -> Hours | None:
        """When it is open; None: day and night."""
        if self.opens is None or self.closes is None:
            return None
        return Hours(opens=self.opens, closes=self.closes, working_days_only=self.working_days_only)

    def at(self, metres: int, *, prints: bool | None) -> NearbyPlace:
        """As a terminal so far away is told of it."""
        return NearbyPlace(
            kind=self.kind,
            name=PlaceText(zh=self.zh, en=self.en),
            address=PlaceText(zh=self.address_zh, en=self.address_en),
            metres=metres,
            hours=self.hours,
            latitude=self.latitude,
            longitude=self.longitude,
            prints=prints,
            hall=self.hall or "",
            queues=tuple(each.told() for each in self.queue),
        )


class _File(Model):
    place: tuple[_Place, ...] = ()

    @model_validator(mode="after")
    def _halls_apart(self) -> Self:
        halls = [each.hall for each in self.place if each.hall is not None]
        if len(set(halls)) != len(halls):
            raise ValueError("two halls have the same key")
        return self


@dataclass(frozen=True)
class Hall:
    """A hall that gives numbers."""

    key: str
    name: PlaceText
    hours: Hours | None
    queues: tuple[HallQueue, ...]

    def queue(self, letter: str) -> HallQueue | None:
        """The one with this letter."""
        return next((each for each in self.queues if each.letter == letter), None)


@dataclass(frozen=True)
class Places:
    """All of them."""

    all: Sequence[_Place] = ()

    @property
    def halls(self) -> tuple[Hall, ...]:
        """Those that give numbers, in the order of the file."""
        return tuple(
            Hall(
                each.hall, PlaceText(zh=each.zh, en=each.en), each.hours, tuple(q.told() for q in each.queue)
            )
            for each in self.all
            if each.hall is not None
        )

    def hall(self, key: str) -> Hall | None:
        """The one with this key."""
        return next((each for each in self.halls if each.key == key), None)

    def around(self, code: str, working: Mapping[str, bool | None]) -> tuple[NearbyPlace, ...]:
        """What is nearest to the terminal of that code: windows, and terminals whose codes are in `working`,
        with whether they can print; and every hall that gives numbers, however far. Nothing for a terminal
        whose place is not on file.
        """
        here = next((each for each in self.all if each.code == code), None)
        if here is None:
            return ()
        there = [
            each for each in self.all if each is not here and (each.code is None or each.code in working)
        ]
        far = sorted(((metres(here, each), each) for each in there), key=lambda pair: pair[0])
        return tuple(
            place.at(round(distance), prints=working.get(place.code or ""))
            for nearer, (distance, place) in enumerate(far)
            if nearer < NEAREST or (place.hall is not None and nearer < MOST)
        )


def metres(here: _Place, there: _Place) -> float:
    """Along a great circle (haversine)."""
    a, b = radians(here.latitude), radians(there.latitude)
    across = sin(radians(there.longitude - here.longitude) / 2) ** 2
    down = sin((b - a) / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(down + cos(a) * cos(b) * across)))


def load_places(file: Path | None) -> Places:
    """The places of a file, or none.

    Raises:
        BadFile: the file cannot be read or is not what this module's docstring says.

    """
    if file is None:
        return Places()
    try:
        found = _File.model_validate(tomllib.loads(file.read_text("utf-8")), strict=False)
    except OSError as error:
        raise BadFile(f"{file}: {error.strerror}; give a file of places") from error
    except ValidationError as error:
        where = ".".join(str(each) for each in error.errors()[0]["loc"])
        raise BadFile(f"{file}: {where}: {error.errors()[0]['msg']}; see central/places.py") from error
    except ValueError as error:
        raise BadFile(f"{file}: no TOML ({error}); see central/places.py") from error
    return Places(found.place)
