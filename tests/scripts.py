"""Which script a sentence stands in, and whether that is one of its language."""

import re

from kiosk.words import Language

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
KANA = re.compile(r"[\u3041-\u30ff]")
HANGUL = re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
EXPLAINED = re.compile(r"\([\u3400-\u9fff]+\)")
"""Korean may give the Chinese characters of an official word in brackets, after the word."""


def foreign(text: str, language: Language) -> bool:
    """Whether the text has letters that have no business in this language."""
    match language:
        case "zh":
            return bool(KANA.search(text) or HANGUL.search(text))
        case "en":
            return bool(HAN.search(text) or KANA.search(text) or HANGUL.search(text))
        case "ko":
            return bool(KANA.search(text) or HAN.search(EXPLAINED.sub("", text)))
        case "ja":
            return bool(HANGUL.search(text)) or not all(map(_in_japanese_use, HAN.findall(text)))


def _in_japanese_use(character: str) -> bool:
    """Whether JIS X 0208 has it: China's short forms (请, 证) are not in it, Japan's own (証) are."""
    try:
        character.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True
