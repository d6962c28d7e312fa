"""Another person's ID card instead of typing their name and number: the other parent, a spouse.

Only name and number are taken from it, into the fields that ask for them; the card itself is not kept, and
nothing but these two is read out to anybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from devices.id_card.card import IdCard
from kiosk.contract.catalogue.schema import Field, OfPerson
from kiosk.visit.pages import FieldPage


class Phase(StrEnum):
    """Where the reading stands."""

    WAITING = "waiting"
    READING = "reading"


@dataclass(frozen=True)
class TheirCard:
    """A card that a page has asked for."""

    page: str
    """Identifier of the page that asked."""
    phase: Phase = Phase.WAITING


def offered(page: object) -> bool:
    """Whether the page asks what somebody else's card would say."""
    return isinstance(page, FieldPage) and page.field.suggest.of_person is not None


def filled(page: FieldPage, card: IdCard, shown: Iterator[tuple[str, Field]]) -> dict[str, str]:
    """Field key to what `card` says: the page's own field, and the field of the same person beside it."""
    partner = page.field.suggest.same_person
    asked = {page.key: page.field, **{key: field for key, field in shown if key == partner}}
    said = {key: _says(card, field.suggest.of_person) for key, field in asked.items()}
    return {key: value for key, value in said.items() if value}


def _says(card: IdCard, what: OfPerson | None) -> str | None:
    match what:
        case OfPerson.NAME:
            return card.name or card.name_en
        case OfPerson.NUMBER:
            return card.number
        case None:
            return None
