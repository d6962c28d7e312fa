"""The catalogue's words in further languages: `translations/ko/` says what a Chinese sentence is in Korean.

The Chinese sentence is the key: a sentence that stands in many places is translated once, and one that has
been mended in Chinese has no translation any more instead of an outdated one (docs/decisions, "The
catalogue's translations"). How the sentences are split into files is for the translator. A `ko` beside `zh`
and `en` in the data itself counts before these files: for the rare sentence that means two things.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.contract.catalogue.errors import Fault, UnsoundCatalogue
from kiosk.contract.catalogue.phrases import phrase
from kiosk.contract.catalogue.toml_file import Table, read_toml_file
from kiosk.contract.language import LANGUAGES, Language

DIRECTORY = "translations"


@dataclass(frozen=True)
class Translation:
    """What a Chinese sentence is in another language, and the file that says so."""

    text: str
    file: str


Translations = Mapping[Language, Mapping[str, Translation]]


def read_translations(directory: Path) -> Translations:
    """Every translation of a catalogue; none where it has no such directory.

    Raises:
        UnsoundCatalogue: a file cannot be read; a sentence has no words behind it, or stands in two files.
    """
    return {language: dict(_of(directory, language)) for language in LANGUAGES}


def _of(directory: Path, language: Language) -> Iterator[tuple[str, Translation]]:
    files: dict[str, str] = {}
    for path in sorted((directory / DIRECTORY / language).rglob("*.toml")):
        name = path.relative_to(directory).as_posix()
        for chinese, text in read_toml_file(directory, name).items():
            if not isinstance(text, str) or not text.strip():
                raise UnsoundCatalogue(Fault(name, chinese, phrase("no_words"), phrase("write_words")))
            if chinese in files:
                problem = phrase("stands_already", file=files[chinese])
                raise UnsoundCatalogue(Fault(name, chinese, problem, phrase("keep_one")))
            files[chinese] = name
            yield chinese, Translation(text, name)


def fill_in(content: Table, translations: Translations) -> None:
    """Give each text of the catalogue its translations, where it has none of its own."""
    for text in texts(content):
        for language, known in translations.items():
            translation = known.get(text["zh"])
            if translation is not None:
                text.setdefault(language, translation.text)


def stale(content: Table, translations: Translations) -> tuple[Fault, ...]:
    """One for each translation of a sentence that the catalogue does not say any more."""
    said = {text["zh"] for text in texts(content)}
    return tuple(
        Fault(translation.file, chinese, phrase("not_said"), phrase("correct_or_remove"))
        for known in translations.values()
        for chinese, translation in known.items()
        if chinese not in said
    )


def texts(value: Any) -> Iterator[Table]:
    """Every text below a value: a table with Chinese in it and nothing but languages."""
    if isinstance(value, dict):
        if isinstance(value.get("zh"), str) and value.keys() <= set(LANGUAGES):
            yield value
        else:
            for part in value.values():
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
