"""Parts of a value as one text."""

from collections.abc import Iterable, Mapping

from kiosk.visit.sentence import Sentence
from kiosk.words import Language
from ui.viewmodels.speaker import Speaker

SEPARATORS: Mapping[Language, str] = {"zh": "、", "en": ", ", "ko": ", ", "ja": "、"}


def joined(parts: Iterable[Sentence | str], speaker: Speaker) -> str:
    """The parts as the language lists things; a list typed one to a line is listed likewise."""
    separator = SEPARATORS[speaker.language]
    texts = (part if isinstance(part, str) else speaker.say(part) for part in parts)
    return separator.join(text.replace("\n", separator) for text in texts)
