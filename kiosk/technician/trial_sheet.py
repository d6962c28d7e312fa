"""The A4 sheets that show a technician whether a page printer does what pages need: two, so that both sides
of a sheet are seen.

A document of our own words: nothing in it is of a person.
"""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import qrcode
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from kiosk.errors import KioskError
from kiosk.words import Language, Words

FONT_DIRECTORIES = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
"""Where Debian's fonts-noto-cjk and other distributions put the collections."""
FONT = "NotoSansCJK-Regular.ttc"
SC_FACE = 2
"""Face of "Noto Sans CJK SC" in the collection."""
WIDTH_MM, HEIGHT_MM = 210.0, 297.0
MARGIN_MM = 12.0
"""No printer's own margin is larger."""
GLYPHS = (
    ("print_sheet.han", "甘井子区政务服务 一件事一次办 告知承诺 收件凭证 申请人 身份证 二〇二六年"),
    ("print_sheet.rare", "䶮 𠮷 㛃 龑 堃 喆 犇 赟 翀 ·"),
    ("print_sheet.latin", "ABCDEFGHIJKLM NOPQRSTUVWXYZ abcdefghijklm nopqrstuvwxyz"),
    ("print_sheet.digits", "0123456789 0O 1lI 2Z 5S 8B  ¥1,234.56  2026-11-25  210211199001011234"),
    ("print_sheet.marks", "，。、；：？！（）《》“”‘’—…  . , ; : ? ! ( ) [ ] { } @ # % & * + = / \\ _ ~"),
    ("print_sheet.languages", "안녕하세요 가나다라  こんにちは アイウエオ"),
)
SIZES_PT = (6, 8, 10, 12, 18, 26)
GREYS = 11


class NoFont(KioskError):
    """The font of the screens and papers is not installed."""


def trial_sheet(moment: datetime, printer: str, language: Language = "zh") -> bytes:
    """The PDF. ``printer``: how it is reached, printed on the sheet. Raises NoFont."""
    words = Words(language)
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(False)
    pdf.set_title(words.text("print_sheet.title"))
    pdf.add_font("noto", fname=_font(), collection_font_number=SC_FACE)
    for number in (1, 2):
        pdf.add_page()
        _frame(pdf)
        _heading(pdf, words, moment, printer, number)
        (_first if number == 1 else _second)(pdf, words, f"KIOSK PAGE TEST {moment:%Y-%m-%d %H:%M:%S}")
    return bytes(pdf.output())


def _font() -> Path:
    for directory in FONT_DIRECTORIES:
        if (directory / FONT).exists():
            return directory / FONT
    raise NoFont(f"{FONT} is not installed: apt install fonts-noto-cjk")


def _frame(pdf: FPDF) -> None:
    """A border, marks at its corners, and rulers: what is cut off or shifted is seen, and by how much."""
    pdf.set_draw_color(0)
    pdf.set_line_width(0.2)
    pdf.rect(MARGIN_MM, MARGIN_MM, WIDTH_MM - 2 * MARGIN_MM, HEIGHT_MM - 2 * MARGIN_MM)
    pdf.set_font("noto", size=6)
    for at in range(int(MARGIN_MM), int(WIDTH_MM - MARGIN_MM) + 1):
        _tick(pdf, at, lambda position, length: pdf.line(position, MARGIN_MM, position, MARGIN_MM + length))
    for at in range(int(MARGIN_MM), int(HEIGHT_MM - MARGIN_MM) + 1):
        _tick(pdf, at, lambda position, length: pdf.line(MARGIN_MM, position, MARGIN_MM + length, position))
    for at in range(20, int(WIDTH_MM - MARGIN_MM), 10):
        pdf.text(at - 1.4, MARGIN_MM + 5.6, str(at))
    for at in range(30, int(HEIGHT_MM - MARGIN_MM), 10):
        pdf.text(MARGIN_MM + 4.2, at + 0.8, str(at))


def _tick(pdf: FPDF, at: int, draw: Callable[[float, float], None]) -> None:
    pdf.set_line_width(0.1)
    draw(at, 3.5 if at % 10 == 0 else 2.2 if at % 5 == 0 else 1.2)


def _heading(pdf: FPDF, words: Words, moment: datetime, printer: str, number: int) -> None:
    pdf.set_xy(26, 22)
    pdf.set_font("noto", size=24)
    pdf.cell(0, 11, words.text("print_sheet.title"), new_x=XPos.LEFT, new_y=YPos.NEXT)
    pdf.set_font("noto", size=11)
    pdf.cell(0, 6, f"{moment:%Y-%m-%d %H:%M:%S}   {printer}"[:95], new_x=XPos.LEFT, new_y=YPos.NEXT)
    pdf.cell(0, 6, words.text("print_sheet.side", number=number), new_x=XPos.LEFT, new_y=YPos.NEXT)
    pdf.line(26, pdf.get_y() + 2, WIDTH_MM - 26, pdf.get_y() + 2)
    pdf.set_y(pdf.get_y() + 6)


def _first(pdf: FPDF, words: Words, _code: str) -> None:
    """Every kind of glyph, and sizes."""
    for key, glyphs in GLYPHS:
        _label(pdf, words.text(key))
        pdf.set_x(26)
        pdf.set_font("noto", size=13)
        pdf.multi_cell(WIDTH_MM - 52, 8, glyphs, align="L", new_x=XPos.LEFT, new_y=YPos.NEXT)
    _label(pdf, words.text("print_sheet.sizes"))
    for size in SIZES_PT:
        pdf.set_x(26)
        pdf.set_font("noto", size=size)
        sample = words.text("print_test.sample")
        pdf.cell(0, max(4.0, size * 0.46), f"{size} pt  {sample}", new_x=XPos.LEFT, new_y=YPos.NEXT)


def _second(pdf: FPDF, words: Words, code: str) -> None:
    """Greys, thin lines, and a code to scan."""
    _label(pdf, words.text("print_sheet.greys"))
    top, width = pdf.get_y() + 1, (WIDTH_MM - 52) / GREYS
    for step in range(GREYS):
        pdf.set_fill_color(255 - round(255 * step / (GREYS - 1)))
        pdf.rect(26 + step * width, top, width, 16, style="DF")
    pdf.set_y(top + 20)
    _label(pdf, words.text("print_sheet.lines"))
    for step, weight in enumerate((0.05, 0.1, 0.2, 0.35, 0.5, 1.0)):
        pdf.set_line_width(weight)
        pdf.line(26, pdf.get_y() + 2 + step * 4, WIDTH_MM - 26, pdf.get_y() + 2 + step * 4)
    pdf.set_y(pdf.get_y() + 30)
    _label(pdf, words.text("print_sheet.scan"))
    picture = BytesIO()
    qrcode.make(code, border=2).save(picture)
    pdf.image(picture, x=26, y=pdf.get_y() + 2, w=50)
    pdf.set_fill_color(0)
    pdf.rect(100, pdf.get_y() + 2, 50, 50, style="F")
    pdf.set_xy(100, pdf.get_y() + 54)
    pdf.set_font("noto", size=9)
    pdf.cell(0, 5, words.text("print_sheet.solid"))


def _label(pdf: FPDF, text: str) -> None:
    pdf.set_x(26)
    pdf.set_font("noto", size=9)
    pdf.set_text_color(90)
    pdf.cell(0, 6, text, new_x=XPos.LEFT, new_y=YPos.NEXT)
    pdf.set_text_color(0)
