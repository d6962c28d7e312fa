"""Reads a receipt from the bytes that printed it. Written from the protocol fact sheet alone.

``read(bytes)`` gives what stands on the paper from top to bottom, ``text(bytes)`` its words,
``picture(bytes)`` what a person would see, at 203 dpi and 576 dots wide. A byte that no known command
explains is an error: a receipt that a printer might read differently is a wrong receipt.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import qrcode
from PIL import Image, ImageDraw, ImageFont

WIDTH = 576
SPACING = 34  # ESC 2, a sixth of an inch at 203 dpi


class NotUnderstood(AssertionError):
    """Bytes that a strict printer could not have printed."""


@dataclass(frozen=True)
class Run:
    """Characters printed in one manner. ``chinese``: they came as two bytes each."""

    text: str
    chinese: bool = False
    bold: bool = False
    width: int = 1
    height: int = 1


@dataclass(frozen=True)
class Line:
    runs: tuple[Run, ...]
    align: str = "left"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def columns(self) -> int:
        """Room it takes: 48 columns are a full line."""
        return sum(len(run.text) * (2 if run.chinese else 1) * run.width for run in self.runs)


@dataclass(frozen=True)
class Raster:
    width: int
    height: int
    rows: tuple[bytes, ...]
    align: str = "left"

    @property
    def black(self) -> int:
        """How many dots are black."""
        return sum(byte.bit_count() for row in self.rows for byte in row)


@dataclass(frozen=True)
class QrCode:
    data: bytes
    module: int
    level: str
    align: str = "left"


@dataclass(frozen=True)
class Space:
    dots: int


@dataclass(frozen=True)
class Cut:
    full: bool


Printed = Line | Raster | QrCode | Space | Cut

_ALIGNS = ("left", "centre", "right")
_LEVELS = {0x30: "L", 0x31: "M", 0x32: "Q", 0x33: "H"}


def read(job: bytes) -> list[Printed]:
    """What the bytes print, in order."""
    reader = _Reader(job)
    while reader.more:
        reader.step()
    if reader.runs:
        raise NotUnderstood("characters without a line feed stay in the printer")
    return reader.printed


def text(job: bytes) -> str:
    """The words on the paper, a line each."""
    return "\n".join(item.text for item in read(job) if isinstance(item, Line))


def qr_payloads(job: bytes) -> list[bytes]:
    """What each native QR code on the paper says."""
    return [item.data for item in read(job) if isinstance(item, QrCode)]


@dataclass
class _Manner:
    align: str = "left"
    bold: bool = False
    width: int = 1
    height: int = 1
    chinese: bool = False


@dataclass
class _Reader:
    job: bytes
    at: int = 0
    manner: _Manner = field(default_factory=_Manner)
    runs: list[Run] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    qr_module: int = 3
    qr_level: str = "L"
    qr_data: bytes | None = None

    @property
    def more(self) -> bool:
        return self.at < len(self.job)

    def take(self, count: int) -> bytes:
        taken = self.job[self.at : self.at + count]
        if len(taken) < count:
            raise NotUnderstood(f"the job ends in the middle of a command: {self.job[-20:].hex(' ')}")
        self.at += count
        return taken

    def number(self, count: int = 1) -> int:
        return int.from_bytes(self.take(count), "little")

    def step(self) -> None:
        first = self.take(1)
        leads: dict[bytes, Callable[[], None]] = {
            b"\x1b": self.escape,
            b"\x1c": self.chinese_control,
            b"\x1d": self.group,
            b"\x10": self.real_time,
            b"\n": self.end_line,
            b"\r": lambda: None,
        }
        if first in leads:
            leads[first]()
        elif first < b" ":
            raise NotUnderstood(f"control character {first.hex()} in text")
        else:
            self.character(first)

    def character(self, first: bytes) -> None:
        chinese = self.manner.chinese and first >= b"\x81"
        if chinese:
            pair = first + self.take(1)
            if not (0x40 <= pair[1] <= 0xFE and pair[1] != 0x7F):
                raise NotUnderstood(f"{pair.hex()} is no two-byte character")
            shown = pair.decode("gbk")
        else:
            shown = first.decode("ascii") if first < b"\x7f" else first.decode("cp437")
        manner = self.manner
        run = Run(shown, chinese, manner.bold, manner.width, manner.height)
        last = self.runs[-1] if self.runs else None
        if last and (last.chinese, last.bold, last.width, last.height) == (
            run.chinese,
            run.bold,
            run.width,
            run.height,
        ):
            self.runs[-1] = Run(last.text + shown, run.chinese, run.bold, run.width, run.height)
        else:
            self.runs.append(run)

    def end_line(self) -> None:
        line = Line(tuple(self.runs), self.manner.align)
        if line.columns > WIDTH // 12:
            raise NotUnderstood(f"line wider than the paper: {line.text!r}")
        self.printed.append(line)
        self.runs.clear()

    def escape(self) -> None:
        command = self.take(1)
        if command == b"@":
            self.manner = _Manner()
        elif command == b"a":
            self.manner.align = _ALIGNS[self.number() % 48]
        elif command == b"E":
            self.manner.bold = bool(self.number() & 1)
        elif command == b"d":
            self.printed.append(Space(self.number() * SPACING))
        elif command == b"J":
            self.printed.append(Space(self.number()))
        elif command in (b"t", b"R"):
            self.take(1)
        elif command in (b"i", b"m"):
            self.printed.append(Cut(full=command == b"i"))
        else:
            raise NotUnderstood(f"ESC {command!r}")

    def chinese_control(self) -> None:
        command = self.take(1)
        if command == b"&":
            self.manner.chinese = True
        elif command == b".":
            self.manner.chinese = False
        elif command == b"!":
            flags = self.number()
            self.manner.width, self.manner.height = 1 + (flags >> 2 & 1), 1 + (flags >> 3 & 1)
        else:
            raise NotUnderstood(f"FS {command!r}")

    def group(self) -> None:
        command = self.take(1)
        if command == b"!":
            sizes = self.number()
            self.manner.width, self.manner.height = 1 + (sizes >> 4), 1 + (sizes & 0x0F)
        elif command == b"V":
            kind = self.number()
            if kind in (0x41, 0x42):
                self.take(1)
            self.printed.append(Cut(full=kind in (0, 0x30, 0x41)))
        elif command == b"v":
            self.raster()
        elif command == b"(":
            self.extended()
        elif command in (b"r", b"a"):
            self.take(1)
        elif command == b"e":
            if self.number() == 3:
                self.take(1)  # how far the paper is presented
        elif command == b"\xe5":
            pass  # a question
        else:
            raise NotUnderstood(f"GS {command!r}")

    def raster(self) -> None:
        if self.take(1) != b"0":
            raise NotUnderstood("GS v without 0")
        if self.runs:
            raise NotUnderstood("a picture in the middle of a line")
        self.take(1)
        across, down = self.number(2), self.number(2)
        if across * 8 > WIDTH:
            raise NotUnderstood(f"a picture {across * 8} dots wide")
        rows = tuple(self.take(across) for _ in range(down))
        self.printed.append(Raster(across * 8, down, rows, self.manner.align))

    def extended(self) -> None:
        kind = self.take(1)
        body = self.take(self.number(2))
        if kind == b"D" and body[:1] == b"\x14":
            return  # real-time commands allowed or not
        if kind != b"k":
            raise NotUnderstood("GS ( without k")
        function, rest = body[1], body[2:]
        if body[0] != 0x31:
            raise NotUnderstood("not a QR code")
        if function == 67:
            self.qr_module = rest[0]
        elif function == 69:
            self.qr_level = _LEVELS[rest[0]]
        elif function == 80:
            self.qr_data = rest[1:]
        elif function == 81:
            if self.qr_data is None:
                raise NotUnderstood("a QR code printed before its data was stored")
            self.printed.append(QrCode(self.qr_data, self.qr_module, self.qr_level, self.manner.align))
        elif function not in (65, 82):
            raise NotUnderstood(f"GS ( k function {function}")

    def real_time(self) -> None:
        raise NotUnderstood(f"a real-time command in a job: 10 {self.job[self.at : self.at + 2].hex(' ')}")


def picture(job: bytes) -> Image.Image:
    """The paper as a person sees it."""
    strips = [strip for item in read(job) if (strip := _strip(item)) is not None]
    paper = Image.new("L", (WIDTH, max(1, sum(strip.height for strip in strips))), 255)
    top = 0
    for strip in strips:
        paper.paste(strip, (0, top))
        top += strip.height
    return paper


def _strip(item: Printed) -> Image.Image | None:
    if isinstance(item, Space):
        return Image.new("L", (WIDTH, item.dots), 255)
    if isinstance(item, Line):
        drawn = _draw_line(item)
        return _placed(drawn, item.align, max(SPACING, drawn.height))
    if isinstance(item, Raster):
        dots = Image.frombytes("1", (item.width, item.height), b"".join(item.rows))
        return _placed(Image.eval(dots.convert("L"), lambda dot: 255 - dot), item.align, item.height)
    if isinstance(item, QrCode):
        return _placed(_draw_qr(item), item.align, None)
    return None


def _placed(drawn: Image.Image, align: str, height: int | None) -> Image.Image:
    strip = Image.new("L", (WIDTH, height or drawn.height), 255)
    room = WIDTH - drawn.width
    strip.paste(drawn, ({"left": 0, "centre": room // 2, "right": room}[align], 0))
    return strip


def _draw_line(line: Line) -> Image.Image:
    height = max((24 * run.height for run in line.runs), default=24)
    canvas = Image.new("L", (max(1, line.columns * 12), height), 255)
    left = 0
    for run in line.runs:
        for character in run.text:
            columns = 2 if run.chinese else 1
            cell = Image.new("L", (12 * columns, 24), 255)
            font = _font(24 if run.chinese else 20, run.bold)
            ImageDraw.Draw(cell).text((6 * columns, 20), character, fill=0, font=font, anchor="ms")
            enlarged = cell.resize((cell.width * run.width, cell.height * run.height))
            canvas.paste(enlarged, (left, height - enlarged.height))
            left += enlarged.width
    return canvas


def _draw_qr(code: QrCode) -> Image.Image:
    levels = {
        "L": qrcode.constants.ERROR_CORRECT_L,
        "M": qrcode.constants.ERROR_CORRECT_M,
        "Q": qrcode.constants.ERROR_CORRECT_Q,
        "H": qrcode.constants.ERROR_CORRECT_H,
    }
    drawing = qrcode.QRCode(error_correction=levels[code.level], border=0)
    drawing.add_data(code.data)
    drawing.make(fit=True)
    matrix = drawing.get_matrix()
    drawn = Image.new("L", (len(matrix) * code.module,) * 2, 255)
    for y, row in enumerate(matrix):
        for x, black in enumerate(row):
            if black:
                left, top = x * code.module, y * code.module
                drawn.paste(0, (left, top, left + code.module, top + code.module))
    return drawn


def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    name = f"NotoSansCJK-{'Bold' if bold else 'Regular'}.ttc"
    directories = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
    return ImageFont.truetype(next(d / name for d in directories if (d / name).exists()), size, index=7)
