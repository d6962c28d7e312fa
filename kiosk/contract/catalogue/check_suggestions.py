"""Can what is suggested for a field be its value? And are the places sound that an address is made of?"""

from collections.abc import Iterator

from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
from kiosk.contract.catalogue.phrases import Phrase, phrase
from kiosk.contract.catalogue.schema import Catalogue, Field, FieldType, OfPerson, SuggestCard

MAX_PLACES = 12
"""Roads and communities of one sub-district together: as many as fit on a screen without looking for them."""

_FREE = (FieldType.NAME, FieldType.TEXT, FieldType.ADDRESS)
_CARD_TYPES = {
    SuggestCard.SURNAME: FieldType.NAME,
    SuggestCard.NUMBER: FieldType.ID_NUMBER,
    SuggestCard.ADDRESS: FieldType.ADDRESS,
}
_PERSON_TYPES = {OfPerson.NAME: FieldType.NAME, OfPerson.NUMBER: FieldType.ID_NUMBER}


def check_suggestions(catalogue: Catalogue, key: str, field: Field) -> Iterator[Finding]:
    """What of a field's suggestions its type cannot take."""
    for problem, remedy in _wrong(catalogue, key, field):
        yield Finding("fields", key, "suggest", problem, remedy)


def _wrong(catalogue: Catalogue, key: str, field: Field) -> Iterator[tuple[Phrase, Phrase]]:
    suggest = field.suggest
    if suggest.card is not None and field.type is not _CARD_TYPES[suggest.card]:
        yield phrase("card_is_no", what=suggest.card, type=field.type), phrase("remove_named", names="card")
    if suggest.of_person is not None and field.type is not _PERSON_TYPES[suggest.of_person]:
        yield (
            phrase("person_is_no", what=suggest.of_person, type=field.type),
            phrase("remove_named", names="of_person"),
        )
    if suggest.same_person is not None:
        partner = catalogue.fields.get(suggest.same_person)
        if partner is None or partner.suggest.of_person in (None, suggest.of_person):
            yield phrase("names_same_person", name=suggest.same_person), phrase("name_other_of_person")
    for other in suggest.same_as:
        if other == key or other not in catalogue.fields:
            remedy = remedy_for_unknown(other, catalogue.fields)
            yield phrase("names_no_other_field", name=other), remedy
        elif catalogue.fields[other].type is not field.type:
            yield phrase("is_no_type", name=other, type=field.type), phrase("name_same_type")
    if (suggest.texts or suggest.parts) and field.type not in _FREE:
        yield phrase("takes_no_words", type=field.type), phrase("remove_named", names="texts, parts")
    if suggest.surnames and field.type is not FieldType.NAME:
        yield phrase("is_no_name", type=field.type), phrase("remove_named", names="surnames")
    if suggest.communities and field.type is not FieldType.TEXT:
        yield phrase("is_no_community", type=field.type), phrase("remove_named", names="communities")
    if suggest.days and field.type is not FieldType.DATE:
        yield phrase("no_date", type=field.type), phrase("remove_named", names="days")
    if any((day > 0 and field.past is True) or (day < 0 and field.past is False) for day in suggest.days):
        yield phrase("refuses_day"), phrase("within_past")


def check_places(catalogue: Catalogue) -> Iterator[Finding]:
    """Places of sub-districts that are not there, places said twice, and more than a screen can show."""
    codes = [street.code for street in catalogue.district.streets]
    if catalogue.places and not catalogue.district.address_prefix:
        yield Finding("district", "address_prefix", "", phrase("no_prefix"), phrase("write_prefix"))
    for code, places in catalogue.places.items():
        if code not in codes:
            yield Finding("places", code, "", phrase("no_sub_district"), remedy_for_unknown(code, codes))
        names = [place.zh for place in (*places.roads, *places.communities)]
        if len(names) > MAX_PLACES:
            problem = phrase("too_many_places", most=MAX_PLACES)
            yield Finding("places", code, "", problem, phrase("keep_best_known"))
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Finding("places", code, "", phrase("names_twice", name=name), phrase("remove_one"))
        for name in names:
            if any(character.isdecimal() and character.isascii() for character in name):
                yield Finding("places", code, "", phrase("has_number", name=name), phrase("number_after"))
