"""The languages of the terminal, and the one rule of what is shown where a text has not been translated."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["zh", "en", "ko", "ja"]
LANGUAGES: tuple[Language, ...] = ("zh", "en", "ko", "ja")
"""Chinese, English, Korean, Japanese: the order in which they are offered (ISO 639-1)."""
INSTEAD: Mapping[Language, tuple[Language, ...]] = {
    "zh": (),
    "en": ("zh",),
    "ko": ("en", "zh"),
    "ja": ("en", "zh"),
}
"""What is shown where a language has no text: the first of these that has one. Chinese stands behind all, for
every text has it. Who chose Korean or Japanese does not read Chinese more easily than English, and Chinese
between Korean sentences looks like a mistake.
"""


def in_language(texts: Mapping[Language, str | None], language: Language) -> str:
    """The text in `language`, or in the one shown instead. `texts` has Chinese at least."""
    for each in (language, *INSTEAD[language]):
        text = texts.get(each)
        if text:
            return text
    raise ValueError("a text without Chinese")
