"""The paper that a resident takes home: the decisions of all departments as one PDF, with a code by which
anybody can verify it. Its text can be searched; in a demonstration it is a specimen and says so on each page.
"""

import io
from pathlib import Path

import qrcode
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from central.casework.result import TITLE, Part, Result
from central.errors import CentralError
from central.local_time import LOCAL

_FONT = "NotoSansCJK-Regular.ttc"
_DIRECTORIES = (Path("/usr/share/fonts/opentype/noto"), Path("/usr/share/fonts/noto-cjk"))
"""Where Debian's fonts-noto-cjk and other distributions put it."""
_SC_FACE = 2
"""Face of "Noto Sans CJK SC" in the collection."""
_MARGIN, _WIDTH = 20.0, 170.0
"""Of an A4 sheet, mm."""
_INK, _GREY, _PALE = (16, 36, 62), (70, 86, 107), (225, 229, 235)


def result_pdf(result: Result) -> bytes:
    """The PDF, unsigned.

    Raises:
        CentralError: the font is not installed.

    """
    paper = _Paper(result)
    paper.add_font("noto", fname=_font(), collection_font_number=_SC_FACE)
    paper.set_title(f"{TITLE.zh} {result.case_number}")
    paper.set_lang("zh-CN")
    paper.set_creation_date(result.made)
    paper.set_margins(_MARGIN, _MARGIN)
    paper.set_auto_page_break(auto=True, margin=26)
    paper.add_page()
    paper.line_of(TITLE.zh, 22)
    paper.line_of(TITLE.en or "", 10, _GREY)
    paper.gap(4)
    for label, value in (
        ("办件编号 Case", result.case_number),
        ("收件编号 Receipt", result.receipt_number),
        ("申请人 Applicant", result.applicant),
        ("事项 Matter", result.service.zh),
        ("出件时间 Issued", f"{result.made.astimezone(LOCAL):%Y-%m-%d %H:%M}"),
    ):
        paper.pair(label, value)
    for part in result.parts:
        paper.part(part)
    paper.code_block(result)
    return bytes(paper.output())


class _Paper(FPDF):
    """An A4 sheet with our own head and foot."""

    def __init__(self, result: Result) -> None:
        super().__init__(format="A4", unit="mm")
        self._result = result

    def header(self) -> None:
        """The specimen's mark lies under everything."""
        if self._result.specimen is None:
            return
        self.set_text_color(*_PALE)
        self.set_font("noto", size=66)
        with self.rotation(40, 105, 150):
            self.text(30, 165, "样张 SPECIMEN")
        self.set_text_color(*_INK)
        self.set_y(_MARGIN)

    def footer(self) -> None:
        """Number, page, and what a specimen is."""
        self.set_y(-20)
        self.set_font("noto", size=8)
        self.set_text_color(*_GREY)
        if self._result.specimen is not None:
            self.multi_cell(
                _WIDTH, 4, f"样张，不具法律效力。{self._result.specimen}", align="C", new_x=XPos.LMARGIN
            )
        self.cell(_WIDTH, 4, f"{self._result.case_number}    {self.page_no()}", align="C")

    def gap(self, height: float) -> None:
        self.set_y(self.get_y() + height)

    def line_of(self, text: str, size: float, colour: tuple[int, int, int] = _INK) -> None:
        self.set_text_color(*colour)
        self.set_font("noto", size=size)
        self.multi_cell(_WIDTH, size * 0.55, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def pair(self, label: str, value: str) -> None:
        self.set_font("noto", size=11)
        self.set_text_color(*_GREY)
        self.cell(42, 7, label, new_x=XPos.RIGHT, new_y=YPos.TOP)
        self.set_text_color(*_INK)
        self.multi_cell(_WIDTH - 42, 7, value, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def part(self, part: Part) -> None:
        self.gap(5)
        self.set_draw_color(*_PALE)
        self.line(_MARGIN, self.get_y(), _MARGIN + _WIDTH, self.get_y())
        self.gap(3)
        self.line_of(part.department.zh, 14)
        decision = part.decision
        if decision is None:
            self.pair("结果 Result", "申请人已撤回 withdrawn")
            return
        self.pair("结果 Result", "准予 approved" if decision.approved else "不予办理 refused")
        self.pair("决定日期 Decided", f"{decision.decided.astimezone(LOCAL):%Y-%m-%d}")
        for label, value in (
            ("内容 Decision" if decision.approved else "理由 Reason", decision.note),
            ("法律依据 Ground", decision.ground),
            ("救济途径 Remedy", decision.remedy),
        ):
            if value:
                self.pair(label, value)
        if part.attached:
            self.pair("附件 Attached", f"部门结果文件 {part.attached} 页，附后")

    def code_block(self, result: Result) -> None:
        if self.get_y() > 225:
            self.add_page()
        self.gap(8)
        picture, top = io.BytesIO(), self.get_y()
        qrcode.make(result.verify_at, border=2).save(picture)
        self.image(picture, x=_MARGIN, y=top, w=34)
        self.set_xy(_MARGIN + 40, top + 6)
        self.set_font("noto", size=10)
        self.set_text_color(*_INK)
        text = f"扫码核验真伪 Scan to verify\n核验码 Code: {result.code}\n{result.verify_at}"
        self.multi_cell(_WIDTH - 40, 6, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_y(max(self.get_y(), top + 36))


def _font() -> Path:
    for directory in _DIRECTORIES:
        if (directory / _FONT).exists():
            return directory / _FONT
    raise CentralError(f"{_FONT} is not installed: apt install fonts-noto-cjk")
