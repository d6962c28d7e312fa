"""From a sentence of the visit to words in the resident's language."""

from collections.abc import Mapping

from kiosk.contract.catalogue.schema import Text
from kiosk.visit.sentence import Say, Sentence
from kiosk.words import Language, WordMissingError, Words, filled

FALLBACK = "visit.something_wrong"


class Speaker:
    """The words of one language: those of the screens first, then those the terminal prints and says."""

    def __init__(self, language: Language, screens: Mapping[str, str], kiosk: Words) -> None:
        self.language = language
        self._screens = screens
        self._kiosk = kiosk
        self._kiosk_keys = kiosk.keys()

    def say(self, sentence: Sentence | None) -> str:
        """The sentence, "" for none. A key that nobody has written gives a sentence that is never wrong."""
        if sentence is None:
            return ""
        if isinstance(sentence, Text):
            return self.text(sentence)
        return self.key(sentence.key, **dict(sentence.values))

    def key(self, key: str, **values: object) -> str:
        """The words under a key, with its placeholders filled in."""
        if key in self._screens:
            return filled(self._screens[key], values)
        try:
            return self._kiosk.text(key, **values)
        except WordMissingError:
            return self._screens[FALLBACK]

    def knows(self, say: Say) -> bool:
        """Whether the words of `say` have been written."""
        return say.key in self._screens or say.key in self._kiosk_keys

    def has(self, key: str) -> bool:
        """Whether there are words under a key."""
        return key in self._screens or key in self._kiosk_keys

    def text(self, text: Text) -> str:
        """Words of the catalogue."""
        return text.in_language(self.language)
