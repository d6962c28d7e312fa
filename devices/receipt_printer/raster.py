"""Characters as dots, for those that a printer's own font lacks: drawn with Noto Sans CJK, or shown by
their code.

A character that no font has becomes a box with its code point in hexadecimal, so that a name with a rare
character loses nothing and shows that something stands there.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from PIL import Image, ImageDraw, ImageFont

from devices.receipt_printer.bitmap import Bitmap
from devices.receipt_printer.code_box import code_box
from devices.receipt_printer.document import Size

FONT_DIRECTORIES = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
"""Where Debian's fonts-noto-cjk and other distributions put the collections."""
REGULAR, BOLD = "NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"
MONO_SC_FACE = 7
"""Face of "Noto Sans Mono CJK SC" in the collections: ASCII half as wide as a Chinese character."""

COLUMN_DOTS = 12
CHARACTER_DOTS = 24
HALF_WIDTH_EM = 21
"""ASCII a little smaller than the cell, so that descenders stay inside it."""
BASELINE_DOTS = {1: 19, 2: 21}
"""From the top of the cell, by its columns. ASCII stands higher, since it reaches further down."""
BLACK_FROM = 112
"""Grey value from which a dot is printed; under the middle, since thermal paper thins strokes."""
NO_CHARACTER = "\U0010fffe"
"""A code point that never has a glyph: what the font draws for it is its sign for "missing"."""


class Rasteriser(Protocol):
    """Draws one cell."""

    def cell(self, text: str, columns: int, size: Size, bold: bool) -> Bitmap:
        """``columns * 12 * size.width`` dots wide, ``24 * size.height`` dots high."""

    def forget(self) -> None:
        """Drop the cells drawn so far: a rare character may be of somebody's name."""


class FontRasteriser:
    """Draws with Noto Sans CJK where it is installed; without it every character is shown by its code."""

    def __init__(self, directories: tuple[Path, ...] = FONT_DIRECTORIES) -> None:
        self._regular = _first(directories, REGULAR)
        self._bold = _first(directories, BOLD) or self._regular
        self._cached_cell = lru_cache(maxsize=512)(self._draw)

    @property
    def has_font(self) -> bool:
        """Whether there is a font to draw with."""
        return self._regular is not None

    def cell(self, text: str, columns: int, size: Size, bold: bool) -> Bitmap:
        """See Rasteriser."""
        return self._cached_cell(text, columns, size, bold)

    def forget(self) -> None:
        """See Rasteriser."""
        self._cached_cell.cache_clear()

    def _draw(self, text: str, columns: int, size: Size, bold: bool) -> Bitmap:
        path = self._bold if bold else self._regular
        if path is None:
            return code_box(text[0], columns, size)
        em = (HALF_WIDTH_EM if columns == 1 else CHARACTER_DOTS) * size.height
        font = _face(path, em)
        drawn = "".join(character for character in text if not _is_invisible(character))
        for character in drawn or text[0]:
            if not _has_glyph(font, character):
                return code_box(character, columns, size)
        width, height = columns * COLUMN_DOTS * size.width, CHARACTER_DOTS * size.height
        canvas = Image.new("L", (columns * COLUMN_DOTS * size.height, height))
        place = (canvas.width / 2, BASELINE_DOTS[columns] * size.height)
        ImageDraw.Draw(canvas).text(place, drawn, fill=255, font=font, anchor="ms")
        picture = to_bitmap(canvas.resize((width, height), Image.Resampling.LANCZOS))
        return picture if any(picture.rows) or text.isspace() else code_box(text[0], columns, size)


def _first(directories: tuple[Path, ...], name: str) -> Path | None:
    return next((directory / name for directory in directories if (directory / name).is_file()), None)


@lru_cache(maxsize=32)
def _face(path: Path, em: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, em, index=MONO_SC_FACE, layout_engine=ImageFont.Layout.BASIC)


def _is_invisible(character: str) -> bool:
    """A selector or joiner that belongs to the character before it and draws nothing itself."""
    is_selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return is_selector or unicodedata.category(character) == "Cf"


def _has_glyph(font: ImageFont.FreeTypeFont, character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cs"):
        return False
    if character.isspace():
        return True
    return bytes(font.getmask(character)) != bytes(font.getmask(NO_CHARACTER))


def to_bitmap(grey: Image.Image) -> Bitmap:
    """The dots of a grey picture on black: light is printed."""
    rows = []
    for y in range(grey.height):
        row = 0
        for value in grey.crop((0, y, grey.width, y + 1)).tobytes():
            row = (row << 1) | (value >= BLACK_FROM)
        rows.append(row)
    return Bitmap(grey.width, tuple(rows))
