"""A character shown by its code point: hexadecimal digits in a box, drawn without any font."""

from collections.abc import Iterator

from devices.receipt_printer.bitmap import Bitmap
from devices.receipt_printer.document import Size

CELL_DOTS = 24
COLUMN_DOTS = 12
DIGIT_WIDTH = 3

_DIGITS = {  # three dots a row, the highest bit on the left
    "0": (7, 5, 5, 5, 7),
    "1": (2, 6, 2, 2, 7),
    "2": (7, 1, 7, 4, 7),
    "3": (7, 1, 7, 1, 7),
    "4": (5, 5, 7, 1, 1),
    "5": (7, 4, 7, 1, 7),
    "6": (7, 4, 7, 5, 7),
    "7": (7, 1, 1, 2, 2),
    "8": (7, 5, 7, 5, 7),
    "9": (7, 5, 7, 1, 7),
    "A": (7, 5, 7, 5, 5),
    "B": (6, 5, 6, 5, 6),
    "C": (7, 4, 4, 4, 7),
    "D": (6, 5, 5, 5, 6),
    "E": (7, 4, 7, 4, 7),
    "F": (7, 4, 7, 4, 4),
}


def code_box(character: str, columns: int, size: Size) -> Bitmap:
    """The box for a cell of 1 or 2 columns: two rows of up to three digits, 24 dots high times the size."""
    width = columns * COLUMN_DOTS
    zoom = columns  # in half the width the digits are half as large
    code = f"{ord(character):04X}"
    half = (len(code) + 1) // 2
    black = set(_frame(width, CELL_DOTS))
    for digits, top in ((code[:half], 2), (code[half:], 13)):
        black.update(_row_of_digits(digits, width, top, zoom))
    rows = tuple(sum(1 << (width - 1 - x) for x in range(width) if (x, y) in black) for y in range(CELL_DOTS))
    return Bitmap(width, rows).enlarged(size.width, size.height)


def _frame(width: int, height: int) -> Iterator[tuple[int, int]]:
    for x in range(width):
        yield from ((x, 0), (x, height - 1))
    for y in range(height):
        yield from ((0, y), (width - 1, y))


def _row_of_digits(digits: str, width: int, top: int, zoom: int) -> Iterator[tuple[int, int]]:
    step = DIGIT_WIDTH * zoom + 1
    left = (width - len(digits) * step + 1) // 2
    for place, digit in enumerate(digits):
        for y, row in enumerate(Bitmap(DIGIT_WIDTH, _DIGITS[digit]).enlarged(zoom, zoom).rows):
            for x in range(DIGIT_WIDTH * zoom):
                if row >> (DIGIT_WIDTH * zoom - 1 - x) & 1:
                    yield left + place * step + x, top + y
