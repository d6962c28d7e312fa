"""What is said of a catalogue's faults: a key with its values, and the words in Chinese and English."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

OperatorsLanguage = Literal["zh", "en"]
"""Who mends a catalogue reads one of these: the console has no others."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A key of `phrases.toml` and what stands in its braces; a value may be a phrase itself."""

    key: str
    values: tuple[tuple[str, "str | Phrase"], ...] = ()

    def said(self, language: OperatorsLanguage) -> str:
        """In words."""
        values = {name: _spoken(each, language) for name, each in self.values}
        return words()[self.key][language].format(**values)

    def __str__(self) -> str:
        return self.said("en")


def phrase(key: str, /, **values: object) -> Phrase:
    """The phrase under that key; values become text, phrases stay."""
    return Phrase(key, tuple((name, _value(each)) for name, each in values.items()))


@cache  # the file is part of the program: it changes when it does
def words() -> Mapping[str, Mapping[OperatorsLanguage, str]]:
    """Every key with its words."""
    source = resources.files(__package__).joinpath("phrases.toml")
    return MappingProxyType(tomllib.loads(source.read_text("utf-8")))


def _value(value: object) -> str | Phrase:
    return value if isinstance(value, Phrase) else str(value)


def _spoken(value: str | Phrase, language: OperatorsLanguage) -> str:
    return value.said(language) if isinstance(value, Phrase) else value
