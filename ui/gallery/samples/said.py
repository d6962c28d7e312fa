"""Invented words for the pictures: (Chinese, English) pairs where the languages differ. Nobody here exists.

What a pair says in further languages stands in `said.toml`, under the Chinese sentence.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.words import LANGUAGES, Language, Words, filled
from ui.words import load_words

Said = tuple[str, ...]
"""A Chinese and English pair, or what `said` of every language gives."""
FURTHER: Mapping[str, Mapping[str, str]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
"""Language -> Chinese sentence -> that sentence."""


def in_language(values: Any, language: Language) -> Any:
    """`values` with every pair replaced by what it is in `language`, the English where nobody has said it."""
    if isinstance(values, tuple):
        if len(values) == len(LANGUAGES):
            return values[LANGUAGES.index(language)]
        chinese, english = values
        return chinese if language == "zh" else FURTHER.get(language, {}).get(chinese, english)
    if isinstance(values, Mapping):
        return {key: in_language(value, language) for key, value in values.items()}
    if isinstance(values, list):
        return [in_language(value, language) for value in values]
    return values


_WORDS = {language: load_words()[language] for language in LANGUAGES}


def said(key: str, **values: object) -> Said:
    """A text of the words files in every language, its placeholders filled in."""
    return tuple(filled(_WORDS[language][key], values) for language in LANGUAGES)


def of_the_kiosk(key: str) -> Said:
    """A text of the words that the terminal prints and says, in every language."""
    return tuple(Words(language).text(key) for language in LANGUAGES)
