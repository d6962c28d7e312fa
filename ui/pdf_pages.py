"""The pages of a PDF as pictures for the screen. In memory, in the thread that asks."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtPdf import QPdfDocument

MOST_PAGES = 20
"""Looked at on the screen; all are printed."""
PIXELS_HIGH = 1400
"""An A4 page fills about that on the glass, and small print can still be read."""


class NoPdf(ValueError):
    """Not a PDF that can be shown."""


def page_pictures(pdf: bytes) -> tuple[bytes, ...]:
    """PNG of each page, in order, at most `MOST_PAGES`.

    Raises:
        NoPdf: it is damaged, locked, or none.
    """
    raw = QByteArray(pdf)
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready or document.pageCount() == 0:
        raise NoPdf("this document cannot be shown")
    try:
        return tuple(_page(document, number) for number in range(min(document.pageCount(), MOST_PAGES)))
    finally:
        document.close()


def _page(document: QPdfDocument, number: int) -> bytes:
    """On white: a page of a PDF has no ground of its own."""
    points = document.pagePointSize(number)
    width = max(1, round(PIXELS_HIGH * points.width() / max(1.0, points.height())))
    drawn = document.render(number, QSize(width, PIXELS_HIGH))
    sheet = QImage(width, PIXELS_HIGH, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    painter.drawImage(0, 0, drawn)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, QByteArray(b"PNG")).write(sheet)
    return bytes(kept.data().data())
