"""A signature's picture shows the strokes as they were drawn, in the shape of the pad."""

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.contract.ink import UNITS, trace
from kiosk.contract.signature import picture
from tests.fixtures.filings import new_submission, read_back

SVG = "{http://www.w3.org/2000/svg}"


def dark(image: QImage, x: float, y: float) -> bool:
    return image.pixelColor(round(x * image.width()), round(y * image.height())).lightness() < 128


def test_ink_is_where_the_finger_was() -> None:
    strokes = tuple(trace(points, 2.5) for points in ([(0.1, 0.5), (0.9, 0.5)], [(0.5, 0.2)]))
    drawn = picture(read_back(new_submission(signature=strokes, signature_pad=2.5)))
    renderer = QSvgRenderer(QByteArray(drawn.encode()))
    assert renderer.isValid()
    size = renderer.defaultSize()
    assert size.width() / size.height() == pytest.approx(2.5)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert all(dark(image, x, 0.5) for x in (0.11, 0.5, 0.89))
    assert dark(image, 0.5, 0.2), "a touch without a move is a dot"
    assert not any(dark(image, x, y) for x, y in ((0.05, 0.5), (0.95, 0.5), (0.5, 0.35), (0.3, 0.2)))


def test_a_submission_that_does_not_say_how_wide_its_pad_was_is_drawn_on_a_square() -> None:
    root = ET.fromstring(picture(read_back(new_submission(signature_pad=None))))
    assert root.get("viewBox") == f"0 0 {UNITS} {UNITS}"
    assert len(root.findall(f".//{SVG}path")) == 3


def test_who_signed_by_a_key_has_no_picture() -> None:
    by_key = read_back(new_submission(signature=(), signed_by="key"))
    assert picture(by_key) == ""
