"""What of a scanned code is taken: text of a bounded length, in a known encoding, with nothing in it that
steers a screen, a printer or a shell.
"""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from devices.code_scanner.scanner import CodeRefused, Fault

BYTES_OF_A_CHARACTER = 4
"""The most that UTF-8 and GB18030 need."""
# Controls, formats (a change of writing direction), halves of a pair, separators of lines and paragraphs.
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


class Alphabet(StrEnum):
    """Which characters a code may have."""

    DIGITS = "digits"
    ASCII = "ascii"
    """The printable ones, the space included."""
    TEXT = "text"
    """Any script; no control characters."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in characters, both included. ``encodings`` are tried in turn, strictly."""

    shortest: int = 1
    longest: int = 1024
    alphabet: Alphabet = Alphabet.TEXT
    encodings: tuple[str, ...] = ("utf-8", "gb18030")

    @property
    def longest_bytes(self) -> int:
        """More cannot become a text of that length."""
        return self.longest * BYTES_OF_A_CHARACTER


def text_of(untrusted_code: bytes, limits: Limits) -> str:
    """The text of a code, without its ending. Raises CodeRefused."""
    text = _decoded(untrusted_code, limits.encodings)
    if len(text) > limits.longest:
        raise CodeRefused(Fault.TOO_LONG)
    if len(text) < limits.shortest:
        raise CodeRefused(Fault.TOO_SHORT)
    if not all(_allowed(each, limits.alphabet) for each in text):
        raise CodeRefused(Fault.CHARACTERS)
    return text


def _decoded(untrusted_code: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return untrusted_code.decode(encoding, "strict")
        except UnicodeDecodeError:
            continue
    raise CodeRefused(Fault.ENCODING)


def _allowed(character: str, alphabet: Alphabet) -> bool:
    match alphabet:
        case Alphabet.DIGITS:
            return "0" <= character <= "9"
        case Alphabet.ASCII:
            return " " <= character <= "~"
        case Alphabet.TEXT:
            return unicodedata.category(character) not in _REFUSED_CATEGORIES
