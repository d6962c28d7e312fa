"""What a paper looks like: the bytes it was made of, as a picture at 203 dpi, one pixel a dot.

For people who want to see what a simulated printer printed. The picture shows 80 mm paper with its white
edges.
"""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import qrcode
from PIL import Image, ImageDraw, ImageFont

from devices.simulators.escpos_commands import Characters, Command, tokens

PAPER_DOTS, EDGE_DOTS = 576, 32
"""72 mm of 80 mm can be printed on; of 58 mm paper, 48 mm: 384 dots."""
LINE_PITCH, CHARACTER, COLUMN = 34, 24, 12
BASELINE = {1: 19, 2: 21}
"""From the top of a cell, by its columns; ASCII reaches further down."""
WHITE = 255
INK = 24
"""Thermal black is not quite black."""
FONTS = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
MONO_SC_FACE = 7
QR_LEVELS = {0x30: 1, 0x31: 0, 0x32: 3, 0x33: 2}
"""L M Q H of GS ( k in the numbers of the qrcode package."""


@dataclass(frozen=True)
class _Settings:
    align: int = 0
    bold: bool = False
    across: int = 1
    down: int = 1
    pitch: int = LINE_PITCH


@dataclass
class _Sheet:
    """Strips of paper from top to bottom, and the line that is being filled."""

    dots: int
    strips: list[Image.Image] = field(default_factory=list)
    line: list[Image.Image] = field(default_factory=list)

    def feed(self, dots: int) -> None:
        if dots:
            self.strips.append(Image.new("L", (self.dots, dots), WHITE))

    def put(self, picture: Image.Image, align: int, height: int) -> None:
        strip = Image.new("L", (self.dots, height), WHITE)
        strip.paste(picture, ((self.dots - picture.width) * align // 2, 0))
        self.strips.append(strip)

    def end_line(self, settings: _Settings) -> None:
        height = max((cell.height for cell in self.line), default=CHARACTER)
        joined = Image.new("L", (sum(cell.width for cell in self.line), height), WHITE)
        at = 0
        for cell in self.line:
            joined.paste(cell, (at, height - cell.height))
            at += cell.width
        self.line.clear()
        self.put(joined, settings.align, max(settings.pitch, height))


def picture(paper: bytes, dots: int = PAPER_DOTS) -> Image.Image:
    """The paper as a grey picture with white edges: 640 pixels wide for 80 mm, 448 for 58 mm (384 dots)."""
    sheet, settings, qr = _Sheet(dots), _Settings(), _Qr()
    for token in tokens(paper):
        if isinstance(token, Characters):
            _print(token, settings, sheet)
        elif isinstance(token, Command):
            settings = _setting(token, settings)
            _obey(token, settings, sheet, qr)
    return _joined(sheet)


def _print(token: Characters, settings: _Settings, sheet: _Sheet) -> None:
    if token.raw == b"\n":
        sheet.end_line(settings)
    elif token.raw[0] >= 0x20:
        text = token.raw.decode("gbk", "replace") if len(token.raw) == 2 else token.raw.decode("cp437")
        sheet.line.append(_cell(text, len(token.raw), settings.bold, settings.across, settings.down))


def _setting(command: Command, old: _Settings) -> _Settings:
    """The settings after a command."""
    first = command.arguments[0] if command.arguments else 0
    match command.name:
        case "ESC @":
            return _Settings()
        case "ESC a":
            return replace(old, align=first % 48)
        case "ESC E":
            return replace(old, bold=bool(first & 1))
        case "GS !":
            return replace(old, across=(first >> 4 & 7) + 1, down=(first & 7) + 1)
        case "FS !":
            return replace(old, across=(first >> 2 & 1) + 1, down=(first >> 3 & 1) + 1)
        case "ESC 3":
            return replace(old, pitch=first)
        case _:
            return old


def _obey(command: Command, settings: _Settings, sheet: _Sheet, qr: "_Qr") -> None:
    first = command.arguments[0] if command.arguments else 0
    match command.name:
        case "ESC d":
            sheet.feed(settings.pitch * first)
        case "ESC J":
            sheet.feed(first)
        case "GS v 0":
            raster = _raster(command)
            sheet.put(raster, settings.align, raster.height)
        case "GS ( k":
            drawn = qr.obey(command.data)
            if drawn is not None:
                sheet.put(drawn, settings.align, drawn.height)
        case "GS V":
            sheet.feed(8 * CHARACTER // 2)
        case _:
            pass


class _Qr:
    """The printer's QR store: GS ( k sets, stores, and at last prints."""

    def __init__(self) -> None:
        self._module, self._level, self._data = 3, 0x30, b""

    def obey(self, data: bytes) -> Image.Image | None:
        kind, function, rest = data[:1], data[1:2], data[2:]
        if kind != b"1" or not rest:
            return None
        match function:
            case b"C":
                self._module = rest[0]
            case b"E":
                self._level = rest[0]
            case b"P":
                self._data = rest[1:]
            case b"Q":
                return self._drawn()
            case _:
                pass
        return None

    def _drawn(self) -> Image.Image:
        code = qrcode.QRCode(error_correction=QR_LEVELS[self._level], border=0)
        code.add_data(self._data)
        code.make(fit=True)
        matrix = code.get_matrix()
        small = Image.new("L", (len(matrix), len(matrix)), WHITE)
        small.putdata([INK if black else WHITE for row in matrix for black in row])
        side = len(matrix) * self._module
        return small.resize((side, side), Image.Resampling.NEAREST)


def _raster(command: Command) -> Image.Image:
    across = int.from_bytes(command.arguments[1:3], "little") * 8
    down = int.from_bytes(command.arguments[3:5], "little")
    dots = Image.frombytes("1", (across, down), command.data).convert("L")
    return dots.point([WHITE] * 128 + [INK] * 128)


@lru_cache(maxsize=512)
def _cell(text: str, columns: int, bold: bool, across: int, down: int) -> Image.Image:
    """One character in its cell, ``columns * 12`` by 24 dots, enlarged."""
    font = _font((CHARACTER if columns == 2 else CHARACTER - 3) * down, bold)
    square = Image.new("L", (columns * COLUMN * down, CHARACTER * down), WHITE)
    place = (square.width / 2, BASELINE[columns] * down)
    ImageDraw.Draw(square).text(place, text, fill=INK, font=font, anchor="ms")
    return square.resize((columns * COLUMN * across, CHARACTER * down))


@lru_cache(maxsize=32)
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    name = "NotoSansCJK-Bold.ttc" if bold else "NotoSansCJK-Regular.ttc"
    for directory in FONTS:
        if (directory / name).is_file():
            file = directory / name
            return ImageFont.truetype(file, size, MONO_SC_FACE, layout_engine=ImageFont.Layout.BASIC)
    return ImageFont.load_default(size)


def _joined(sheet: _Sheet) -> Image.Image:
    height = sum(strip.height for strip in sheet.strips) + 2 * EDGE_DOTS
    paper = Image.new("L", (sheet.dots + 2 * EDGE_DOTS, height), WHITE)
    at = EDGE_DOTS
    for strip in sheet.strips:
        paper.paste(strip, (EDGE_DOTS, at))
        at += strip.height
    return paper
