"""Which voice speaks which words."""

import re
from collections.abc import Callable, Iterator

from kiosk.words import Language

HAN = re.compile(r"([\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)")
INSTEAD: Language = "en"
"""What is spoken where there is no voice for the language of the screen."""


def spoken_language(language: str, knows: Callable[[str], bool]) -> str:
    """The language a screen is read in: its own, or English, which more people follow than a wrong voice."""
    return language if knows(language) else INSTEAD


def runs(text: str, language: str) -> Iterator[tuple[str, str]]:
    """The text in pieces with the language of each: Chinese names stay Chinese in an English sentence."""
    if language == "zh":
        yield text, language
        return
    for piece in HAN.split(text):
        if piece.strip():
            yield piece, "zh" if HAN.fullmatch(piece) else language
