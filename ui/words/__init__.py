"""The fixed words of the screens: one TOML file per language, Chinese first. `Words.qml` shows them.

Keys are `table.key`; `{name}` in a text is filled in by the screen. Words of the catalogue live there.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from kiosk.contract.language import LANGUAGES, Language

TECHNICIANS = Path(__file__).parent / "bench"


class WordsUnusable(Exception):
    """A words file does not hold texts in tables."""


def load_words(
    directory: Path = Path(__file__).parent, languages: Iterable[Language] = LANGUAGES
) -> dict[str, dict[str, str]]:
    """Language -> key -> text, for every language asked for.

    Raises `WordsUnusable` naming the file and key when a value is not a text: the files are part of the
    program, so this is a defect of the installation, not of a configuration.
    """
    return {language: dict(_read(directory / f"{language}.toml")) for language in languages}


def all_words() -> dict[str, dict[str, str]]:
    """The residents' words and the technicians' (`bench/`), for every language.

    Technicians read Chinese and English only: elsewhere theirs are the English ones.
    """
    technicians = load_words(TECHNICIANS, ("zh", "en"))
    return {
        language: words | technicians.get(language, technicians["en"])
        for language, words in load_words().items()
    }


@cache  # the files are part of the program: they change when it does
def _read(path: Path) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
        if not isinstance(entries, dict):
            raise WordsUnusable(f"{path}: {table} must stand in a table, as in [welcome]")
        for key, text in entries.items():
            if not isinstance(text, str):
                raise WordsUnusable(f"{path}: {table}.{key} must be one text in quotes")
            texts[f"{table}.{key}"] = text
    return texts
