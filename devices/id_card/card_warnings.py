"""What is odd about a card whose fields were read: contradictions, check characters, validity. Pure."""

from collections.abc import Iterator
from datetime import date

from devices.id_card.card import LONG_TERM, CardKind, IdCard, Sex
from devices.id_card.card_checks import check_15_holds, check_18_holds, is_country, parse_date

_MALE_IF_ODD = {1: Sex.MALE, 0: Sex.FEMALE}
# How numbers begin: the three permits' region codes, and the 9 of the 2023 foreigner's card.
_BEGINNINGS = {CardKind.HK_MO_TW: ("810000", "820000", "830000"), CardKind.FOREIGNER_2023: ("9",)}
# Only these numbers are known to hold date of birth and sex; that a foreigner's does is inferred.
_TELLING = (CardKind.RESIDENT, CardKind.HK_MO_TW)


def content_warnings(card: IdCard, today: date) -> tuple[str, ...]:
    """Stable keys, in a stable order. `today` decides about validity, in the terminal's local time."""
    return (*_number(card), *_birth(card, today), *_validity(card, today), *_country(card))


def _number(card: IdCard) -> Iterator[str]:
    holds = check_15_holds if card.kind is CardKind.FOREIGNER_2017 else check_18_holds
    if not holds(card.number):
        yield "number.check_character"
    if not card.number.startswith(_BEGINNINGS.get(card.kind, "")):
        yield "number.unexpected_beginning"
    if card.kind in _TELLING:
        told = parse_date(card.number[6:14])
        if told is None:
            yield "number.impossible_date"
        elif card.birth is not None and told != card.birth:
            yield "number.birth_mismatch"
        if card.sex in _MALE_IF_ODD.values() and card.sex is not _MALE_IF_ODD[int(card.number[16]) % 2]:
            yield "number.sex_mismatch"


def _birth(card: IdCard, today: date) -> Iterator[str]:
    if card.birth is not None and card.birth > today:
        yield "birth.in_future"


def _validity(card: IdCard, today: date) -> Iterator[str]:
    if card.valid_from is not None and card.valid_from > today:
        yield "valid_from.in_future"
    if card.valid_to is None or card.valid_to == LONG_TERM:
        return
    if card.valid_to < today:
        yield "expired"
    if card.valid_from is not None and card.valid_to < card.valid_from:
        yield "valid_to.before_valid_from"


def _country(card: IdCard) -> Iterator[str]:
    if card.country is not None and not is_country(card.country):
        yield "country.malformed"
