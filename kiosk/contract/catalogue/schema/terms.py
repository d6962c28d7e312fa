"""Who something is for, where it is offered, and how sure it has to be of the person."""

from enum import StrEnum


class Audience(StrEnum):
    """Who an item or life event is for."""

    PERSON = "person"
    FIRM = "firm"


class Site(StrEnum):
    """What kind of place a terminal stands in."""

    STREET = "street"
    COMMUNITY = "community"
    BANK = "bank"


class Assurance(StrEnum):
    """How sure we are that the person is the card's owner (mission.md: 核验等级)."""

    ANONYMOUS = "anonymous"
    RECEIPT_HOLDER = "receipt_holder"
    CARD = "card"
    VERIFIED = "verified"
