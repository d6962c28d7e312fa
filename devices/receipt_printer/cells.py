"""How much room a text takes on a printer whose characters stand in cells, and where it may be broken.

One column is one half-width character. ASCII takes one column; everything else takes two, because a
printer's Chinese font draws all of GBK, Latin letters with accents included, in square cells.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

TAKES_NO_ROOM = frozenset({"Mn", "Me", "Cf"})
"""Unicode categories of what belongs to the character before it: accents, variation selectors, joiners."""

MAY_NOT_START_A_LINE = frozenset(
    "，。、；：？！）》〉」』】〕”’…—·・～％℃,.;:?!)]}%ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Closing marks, and kana that belong to the one before (JIS X 4051)."""
MAY_NOT_END_A_LINE = frozenset("（《〈「『【〔“‘￥([{")
PARTS_OF_A_DATE = frozenset("年月년월")
FORGOTTEN = 1 / 5
"""A last line shorter than this part of the paper looks forgotten: a syllable or a mark by itself."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A character with whatever belongs to it, and its width in columns (1 or 2)."""

    text: str
    columns: int


def cells(text: str) -> tuple[Cell, ...]:
    """The cells of a text without line breaks, in order; joined again they are the text."""
    found: list[Cell] = []
    for character in text:
        if found and unicodedata.category(character) in TAKES_NO_ROOM:
            found[-1] = Cell(found[-1].text + character, 2)
        else:
            found.append(Cell(character, 1 if " " <= character <= "~" else 2))
    return tuple(found)


def columns_of(text: str) -> int:
    """The width of a text in columns."""
    return sum(cell.columns for cell in cells(text))


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most ``columns`` columns (two at least). A newline breaks; no text is one empty line."""
    if columns < 2:
        raise ValueError("a line needs two columns, the width of one Chinese character")
    plain = text.replace("\r\n", "\n").replace("\t", " ")
    return [line for paragraph in plain.split("\n") for line in _wrap_paragraph(paragraph, columns)]


def _wrap_paragraph(text: str, columns: int) -> list[str]:
    """As few lines as it takes; where the last one would be a forgotten syllable, a little narrower."""
    lines = list(_lines(text, columns))
    if len(lines) > 1 and _looks_forgotten(lines[-1], columns):
        for narrower in range(columns - 1, columns * 3 // 4, -1):
            again = list(_lines(text, narrower))
            if len(again) == len(lines) and not _looks_forgotten(again[-1], columns):
                return again
    return lines


def _looks_forgotten(line: str, columns: int) -> bool:
    return columns_of(line) < columns * FORGOTTEN


def _lines(text: str, columns: int) -> Iterator[str]:
    line: list[Cell] = []
    for word in _pieces(_words(cells(text)), columns):
        if line and _width(line) + _width(_without_end_spaces(word)) > columns:
            yield _joined(line)
            line = []
        for cell in word:
            if line and _width(line) + cell.columns > columns and cell.text != " ":
                yield _joined(line)
                line = []
            line.append(cell)
    yield _joined(line)


def _pieces(words: Iterable[list[Cell]], columns: int) -> Iterator[list[Cell]]:
    """The words, too wide ones parted after hyphens: a number breaks between its groups."""
    for word in words:
        piece: list[Cell] = []
        for cell in word:
            piece.append(cell)
            if cell.text == "-" and _width(word) > columns:
                yield piece
                piece = []
        if piece:
            yield piece


def _words(of: Iterable[Cell]) -> Iterator[list[Cell]]:
    """What stays together: Latin and Korean words with the space after them; katakana; a number with its
    unit, a date; a Chinese character and its punctuation.
    """
    word: list[Cell] = []
    for cell in of:
        if word and _may_break(word, cell):
            yield word
            word = []
        word.append(cell)
    if word:
        yield word


def _may_break(word: list[Cell], after: Cell) -> bool:
    before = word[-1]
    if after.text in MAY_NOT_START_A_LINE or before.text in MAY_NOT_END_A_LINE or after.text == " ":
        return False
    if before.text == " ":
        return len(word) == 1 or _may_part(word[-2], after)
    if _is_digit(before):
        return after.columns == 2 and not after.text.isalpha()
    if _is_digit(after) and before.text in PARTS_OF_A_DATE:
        return False
    if _is_katakana(before) and _is_katakana(after):
        return False
    return _parts(before) or _parts(after) or (_is_hangul(before) and after.text == "(")


def _may_part(before: Cell, after: Cell) -> bool:
    """At a space: neither a number from its unit, nor the day from its month."""
    if _is_digit(before):
        return not after.text.isalpha()
    return not (before.text in PARTS_OF_A_DATE and _is_digit(after))


def _parts(cell: Cell) -> bool:
    """Whether lines may be broken beside it: written without spaces."""
    return cell.columns == 2 and not _is_hangul(cell)


def _is_digit(cell: Cell) -> bool:
    return "0" <= cell.text <= "9"


def _is_hangul(cell: Cell) -> bool:
    return "가" <= cell.text[0] <= "힣"


def _is_katakana(cell: Cell) -> bool:
    return "ァ" <= cell.text[0] <= "ヺ" or cell.text[0] == "ー"


def _width(of: Iterable[Cell]) -> int:
    return sum(cell.columns for cell in of)


def _without_end_spaces(word: list[Cell]) -> list[Cell]:
    end = len(word)
    while end and word[end - 1].text == " ":
        end -= 1
    return word[:end]


def _joined(line: list[Cell]) -> str:
    return "".join(cell.text for cell in line).rstrip(" ")
