"""The words of the languages, as view-models and the voice take them."""

from collections.abc import Iterable

from kiosk.words import LANGUAGES, Language, Words
from ui.viewmodels.speaker import Speaker
from ui.words import all_words


def speakers(languages: Iterable[Language] = LANGUAGES) -> dict[Language, Speaker]:
    """The words of each language, in the order in which they are offered."""
    screens = all_words()
    return {language: Speaker(language, screens[language], Words(language)) for language in languages}
