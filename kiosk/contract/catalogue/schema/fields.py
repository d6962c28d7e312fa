"""A field of the one form: how it is asked, filled, checked, and what is offered beside it."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field as Constraint

from kiosk.contract.catalogue.schema.texts import Key, Text
from kiosk.contract.model import Model


class Condition(Model):
    """True when the named field or question has one of the values. All conditions of a list must hold."""

    of: Key
    is_in: Annotated[tuple[str, ...], Constraint(min_length=1)]


class Choice(Model):
    """One answer of a closed field."""

    value: Annotated[str, Constraint(min_length=1, max_length=40)]
    label: Text
    help: Text | None = None


class FieldType(StrEnum):
    """What a field holds and so how it is asked and checked (`kiosk.contract.catalogue.checks`)."""

    NAME = "name"
    ID_NUMBER = "id_number"
    CREDIT_CODE = "credit_code"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    TEXT = "text"
    ADDRESS = "address"
    CHOICE = "choice"
    CHOICES = "choices"
    CONSENT = "consent"
    TABLE = "table"


class Source(StrEnum):
    """Where a field's value comes from first; a person may always correct what was typed or scanned."""

    CARD = "card"
    DERIVED = "derived"
    INPUT = "input"
    CHOICE = "choice"
    SCAN = "scan"
    SHARED = "shared"


class CardAttribute(StrEnum):
    """What of the ID card fills a field, or is derived from it."""

    NAME = "name"
    NUMBER = "number"
    SEX = "sex"
    BIRTH = "birth"
    ADDRESS = "address"
    AGE_BAND = "age_band"


class SuggestCard(StrEnum):
    """What of the ID card may be offered beside a field: it may be the answer, and need not."""

    SURNAME = "surname"
    NUMBER = "number"
    ADDRESS = "address"


class OfPerson(StrEnum):
    """What of somebody else's ID card answers a field."""

    NAME = "name"
    NUMBER = "number"


class Suggest(Model):
    """What is offered beside a field, so that nobody need type it. Free text stays possible."""

    card: SuggestCard | None = None
    card_sex: Literal["male", "female"] | None = None
    """Offer it only to a holder of this sex (the mother's number, the father's)."""
    of_person: OfPerson | None = None
    """The field is about another person, whose ID card may be put on the reader instead of typing this."""
    same_person: Key | None = None
    """The other field about that person: one card fills both."""
    same_as: tuple[Key, ...] = ()
    """Fields of the same kind whose value, once given in this visit, may serve here too."""
    surnames: bool = False
    """The catalogue's common surnames, as the beginning of a name."""
    communities: bool = False
    """The communities of the sub-district given in this visit."""
    texts: tuple[Text, ...] = ()
    """Whole answers. What goes into the field is the Chinese."""
    parts: tuple[Text, ...] = ()
    """Pieces put behind what stands in the field already. What goes in is the Chinese."""
    days: tuple[int, ...] = ()
    """DATE: days from today, 0 today, -1 yesterday."""


class Field(Model):
    """One field of the one form. Its identifier is its key in the catalogue."""

    label: Text
    type: FieldType
    source: Source
    question: Text | None = None
    """The sentence a neighbour would ask (孩子叫什么名字？); the label serves where it is absent."""
    help: Text | None = None
    required: bool = True
    from_card: CardAttribute | None = None
    masked: bool = False
    pattern: str | None = None
    """A full-match regular expression (ASCII classes), beyond what the type checks."""
    pattern_help: Text | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: Key | None = None
    """A list of the catalogue instead of `choices`: "streets" or "communities"."""
    minimum: int | None = None
    maximum: int | None = None
    """Bounds of NUMBER (as it is) and MONEY (yuan)."""
    past: bool | None = None
    """DATE: True = not after today, False = not before today, None = any."""
    visible_if: tuple[Condition, ...] = ()
    suggest: Suggest = Suggest()
