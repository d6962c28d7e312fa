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
from kiosk.contract.reference import HourOfDay, Hours, NearbyPlace, PlaceText, Words

EARTH_RADIUS_M = 6_371_000
"""The mean; a sphere is wrong by half a percent."""
NEAREST = 10


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

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.kind == "terminal") != (self.code is not None):
            raise ValueError("a terminal has a code, a window none")
        if (self.opens is None) != (self.closes is None):
            raise ValueError("give both opens and closes, or neither")
        return self

    def at(self, metres: int, *, prints: bool | None) -> NearbyPlace:
        """As a terminal so far away is told of it."""
        hours = None
        if self.opens is not None and self.closes is not None:
            hours = Hours(opens=self.opens, closes=self.closes, working_days_only=self.working_days_only)
        return NearbyPlace(
            kind=self.kind,
            name=PlaceText(zh=self.zh, en=self.en),
            address=PlaceText(zh=self.address_zh, en=self.address_en),
            metres=metres,
            hours=hours,
            latitude=self.latitude,
            longitude=self.longitude,
            prints=prints,
        )


class _File(Model):
    place: tuple[_Place, ...] = ()


@dataclass(frozen=True)
class Places:
    """All of them."""

    all: Sequence[_Place] = ()

    def around(self, code: str, working: Mapping[str, bool | None]) -> tuple[NearbyPlace, ...]:
        """What is nearest to the terminal of that code: windows, and terminals whose codes are in `working`,
        with whether they can print. Nothing for a terminal whose place is not on file.
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
            for distance, place in far[:NEAREST]
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
