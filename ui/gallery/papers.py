"""Invented paper for the pictures of the screens: what a camera sees, and the page that is cut out of it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF, QTransform

from ui.paper_pictures import PaperPictures

SHEET_CORNERS = (0.33, 0.1, 0.66, 0.13, 0.69, 0.9, 0.29, 0.87)
"""x and y of the sheet in what the camera sees, clockwise from the upper left, 0 to 1."""
_SEEN, _PAGE = (800, 600), (420, 594)


def sample_papers() -> PaperPictures:
    """Under the names that the samples use."""
    pictures = PaperPictures()
    pictures.put("live-sample", _seen())
    pictures.put("page-sample", _page())
    return pictures


def _page() -> QImage:
    """Grey bars where print would be: nobody's page."""
    width, height = _PAGE
    page = QImage(width, height, QImage.Format.Format_RGB32)
    page.fill(QColor("#F6F5F0"))
    painter = QPainter(page)
    painter.fillRect(QRectF(width * 0.3, height * 0.06, width * 0.4, 16), QColor("#3A3F47"))
    for row in range(17):
        across = 0.8 if row % 4 else 0.55
        painter.fillRect(
            QRectF(width * 0.1, height * (0.15 + 0.04 * row), width * across, 7), QColor("#7A828C")
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(QColor("#C62F2F"))
    pen.setWidth(5)
    painter.setPen(pen)
    painter.drawEllipse(QPointF(width * 0.74, height * 0.86), 46, 46)
    painter.end()
    return page


def _seen() -> QImage:
    width, height = _SEEN
    seen = QImage(width, height, QImage.Format.Format_RGB32)
    seen.fill(QColor("#3C4046"))
    page = _page()
    places = zip(SHEET_CORNERS[::2], SHEET_CORNERS[1::2], strict=True)
    corners = [QPointF(x * width, y * height) for x, y in places]
    around = ((0, 0), (1, 0), (1, 1), (0, 1))
    flat = QPolygonF([QPointF(x * page.width(), y * page.height()) for x, y in around])
    laid = QTransform()
    QTransform.quadToQuad(flat, QPolygonF(corners), laid)
    painter = QPainter(seen)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(laid)
    painter.drawImage(0, 0, page)
    painter.end()
    return seen
