"""Text of a card field: every code point kept, and damage seen."""

import unicodedata
from dataclasses import dataclass

PADDING = " \0"  # U+0020 by the layout; some readers fill with zeros
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True)
class FieldText:
    """`sound` is False when something in the bytes was no character; it stands as U+FFFD in `text`."""

    text: str
    sound: bool


def decode_field(untrusted_bytes: bytes) -> FieldText:
    """UTF-16LE without its padding.

    Private-use code points, extension characters and surrogate pairs pass unchanged. Lone surrogates, control
    characters and noncharacters are damage: no name holds them, and they do harm in a file, on paper, on a
    screen.
    """
    text = untrusted_bytes.decode("utf-16-le", errors="surrogatepass").rstrip(PADDING)
    cleaned = "".join(REPLACEMENT if _is_damage(character) else character for character in text)
    return FieldText(cleaned, sound=cleaned == text)


def _is_damage(character: str) -> bool:
    point = ord(character)
    nonchar = 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE
    return nonchar or unicodedata.category(character) in ("Cc", "Cs")
