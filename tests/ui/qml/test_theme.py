"""Colours and sizes: readable for everybody, and what visual.md fixed."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine

from ui.engine import QML

ON_SURFACES = list(product(("ink", "muted"), ("paper", "sand", "foam")))
ELDER = True
PAIRS = [
    *ON_SURFACES,
    ("sea", "paper"),
    ("sea", "foam"),
    ("seaText", "sea"),
    ("seaText", "seaPressed"),
    ("seaTextMuted", "sea"),
    ("amber", "amberGround"),
    ("green", "greenGround"),
    ("red", "redGround"),
    ("ink", "foamPressed"),
    ("amber", "amberPressed"),
    ("seaText", "red"),
    ("seaText", "redPressed"),
    ("lamp", "paper"),
    ("lamp", "sand"),
]


@pytest.fixture
def theme(qapp: QGuiApplication) -> Iterator[QObject]:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    folder = QUrl.fromLocalFile(str(QML)).toString()
    source = f'import QtQuick\nimport "{folder}"\nItem {{ property var it: Theme }}'
    component.setData(source.encode(), QUrl())
    item = component.create()
    found = item.property("it")
    assert isinstance(found, QObject)
    yield found
    item.deleteLater()


@pytest.mark.parametrize("looks", [{}, {"night": True}], ids=["day", "night"])
def test_every_text_stands_out_from_its_ground(theme: QObject, looks: dict[str, bool]) -> None:
    assert _faint(theme, looks, 4.5) == []


@pytest.mark.parametrize("looks", [{}, {"night": True}], ids=["day", "night"])
def test_for_elders_every_text_stands_out_seven_to_one(theme: QObject, looks: dict[str, bool]) -> None:
    assert _faint(theme, {"elder": True, **looks}, 7.0) == []


def test_sizes_are_those_agreed(theme: QObject) -> None:
    theme.setProperty("pixelsPerMm", 4.0)
    assert theme.property("body") == 30
    assert theme.property("title") == 36
    assert theme.property("target") == 80
    assert theme.property("travelTime") < 200
    theme.setProperty("elder", ELDER)
    assert theme.property("body") * 72 / 25.4 / 4 >= 30  # points
    assert theme.property("title") == 48


def test_sizes_follow_the_glass(theme: QObject) -> None:
    theme.setProperty("pixelsPerMm", 2.7)  # 1080 pixels across a 32 inch screen on its side
    assert theme.property("target") == 54


def _faint(theme: QObject, looks: dict[str, bool], least: float) -> list[str]:
    for name, value in looks.items():
        theme.setProperty(name, value)
    found = []
    for text, ground in PAIRS:
        contrast = _contrast(theme.property(text), theme.property(ground))
        if contrast < least:
            found.append(f"{text} on {ground}: {contrast:.2f}")
    return found


def _contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
