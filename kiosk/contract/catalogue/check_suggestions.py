"""Can what is suggested for a field be its value? And are the places sound that an address is made of?"""

from collections.abc import Iterator

from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
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


def _wrong(catalogue: Catalogue, key: str, field: Field) -> Iterator[tuple[str, str]]:
    suggest = field.suggest
    if suggest.card is not None and field.type is not _CARD_TYPES[suggest.card]:
        yield f"the card's {suggest.card} is no {field.type}", "remove card"
    if suggest.of_person is not None and field.type is not _PERSON_TYPES[suggest.of_person]:
        yield f"a person's {suggest.of_person} is no {field.type}", "remove of_person"
    if suggest.same_person is not None:
        partner = catalogue.fields.get(suggest.same_person)
        if partner is None or partner.suggest.of_person in (None, suggest.of_person):
            problem = f"names {suggest.same_person}, which says nothing else of that person"
            yield problem, "name the field with the other of_person"
    for other in suggest.same_as:
        if other == key or other not in catalogue.fields:
            yield f"names {other}, which is no other field", remedy_for_unknown(other, catalogue.fields)
        elif catalogue.fields[other].type is not field.type:
            yield f"{other} is no {field.type}", "name a field of the same type"
    if (suggest.texts or suggest.parts) and field.type not in _FREE:
        yield f"a field of type {field.type} takes no words", "remove texts and parts"
    if suggest.surnames and field.type is not FieldType.NAME:
        yield f"a field of type {field.type} is no name", "remove surnames"
    if suggest.communities and field.type is not FieldType.TEXT:
        yield f"a field of type {field.type} is no community", "remove communities"
    if suggest.days and field.type is not FieldType.DATE:
        yield f"a field of type {field.type} is no date", "remove days"
    if any((day > 0 and field.past is True) or (day < 0 and field.past is False) for day in suggest.days):
        yield "offers a day that the field refuses", "leave days within past"


def check_places(catalogue: Catalogue) -> Iterator[Finding]:
    """Places of sub-districts that are not there, places said twice, and more than a screen can show."""
    codes = [street.code for street in catalogue.district.streets]
    if catalogue.places and not catalogue.district.address_prefix:
        yield Finding(
            "district",
            "address_prefix",
            "",
            "is not set although there are places",
            "write what addresses begin with",
        )
    for code, places in catalogue.places.items():
        if code not in codes:
            yield Finding("places", code, "", "is no sub-district", remedy_for_unknown(code, codes))
        names = [place.zh for place in (*places.roads, *places.communities)]
        if len(names) > MAX_PLACES:
            yield Finding("places", code, "", f"has more than {MAX_PLACES} places", "keep the best known")
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Finding("places", code, "", f"names {name} twice", "remove one")
        for name in names:
            if any(character.isdecimal() and character.isascii() for character in name):
                yield Finding("places", code, "", f"{name} has a number", "numbers come after the place")
