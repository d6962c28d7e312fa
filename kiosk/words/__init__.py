"""The words that the terminal prints or says outside its screens, Chinese first, complete in every language.

``Words("zh").text("receipt.title")``; the texts stand in a file a language, ``zh.toml`` and on, by topic. The
words of the screens themselves live with the screens.
"""

import string
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType

from kiosk.contract.language import LANGUAGES, Language

__all__ = [
    "LANGUAGES",
    "TECHNICIANS_TOPICS",
    "Language",
    "WordMissingError",
    "Words",
    "filled",
    "placeholders",
]

MONTH_NAME = "month_name"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TECHNICIANS_TOPICS = ("outbox.", "bench.")
"""Topics that no resident reads: in Chinese and English only."""


class WordMissingError(LookupError):
    """A key that a words file lacks, or a text that was not given all its values."""


class Words:
    """The words of one language."""

    def __init__(self, language: Language, texts: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._given = texts

    def text(self, key: str, **values: object) -> str:
        """The text under ``key`` with its ``{placeholders}`` filled in. Raises WordMissingError."""
        try:
            template = self._texts[key]
        except KeyError:
            raise WordMissingError(f"kiosk/words/{self.language}.toml: add a text for {key!r}") from None
        missing = placeholders(template) - values.keys()
        if missing:
            raise WordMissingError(
                f"kiosk/words/{self.language}.toml: {key!r} needs {', '.join(sorted(missing))}"
            )
        return filled(template, values)

    def keys(self) -> frozenset[str]:
        """Every key this language has."""
        return frozenset(self._texts)

    def values_of(self, key: str) -> frozenset[str]:
        """The values that the text under ``key`` asks for."""
        return placeholders(self._texts[key])

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        if self._given is not None:
            return self._given
        return _shipped(self.language)


def placeholders(template: str) -> frozenset[str]:
    """The values that a text asks for. ``{month_name}`` asks for ``month``."""
    names = (name for _, name, _, _ in string.Formatter().parse(template) if name)
    return frozenset(name.removesuffix("_name") if name == MONTH_NAME else name for name in names)


def filled(template: str, values: Mapping[str, object]) -> str:
    """The text with its values; ``{month_name}`` is the English short name of ``month``, a number from 1.

    "12/1" is two days in English, depending on who reads it.
    """
    if f"{{{MONTH_NAME}}}" in template:
        return template.format(**values, month_name=MONTHS[int(str(values["month"])) - 1])
    return template.format(**values)


@cache  # the files are part of the program: they change when it does
def _shipped(language: Language) -> Mapping[str, str]:
    source = resources.files(__name__).joinpath(f"{language}.toml")
    return MappingProxyType(dict(_flatten("", tomllib.loads(source.read_text("utf-8")))))


def _flatten(prefix: str, table: Mapping[str, object]) -> list[tuple[str, str]]:
    """``[receipt] title = "x"`` as ``receipt.title``. A value that is no text is a fault in the file."""
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            found.extend(_flatten(f"{key}.", value))
        elif isinstance(value, str):
            found.append((key, value))
        else:
            raise WordMissingError(f"kiosk/words: {key!r} must be a text in quotes")
    return found
