"""The registry as the QML shows it, in one language."""

from typing import Any

from kiosk.words import LANGUAGES, Language
from ui.engine import QML
from ui.gallery.components.family import Family, Specimen
from ui.gallery.components.registry import CHAPTERS
from ui.gallery.samples.said import in_language
from ui.words import load_words

WORDS = QML.parent / "gallery" / "words"
SAMPLES = QML.parent / "gallery" / "qml" / "samples"


def page(family: Family, language: Language) -> dict[str, Any]:
    """What one sheet shows: name, use, and the specimens with file, properties and size in millimetres."""
    return {
        "name": family.component,
        "use": in_language(family.use, language),
        "specimens": [_specimen(family, each, language) for each in family.specimens],
    }


def _specimen(family: Family, specimen: Specimen, language: Language) -> dict[str, Any]:
    folder, file = (SAMPLES, family.holder) if family.holder else (QML / "components", family.component)
    return {
        "caption": in_language(specimen.name, language),
        "source": (folder / f"{file}.qml").as_uri(),
        "properties": in_language({**family.common, **specimen.properties}, language),
        "width": specimen.width or family.width,
        "height": specimen.height or family.height or 0,
    }


def books() -> dict[str, dict[str, Any]]:
    """Language -> all pages, the chapters' names and the fixed words, for the window of the gallery."""
    words = load_words()
    return {language: _book(language, words[language]) for language in LANGUAGES}


def _book(language: Language, texts: dict[str, str]) -> dict[str, Any]:
    pages = [
        {**page(family, language), "chapter": number}
        for number, chapter in enumerate(CHAPTERS)
        for family in chapter.families
    ]
    own: dict[str, dict[str, str]] = load_words(WORDS, ("zh", "en"))
    return {
        "pages": pages,
        "chapters": [in_language(chapter.name, language) for chapter in CHAPTERS],
        "texts": {**texts, **own.get(language, own["en"])},
    }
