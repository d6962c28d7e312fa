"""What a person typed, made comparable with names."""

import unicodedata

MAX_TYPED = 40
"""Characters that are looked at: a longer text is no search."""


def plain(text: str) -> str:
    """Lower case, one width, letters and digits only."""
    folded = unicodedata.normalize("NFKC", text[: MAX_TYPED * 4]).casefold()
    return "".join(each for each in folded if each.isalnum())


def words(text: str) -> str:
    """Lower case, one width, words with one blank between them."""
    folded = unicodedata.normalize("NFKC", text[: MAX_TYPED * 4]).casefold()
    return " ".join("".join(each if each.isalnum() else " " for each in folded).split())


def latin(text: str) -> bool:
    """Only letters from a to z."""
    return text.isascii() and text.isalpha()


def as_heard(pinyin: str) -> str:
    """What many do not keep apart in speaking becomes the same: zh and z, ch and c, sh and s, -ng and -n."""
    for said, heard in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n")):
        pinyin = pinyin.replace(said, heard)
    return pinyin
