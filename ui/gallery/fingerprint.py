"""A picture in about a kilobyte: how bright and what colour each small square of it is.

Two fingerprints tell whether a person would see a difference: a button two millimetres further on, another
word, an icon that is gone, another colour, a missing line. What only moves the smoothing of an edge stays
below the tolerance. The measures of both are in `tests/ui/qml/test_fingerprint.py`.
"""

import array
import base64
import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from PIL import Image

CELL = 30
"""Side of a square in pixels: 7.5 mm at 4 pixels a millimetre, about one character of the smaller text."""
LIGHT_STEPS = 2
"""Steps of brightness to one of the picture's 256."""
COLOUR_STEP = 2
"""Of the picture's 256 steps of blueness and redness, so many are one here. Squares of two cells' side."""

CHANGED_LIGHT = 5
"""So many steps of brightness in one cell are a change: 2.5 of 256."""
CHANGED_COLOUR = 2
"""So many steps of colour in one square."""
LINE_LIGHT = 2
"""So many steps, all darker or all lighter, along `LINE_CELLS` cells are a line that came or went: a hairline
of half a millimetre makes a cell about two of 256 darker."""
LINE_CELLS = 6

_LZMA: list[dict[str, Any]] = [{"id": lzma.FILTER_LZMA2, "preset": 9, "lc": 0, "lp": 0, "pb": 0}]


@dataclass(frozen=True)
class Fingerprint:
    """`light` has one number a cell, row by row; `colour` blueness, then redness, of squares of 2x2 cells."""

    columns: int
    rows: int
    light: tuple[int, ...]
    colour: tuple[int, ...]

    def text(self) -> str:
        """One line, for a file."""
        steps = array.array("h", _steps(self.light)).tobytes()
        raw = steps[0::2] + steps[1::2] + bytes(self.colour)  # little and great halves apart: shorter
        packed = lzma.compress(raw, format=lzma.FORMAT_RAW, filters=_LZMA)
        return f"{self.columns}x{self.rows} {base64.b64encode(packed).decode()}"


def fingerprint(picture: Image.Image) -> Fingerprint:
    """Of an RGB picture. What is left over at the right and lower edge is averaged in."""
    columns, rows = picture.width // CELL, picture.height // CELL
    light, blue, red = picture.convert("YCbCr").split()
    return Fingerprint(
        columns,
        rows,
        tuple(round(value * LIGHT_STEPS) for value in _means(light, columns, rows)),
        tuple(
            round(value / COLOUR_STEP)
            for channel in (blue, red)
            for value in _means(channel, columns // 2, rows // 2)
        ),
    )


def read(line: str) -> Fingerprint:
    """What `Fingerprint.text` wrote. Raises `ValueError` for anything else."""
    try:
        size, packed = line.split()
        columns, rows = (int(side) for side in size.split("x"))
        raw = lzma.decompress(base64.b64decode(packed), format=lzma.FORMAT_RAW, filters=_LZMA)
    except (ValueError, lzma.LZMAError) as broken:
        raise ValueError("not a fingerprint") from broken
    cells, squares = columns * rows, (columns // 2) * (rows // 2)
    if len(raw) != 2 * cells + 2 * squares:
        raise ValueError("not a whole fingerprint")
    halves = bytearray(2 * cells)
    halves[0::2], halves[1::2] = raw[:cells], raw[cells : 2 * cells]
    light = accumulate(array.array("h", bytes(halves)))
    return Fingerprint(columns, rows, tuple(light), tuple(raw[2 * cells :]))


def differences(one: Fingerprint, other: Fingerprint) -> frozenset[tuple[int, int]]:
    """The cells (column, row) in which a person would see a difference. Empty: the same picture."""
    if (one.columns, one.rows) != (other.columns, other.rows):
        return frozenset((x, y) for y in range(one.rows) for x in range(one.columns))
    change = [b - a for a, b in zip(one.light, other.light, strict=True)]
    found = {_cell(i, one) for i, step in enumerate(change) if abs(step) >= CHANGED_LIGHT}
    for y in range(one.rows):
        row = [(x, y) for x in range(one.columns)]
        found.update(_lines(row, change[y * one.columns : (y + 1) * one.columns]))
    for x in range(one.columns):
        column = [(x, y) for y in range(one.rows)]
        found.update(_lines(column, change[x :: one.columns]))
    found.update(_recoloured(one, other))
    return frozenset(found)


def _means(channel: Image.Image, columns: int, rows: int) -> Sequence[float]:
    means: Any = channel.convert("F").resize((columns, rows), Image.Resampling.BOX)
    return array.array("f", means.tobytes())


def _steps(levels: Sequence[int]) -> Iterator[int]:
    former = 0
    for level in levels:
        yield level - former
        former = level


def _cell(index: int, of: Fingerprint) -> tuple[int, int]:
    return index % of.columns, index // of.columns


def _lines(cells: list[tuple[int, int]], change: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The cells of a row or column that belong to a run which changed all the same way."""
    for darker in (1, -1):
        run: list[tuple[int, int]] = []
        for cell, step in zip([*cells, None], [*change, 0], strict=True):
            if cell is not None and step * darker >= LINE_LIGHT:
                run.append(cell)
                continue
            if len(run) >= LINE_CELLS:
                yield from run
            run = []


def _recoloured(one: Fingerprint, other: Fingerprint) -> Iterator[tuple[int, int]]:
    columns, rows = one.columns // 2, one.rows // 2
    for index, (a, b) in enumerate(zip(one.colour, other.colour, strict=True)):
        if abs(a - b) >= CHANGED_COLOUR:
            square = index % (columns * rows)
            x, y = 2 * (square % columns), 2 * (square // columns)
            yield from ((x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1))
