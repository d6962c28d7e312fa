"""From a document to the bytes of ESC/POS. Pure: the same document and profile give the same bytes.

Text goes as text, ASCII in single bytes and Chinese as two-byte GBK between FS & and FS . ; a line that
holds anything else goes as a picture, the whole line, so that it is of one cast. No job holds a real-time
command (``realtime``). Sources of the commands: fact sheet 2.1; Cashino KP-628E and Epson TM-T88III manuals.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

import qrcode
from qrcode import constants as qr_levels

from devices.receipt_printer.bitmap import Bitmap, side_by_side
from devices.receipt_printer.cells import Cell
from devices.receipt_printer.document import (
    NORMAL,
    Align,
    Document,
    Feed,
    Picture,
    Qr,
    QrLevel,
    Rule,
    RuleWeight,
    Size,
)
from devices.receipt_printer.layout import CHARACTER_DOTS, LINE_PITCH_DOTS, Element, Line, lay_out
from devices.receipt_printer.profile import Profile, Proof, Witness
from devices.receipt_printer.raster import COLUMN_DOTS, Rasteriser
from devices.receipt_printer.realtime import has_hazard, safe_bands, thickened

INITIALISE = b"\x1b@"
CHINESE_ON, CHINESE_OFF = b"\x1c&", b"\x1c."
LINE_FEED = b"\n"
DEFAULT_COLUMNS = 48
TOKEN = b"K"
"""Kept in the store of QR codes where that is the printer's witness; never printed."""

_PLAIN_RULES = {RuleWeight.LIGHT: "-", RuleWeight.HEAVY: "=", RuleWeight.DASHED: "-"}
"""For a printer without a Chinese font, which has no box drawing in two bytes either."""
_ALIGN = {Align.LEFT: 0, Align.CENTRE: 1, Align.RIGHT: 2}
_FEED_LIMIT = 255  # ESC J n takes one byte
_BAND_LIMIT = 255  # rows of one GS v 0: its high byte stays 0, and no pair can arise in the header
_QR_LEVELS = {
    QrLevel.L: qr_levels.ERROR_CORRECT_L,
    QrLevel.M: qr_levels.ERROR_CORRECT_M,
    QrLevel.Q: qr_levels.ERROR_CORRECT_Q,
    QrLevel.H: qr_levels.ERROR_CORRECT_H,
}


@dataclass(frozen=True, slots=True)
class Job:
    """The bytes of one piece of paper, and its length in dots (8 dots are 1 mm).

    ``asks``: how often the witness is called in it, the last time at its end. ``seams``: the ends of its
    commands and lines, where another command may come between; the last is the end.
    """

    data: bytes
    dots: int
    asks: int
    seams: tuple[int, ...]

    def portions(self, longest: int) -> Iterator[bytes]:
        """The bytes in portions that end at a seam, no longer than so many bytes where seams allow it."""
        start = 0
        for end, following in pairwise((*self.seams, None)):
            if end is not None and (following is None or following - start > longest):
                yield self.data[start:end]
                start = end


def encode(
    document: Document,
    profile: Profile,
    rasteriser: Rasteriser,
    columns: int = DEFAULT_COLUMNS,
    *,
    witness: Witness | None = None,
    picture_bytes: int = 0,
) -> Job:
    """The job that prints the document on paper of ``columns`` columns and cuts it off.

    ``witness`` is called in it; the answers tell whether the printer restarted. ``picture_bytes``: the most
    of a picture that goes in one command; 0 is as much as a command takes.
    """
    writer = _Writer(profile, rasteriser, columns * COLUMN_DOTS, witness, picture_bytes)
    for element in lay_out(document, columns):
        writer.add(element)
    return writer.finished()


def store_code(data: bytes) -> bytes:
    """GS ( k function 80: put the data into the store of QR codes."""
    return b"\x1d(k" + (len(data) + 3).to_bytes(2, "little") + b"1P0" + data


def gbk(character: str) -> bytes | None:
    """The two bytes of a Chinese character, or None for whatever two-byte GBK does not hold."""
    try:
        encoded = character.encode("gbk")
    except UnicodeEncodeError:
        return None
    return encoded if len(encoded) == 2 else None


def text_bytes(cell: Cell) -> bytes | None:
    """What a printer's own fonts print this cell for; None when they cannot."""
    if cell.columns == 1:
        return cell.text.encode("ascii")
    return gbk(cell.text)


def raster_commands(picture: Bitmap, paper_dots: int, longest: int = 0) -> Iterator[bytes]:
    """GS v 0 for the picture, in bands, without a real-time command in the data. ``longest``: bytes of a
    band, if rows allow it; 0 is as many as a command takes.

    The picture is shifted right by up to seven dots if that removes every pair and it still fits. Pairs that
    reach from one row into the next are parted by a new band; at last, dots beside single dots are blackened.
    """
    shifts = range(max(0, min(8, paper_dots - picture.width + 1)))
    shifted = [picture.moved_right(shift).row_bytes() for shift in shifts]
    clean = (rows for rows in shifted if not has_hazard(b"".join(rows)))
    clean_in_rows = (rows for rows in shifted if not any(map(has_hazard, rows)))
    rows = next(chain(clean, clean_in_rows), None) or tuple(map(thickened, picture.row_bytes()))
    limit = min(_BAND_LIMIT, max(1, longest // len(rows[0]))) if longest else _BAND_LIMIT
    for band in safe_bands(rows):
        for start in range(0, len(band), limit):
            yield _band(band[start : start + limit])


def qr_modules(block: Qr) -> Bitmap:
    """The code with one dot a module, without a quiet zone."""
    code = qrcode.QRCode(error_correction=_QR_LEVELS[block.level], border=0)
    code.add_data(block.data)
    code.make(fit=True)
    matrix = code.get_matrix()
    rows = tuple(int("".join("1" if black else "0" for black in row), 2) for row in matrix)
    return Bitmap(len(matrix), rows)


def _band(rows: tuple[bytes, ...]) -> bytes:
    return (
        b"\x1dv0\x00" + len(rows[0]).to_bytes(2, "little") + len(rows).to_bytes(2, "little") + b"".join(rows)
    )


class _Writer:
    """Collects commands; sends a state (alignment, weight, size) only when it changes."""

    def __init__(
        self,
        profile: Profile,
        rasteriser: Rasteriser,
        paper_dots: int,
        witness: Witness | None,
        picture_bytes: int,
    ) -> None:
        self._profile = profile
        self._rasteriser = rasteriser
        self._paper_dots = paper_dots
        self._witness = witness
        self._picture_bytes = picture_bytes
        self._asks = 0
        self._data = bytearray(INITIALISE + profile.prologue)
        self._keeps_a_code = witness is not None and witness.proof is Proof.STORED_CODE
        if self._keeps_a_code:
            self._data += store_code(TOKEN)
        self._seams = [len(self._data)]
        self._dots = 0
        self._align = Align.LEFT
        self._bold = False
        self._size = NORMAL

    def add(self, element: Element) -> None:
        match element:
            case Line():
                self._line(element)
            case Rule():
                self._rule(element.weight)
            case Qr():
                self._qr(element)
            case Feed():
                self._feed(element.dots)
            case Picture() if element.dots.width <= self._paper_dots:
                self._draw(element.dots.moved_right((self._paper_dots - element.dots.width) // 2))
            case Picture():
                pass
        self._seam()

    def finished(self) -> Job:
        self._data += self._profile.cut + self._profile.presenter.present
        self._seam()
        self._call_witness()
        if has_hazard(bytes(self._data)):
            raise AssertionError("a job holds a real-time command: the encoder is wrong")
        return Job(bytes(self._data), self._dots, self._asks, tuple(self._seams))

    def _seam(self) -> None:
        if self._seams[-1] != len(self._data):
            self._seams.append(len(self._data))

    def _call_witness(self) -> None:
        if self._witness is not None:
            self._data += self._witness.query.request
            self._asks += 1
            self._seam()

    def _line(self, line: Line) -> None:
        content = list(line.cells())
        if all(self._has_type_for(cell) for cell, _ in content):
            self._align_to(line.align)
            self._print_line(content, line.size)
        else:
            self._draw_line(content, line)

    def _has_type_for(self, cell: Cell) -> bool:
        return text_bytes(cell) is not None and (cell.columns == 1 or self._profile.chinese_text)

    def _rule(self, weight: RuleWeight) -> None:
        self._align_to(Align.LEFT)
        columns = self._paper_dots // COLUMN_DOTS
        if self._profile.chinese_text:
            cells = [Cell(weight.value, 2)] * (columns // 2)
        else:
            cells = [Cell(_PLAIN_RULES[weight], 1)] * columns
        self._print_line([(cell, False) for cell in cells], NORMAL)

    def _print_line(self, content: list[tuple[Cell, bool]], size: Size) -> None:
        self._size_to(size)
        for (bold, chinese), run in groupby(content, key=lambda pair: (pair[1], pair[0].columns == 2)):
            self._bold_to(bold)
            text = b"".join(text_bytes(cell) or b"" for cell, _ in run)
            self._data += CHINESE_ON + text + CHINESE_OFF if chinese else text
        self._data += LINE_FEED
        self._dots += max(LINE_PITCH_DOTS, CHARACTER_DOTS * size.height)

    def _draw_line(self, content: list[tuple[Cell, bool]], line: Line) -> None:
        picture = side_by_side(
            [self._rasteriser.cell(cell.text, cell.columns, line.size, bold) for cell, bold in content]
        )
        room = max(0, self._paper_dots - picture.width)
        indent = {Align.LEFT: 0, Align.CENTRE: room // 2, Align.RIGHT: room}[line.align]
        self._draw(picture.moved_right(indent))
        self._feed(max(0, LINE_PITCH_DOTS - picture.height))

    def _qr(self, block: Qr) -> None:
        store = store_code(block.data)
        modules = qr_modules(block)
        module_dots = max(1, min(block.module_dots, self._paper_dots // modules.width))  # narrow paper
        picture = modules.enlarged(module_dots, module_dots)
        if not self._profile.native_qr or has_hazard(store):
            self._draw(picture.moved_right(max(0, self._paper_dots - picture.width) // 2))
            return
        self._align_to(Align.CENTRE)
        if self._profile.select_qr_model:
            self._data += b"\x1d(k\x04\x001A2\x00"
        self._data += b"\x1d(k\x03\x001C" + bytes([module_dots])
        self._data += b"\x1d(k\x03\x001E" + bytes([block.level.value])
        if self._keeps_a_code:
            self._call_witness()  # of the code stored so far: it goes now
        self._data += store + b"\x1d(k\x03\x001Q0"
        self._dots += picture.height

    def _draw(self, picture: Bitmap) -> None:
        self._align_to(Align.LEFT)
        for band in raster_commands(picture, self._paper_dots, self._picture_bytes):
            self._data += band
            self._seam()
        self._dots += picture.height

    def _feed(self, dots: int) -> None:
        self._dots += dots
        while dots:
            step = min(dots, _FEED_LIMIT)
            self._data += b"\x1bJ" + bytes([step])
            dots -= step

    def _align_to(self, align: Align) -> None:
        if align is not self._align:
            self._data += b"\x1ba" + bytes([_ALIGN[align]])
            self._align = align

    def _bold_to(self, bold: bool) -> None:
        if bold is not self._bold:
            self._data += b"\x1bE" + bytes([bold])
            self._bold = bold

    def _size_to(self, size: Size) -> None:
        if size == self._size:
            return
        self._data += b"\x1d!" + bytes([(size.width - 1) << 4 | (size.height - 1)])
        if self._profile.chinese_size:
            self._data += b"\x1c!" + bytes([(size.width > 1) << 2 | (size.height > 1) << 3])
        self._size = size
