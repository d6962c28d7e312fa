"""Reference data: what a terminal should know though it cannot always ask. Signed whole, so that it can be
kept and believed without the connection it came over.

A stored compact JWS over {name, version, issued, terminal, content}, as the acknowledgement is one over what
is held. `version` names the content; `issued` only rises, so that an older one is never taken for news.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field as Constraint
from pydantic import SerializeAsAny, ValidationError, model_validator

from kiosk.contract import jws
from kiosk.contract.model import Model, Reply

REFERENCE_TYPE = "kiosk-reference+jws"
MAX_REFERENCE_BYTES = 256 * 1024
"""Fifty places have about 20 kB, the holidays of ten years about 10 kB."""


class ReferenceName(StrEnum):
    """What there is."""

    NEARBY = "nearby"
    HOLIDAYS = "holidays"
    KEYS = "keys"


REFERENCE_PATHS: Mapping[ReferenceName, str] = {
    ReferenceName.NEARBY: "/v1/terminals/nearby",
    ReferenceName.HOLIDAYS: "/v1/reference/holidays",
    ReferenceName.KEYS: "/v1/reference/keys",
}

Words = Annotated[str, Constraint(min_length=1, max_length=120)]


class PlaceText(Model):
    """A name or an address."""

    zh: Words
    en: Words


HourOfDay = Annotated[str, Constraint(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Hours(Model):
    """Local times of one day."""

    opens: HourOfDay
    closes: HourOfDay
    working_days_only: bool = True


HallKey = Annotated[str, Constraint(pattern=r"^[A-Z0-9]{1,8}$")]
QueueLetter = Annotated[str, Constraint(pattern=r"^[A-Z]$")]


class HallQueue(Reply):
    """One queue of a hall that gives numbers: its numbers begin with `letter`. `departments`: at whose
    windows it is called, keys of the catalogue.
    """

    letter: QueueLetter
    name: PlaceText
    departments: Annotated[tuple[str, ...], Constraint(max_length=40)]


Degrees = Annotated[float, Constraint(ge=-180, le=180)]


class NearbyPlace(Reply):
    """Another terminal that works, or a window. What an older terminal does not know of it, it passes
    over.
    """

    kind: Literal["terminal", "window"]
    name: PlaceText
    address: PlaceText
    metres: Annotated[int, Constraint(ge=0, le=1_000_000)]
    """As the crow flies."""
    hours: Hours | None = None
    """None: day and night."""
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    """Where it is, WGS 84; None of both: nobody has said.
    """
    prints: bool | None = None
    """Whether it can print receipts, by its own word with its last heartbeat; None: not known, or a
    window.
    """
    hall: str = ""
    """Its key, where it gives numbers for today; else ""."""
    queues: Annotated[tuple[HallQueue, ...], Constraint(max_length=26)] = ()


class Content(Model):
    """Base of what a document can say."""


class Nearby(Content):
    """The nearest first."""

    places: Annotated[tuple[NearbyPlace, ...], Constraint(max_length=50)]


class Holidays(Content):
    """The calendar of working days, as the State Council announces it a year ahead. Says nothing of days
    before `first` or after `last`.
    """

    first: date
    last: date
    off: Annotated[tuple[date, ...], Constraint(max_length=1000)]
    """Holidays, those that fall on a weekend included."""
    working: Annotated[tuple[date, ...], Constraint(max_length=1000)]
    """Saturdays and Sundays on which people work."""

    @model_validator(mode="after")
    def _all_within(self) -> Self:
        days = self.off + self.working
        if self.first > self.last or not all(self.first <= day <= self.last for day in days):
            raise ValueError("a day lies outside first to last")
        if set(self.off) & set(self.working):
            raise ValueError("a day is both off and working")
        return self


KeyText = Annotated[str, Constraint(pattern=r"^([0-9a-f]{2}){1,256}$")]


class CentralKeys(Content):
    """What submissions are sealed to from now on."""

    sealing_key: KeyText
    """Hexadecimal."""
    sealing_key_id: Annotated[str, Constraint(min_length=1, max_length=80)]
    suite: Annotated[str, Constraint(min_length=1, max_length=80)]


_CONTENTS: Mapping[ReferenceName, type[Content]] = {
    ReferenceName.NEARBY: Nearby,
    ReferenceName.HOLIDAYS: Holidays,
    ReferenceName.KEYS: CentralKeys,
}


class Reference(Model):
    """One document. `terminal`: whom it is for; None for all."""

    name: ReferenceName
    version: Annotated[str, Constraint(pattern=r"^[0-9a-f]{16}$")]
    issued: datetime
    terminal: int | None
    content: SerializeAsAny[Content]


class _Untrusted(Model):
    """As `Reference`, with a content that has not been looked at."""

    name: ReferenceName
    version: Annotated[str, Constraint(pattern=r"^[0-9a-f]{16}$")]
    issued: datetime
    terminal: int | None
    content: dict[str, object]


class ReferenceAnswer(Reply):
    """The body of a 200: the document as a compact JWS."""

    reference: Annotated[str, Constraint(max_length=2 * MAX_REFERENCE_BYTES)]


class BadReference(ValueError):
    """Not this document, not for this terminal, or not signed by that key."""


def sign(reference: Reference, key: Ed25519PrivateKey) -> str:
    """The document as a compact JWS."""
    return jws.sign(reference.model_dump_json().encode(), key, kind=REFERENCE_TYPE, headers={})


def verify(untrusted_token: str, key: Ed25519PublicKey, *, name: ReferenceName, terminal: int) -> Reference:
    """Check signature, name, addressee and content.

    Raises:
        BadReference: one of them is wrong.

    """
    try:
        _, payload = jws.verify(untrusted_token, key, kind=REFERENCE_TYPE)
        said = _Untrusted.model_validate_json(payload)
        if said.name is not name or said.terminal not in (None, terminal):
            raise BadReference(f"not the document {name} of this terminal")
        content = _CONTENTS[name].model_validate_json(json.dumps(said.content))
    except jws.BadJws as error:
        raise BadReference(str(error)) from error
    except ValidationError as error:
        raise BadReference(f"the document {name} is malformed") from error
    return Reference(
        name=name, version=said.version, issued=said.issued, terminal=said.terminal, content=content
    )
