"""Is one field sound: its choices, its pattern, its bounds, where it comes from?"""

import re
from collections.abc import Iterator

from kiosk.contract.catalogue.derived import AGE_BANDS
from kiosk.contract.catalogue.findings import Finding
from kiosk.contract.catalogue.schema import CardAttribute, Field, FieldType, Source

CHOICE_LISTS = ("streets",)
"""What `choices_from` may name: lists the catalogue itself holds."""

MAX_PATTERN = 100
"""Characters of a pattern."""

# A pattern is a row of literals or classes, each with a bounded count: no groups, no alternatives, no `*`, no
# `+`. That is enough for the shape of a number on a document and cannot run away. Matched with re.ASCII.
_PATTERN = re.compile(r"(?:(?:[A-Za-z0-9 /-]|\\[d.()-]|\[[A-Za-z0-9-]+\])(?:\{\d{1,2}(?:,\d{1,2})?\}|\?)?)+")

_CLOSED = (FieldType.CHOICE, FieldType.CHOICES)
_BOUNDED = (FieldType.NUMBER, FieldType.MONEY)


def check_field(key: str, field: Field) -> Iterator[Finding]:
    """What is wrong with a field on its own. References to other fields are checked with the conditions."""
    for name, problem, remedy in (
        *_choices(field),
        *_pattern(field),
        *_bounds(field),
        *_source(field),
    ):
        yield Finding("fields", key, name, problem, remedy)


def _choices(field: Field) -> Iterator[tuple[str, str, str]]:
    if field.type not in _CLOSED:
        if field.choices or field.choices_from:
            yield "choices", f"a field of type {field.type} has none", 'remove them or write type = "choice"'
        return
    if bool(field.choices) == bool(field.choices_from):
        yield "choices", "needs either choices or choices_from", "write one of the two"
    if field.choices_from and field.choices_from not in CHOICE_LISTS:
        yield "choices_from", f"{field.choices_from} is no list", f"write one of {', '.join(CHOICE_LISTS)}"
    values = [choice.value for choice in field.choices]
    for value in sorted({value for value in values if values.count(value) > 1}):
        yield "choices", f"offers {value} twice", "rename or remove one"
    for value in values:
        if not value.isascii():
            yield "choices", f"{value} is a value and must be a short ASCII word", "put the Chinese in label"


def _pattern(field: Field) -> Iterator[tuple[str, str, str]]:
    if field.pattern is None:
        return
    if field.type is not FieldType.TEXT:
        yield "pattern", f"a field of type {field.type} has its own rule", "remove it"
    if len(field.pattern) > MAX_PATTERN or not _PATTERN.fullmatch(field.pattern):
        remedy = "use characters and [classes] in ASCII with counts such as {9} or {1,3}"
        yield "pattern", "is not one this program takes", remedy
        return
    try:
        re.compile(field.pattern)
    except re.error as error:
        yield "pattern", f"does not compile ({error})", "correct it"
    if field.pattern_help is None:
        yield "pattern_help", "not set", "say in a sentence what the pattern wants"


def _bounds(field: Field) -> Iterator[tuple[str, str, str]]:
    if field.type not in _BOUNDED and (field.minimum is not None or field.maximum is not None):
        yield "minimum", f"a field of type {field.type} has no bounds", "remove minimum and maximum"
    if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
        yield "minimum", "is larger than maximum", "swap them"
    if field.past is not None and field.type is not FieldType.DATE:
        yield "past", f"a field of type {field.type} is no date", "remove it"


def _source(field: Field) -> Iterator[tuple[str, str, str]]:
    from_card = field.source in (Source.CARD, Source.DERIVED)
    if from_card and field.from_card is None:
        yield "from_card", "not set", f"say what of the card fills it, source is {field.source}"
    if field.from_card is not None and not from_card:
        yield "source", f"is {field.source} but from_card is set", 'write source = "card" or "derived"'
    if field.from_card is CardAttribute.AGE_BAND:
        for value in (choice.value for choice in field.choices):
            if value not in AGE_BANDS:
                yield "choices", f"{value} is no age band", f"use values of {', '.join(AGE_BANDS)}"
