"""Is one field sound: its choices, its pattern, its bounds, where it comes from?"""

import re
from collections.abc import Iterator

from kiosk.contract.catalogue.derived import AGE_BANDS
from kiosk.contract.catalogue.findings import Finding
from kiosk.contract.catalogue.phrases import Phrase, phrase
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


def _choices(field: Field) -> Iterator[tuple[str, Phrase, Phrase]]:
    if field.type not in _CLOSED:
        if field.choices or field.choices_from:
            yield "choices", phrase("takes_no_choices", type=field.type), phrase("remove_or_choice")
        return
    if bool(field.choices) == bool(field.choices_from):
        yield "choices", phrase("choices_or_list"), phrase("write_one")
    if field.choices_from and field.choices_from not in CHOICE_LISTS:
        remedy = phrase("write_one_of", names=", ".join(CHOICE_LISTS))
        yield "choices_from", phrase("no_list", name=field.choices_from), remedy
    values = [choice.value for choice in field.choices]
    for value in sorted({value for value in values if values.count(value) > 1}):
        yield "choices", phrase("offers_twice", value=value), phrase("rename_or_remove")
    for value in values:
        if not value.isascii():
            yield "choices", phrase("value_not_ascii", value=value), phrase("chinese_in_label")


def _pattern(field: Field) -> Iterator[tuple[str, Phrase, Phrase]]:
    if field.pattern is None:
        return
    if field.type is not FieldType.TEXT:
        yield "pattern", phrase("own_rule", type=field.type), phrase("remove")
    if len(field.pattern) > MAX_PATTERN or not _PATTERN.fullmatch(field.pattern):
        yield "pattern", phrase("pattern_not_taken"), phrase("simple_pattern")
        return
    try:
        re.compile(field.pattern)
    except re.error as error:
        yield "pattern", phrase("pattern_broken", error=error), phrase("correct")
    if field.pattern_help is None:
        yield "pattern_help", phrase("not_set"), phrase("explain_pattern")


def _bounds(field: Field) -> Iterator[tuple[str, Phrase, Phrase]]:
    if field.type not in _BOUNDED and (field.minimum is not None or field.maximum is not None):
        remedy = phrase("remove_named", names="minimum, maximum")
        yield "minimum", phrase("no_bounds", type=field.type), remedy
    if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
        yield "minimum", phrase("minimum_over_maximum"), phrase("swap")
    if field.past is not None and field.type is not FieldType.DATE:
        yield "past", phrase("no_date", type=field.type), phrase("remove")


def _source(field: Field) -> Iterator[tuple[str, Phrase, Phrase]]:
    from_card = field.source in (Source.CARD, Source.DERIVED)
    if from_card and field.from_card is None:
        yield "from_card", phrase("not_set"), phrase("say_what_fills", source=field.source)
    if field.from_card is not None and not from_card:
        yield "source", phrase("source_not_card", source=field.source), phrase("write_source")
    if field.from_card is CardAttribute.AGE_BAND:
        for value in (choice.value for choice in field.choices):
            if value not in AGE_BANDS:
                remedy = phrase("use_values_of", names=", ".join(AGE_BANDS))
                yield "choices", phrase("no_age_band", value=value), remedy
