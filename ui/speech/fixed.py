"""Every sentence that can be said and is known beforehand: those of the words files, and the catalogue's.

A sentence with a placeholder is not among them; nor is anything a person gave.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.words import Language, Words, placeholders
from ui.words import load_words

ON_SCREENS = ("life_events", "fields", "commitments", "departments", "notice")
"""Parts of the catalogue that screens show today."""
UNSPOKEN = ("print_test.", "outbox.", "receipt.")
"""Topics of kiosk/words that are printed, or read by technicians."""


def fixed_sentences(language: Language, catalogue: Catalogue) -> Mapping[str, str]:
    """Text to key. Where two keys have the same text the first one stands for both."""
    kiosk = Words(language)
    known: dict[str, str] = {}
    sources = (
        load_words()[language].items(),
        (
            (key, kiosk.text(key))
            for key in sorted(kiosk.keys())
            if not kiosk.values_of(key) and not key.startswith(UNSPOKEN)
        ),
        _catalogue(language, catalogue),
    )
    for source in sources:
        for key, text in source:
            if not placeholders(text):
                known.setdefault(text, key)
    return known


def _catalogue(language: Language, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for name in ON_SCREENS:
        yield from _texts(f"catalogue.{name}", getattr(catalogue, name), language)


def _texts(key: str, value: Any, language: Language) -> Iterator[tuple[str, str]]:
    if isinstance(value, Text):
        yield key, value.in_language(language)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(f"{key}.{name}", getattr(value, name), language)
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _texts(f"{key}.{name}", each, language)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(f"{key}.{getattr(each, 'id', index)}", each, language)
