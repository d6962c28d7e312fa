"""Pages on A4 sheets, as a PDF. Imports fpdf, which takes a second: import this late."""

from collections.abc import Sequence
from io import BytesIO

from fpdf import FPDF

from devices.page_image.page import Page
from kiosk.visit.printout import CARDS_ON_A_SHEET, Layout

WIDTH_MM, HEIGHT_MM = 210.0, 297.0
"""A4 (ISO 216)."""
MARGIN_MM = 5.0
"""No printer for A4 has a wider strip that it cannot print on; a copy is to be as large as it can be."""
CARD_MM = (85.6, 53.98)
"""An ID card (ISO/IEC 7810, ID-1): a copy of one is asked for in its own size."""
BETWEEN_CARDS_MM = 24.0


def sheets(pages: Sequence[Page], layout: Layout) -> bytes:
    """The PDF: each page as large as a sheet takes it, or the two sides of a card on one, in its size."""
    pdf = FPDF(format="A4", unit="mm")
    pdf.set_auto_page_break(False)
    if layout is Layout.CARD:
        for first in range(0, len(pages), CARDS_ON_A_SHEET):
            _cards(pdf, pages[first : first + CARDS_ON_A_SHEET])
    else:
        for page in pages:
            _whole(pdf, page)
    return bytes(pdf.output())


def _whole(pdf: FPDF, page: Page) -> None:
    lying = page.width > page.height
    pdf.add_page(orientation="landscape" if lying else "portrait")
    across, down = (HEIGHT_MM, WIDTH_MM) if lying else (WIDTH_MM, HEIGHT_MM)
    scale = min((across - 2 * MARGIN_MM) / page.width, (down - 2 * MARGIN_MM) / page.height)
    width, height = page.width * scale, page.height * scale
    pdf.image(BytesIO(page.content), (across - width) / 2, (down - height) / 2, width, height)


def _cards(pdf: FPDF, pages: Sequence[Page]) -> None:
    pdf.add_page(orientation="portrait")
    width, height = CARD_MM
    top = (HEIGHT_MM - CARDS_ON_A_SHEET * height - BETWEEN_CARDS_MM) / 2
    for number, page in enumerate(pages):
        x, y = (WIDTH_MM - width) / 2, top + number * (height + BETWEEN_CARDS_MM)
        _card(pdf, page, x, y)


def _card(pdf: FPDF, page: Page, x: float, y: float) -> None:
    """Within the card's outline; one that was laid down upright is turned."""
    width, height = CARD_MM
    upright = page.height > page.width
    long, short = (page.height, page.width) if upright else (page.width, page.height)
    scale = min(width / long, height / short)
    across, down = page.width * scale, page.height * scale
    left, upper = x + (width - across) / 2, y + (height - down) / 2
    picture = BytesIO(page.content)
    if not upright:
        pdf.image(picture, left, upper, across, down)
        return
    with pdf.rotation(90, x + width / 2, y + height / 2):
        pdf.image(picture, left, upper, across, down)
