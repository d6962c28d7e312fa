"""The terminal from the front, for technicians: every word stands well inside its plate."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.technician.front import front
from kiosk.visit.bench import LANGUAGES
from kiosk.words import Language
from tests.ui.qml.conftest import moment
from tests.ui.qml.looking import below
from ui.gallery.faults import PIXELS_PER_MM
from ui.gallery.moments import MOMENTS
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant

RIM_MM = 1.4
"""What stands closer looks as if it ran over."""


def words_in(plate: QQuickItem) -> list[QQuickItem]:
    return [each for each in below(plate) if each.property("contentWidth") and each.isVisible()]


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_touches_the_rim_of_its_plate(
    landscape: bool, language: Language, qapp: QGuiApplication
) -> None:
    variant = Variant(landscape=landscape, language=language)
    stage = Stage(variant, MOMENTS[0])
    stage.show(moment("bench-trouble"))
    stage.picture()
    plates = [each for each in below(stage.window.contentItem()) if each.objectName().startswith("plate-")]
    assert len(plates) == len(front().devices)
    close = {}
    for plate in plates:
        for word in words_in(plate):
            slack = (word.width() - word.property("contentWidth")) / 2
            left = word.mapToItem(plate, QPointF(slack, 0)).x()
            rim = min(left, plate.width() - left - word.property("contentWidth"))
            if rim < RIM_MM * PIXELS_PER_MM:
                close[word.property("text")] = round(rim, 1)
    stage.close()
    assert close == {}
