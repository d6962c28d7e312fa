"""What each token of `Theme.qml` is for, and its values in the day, elder and night sets."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlComponent, QQmlEngine

from ui.engine import QML

COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "ink": "text",
        "muted": "the second line of a text",
        "sea": "the one primary action, what is chosen, links",
        "seaPressed": "the primary action under a finger",
        "seaText": "words on sea and on red",
        "seaTextMuted": "the second line on sea",
        "foam": "secondary buttons, grounds of icons, what is chosen",
        "foamPressed": "a secondary button under a finger",
        "paper": "cards, band, action bar",
        "sand": "the ground of a screen; the ground of what is off",
        "line": "hairlines and outlines",
        "lamp": "the ring where the keypad stands, and nothing else",
        "amber": "attention, and the reason why something is off",
        "amberGround": "the ground of attention",
        "amberPressed": "an amber button under a finger",
        "green": "done, works",
        "greenGround": "the ground of what is done",
        "red": "refusal, fault, what destroys; rare",
        "redPressed": "a destroying button under a finger",
        "redGround": "the ground of a refusal",
        "veil": "over the screen below a sheet",
        "dark": "the glass that is darkened on request",
    }
)
TYPE: Mapping[str, str] = MappingProxyType(
    {
        "display": "the one question of a screen",
        "headline": "a question in landscape, on a sheet",
        "title": "names of choices, words of the primary button",
        "body": "running text",
        "small": "notes, captions",
    }
)
LENGTHS: Mapping[str, str] = MappingProxyType(
    {
        "hairline": "outlines at rest",
        "focusLine": "outlines of what is chosen, pressed or typed into",
        "focusRing": "the keypad's ring",
        "focusGap": "between a control and its ring",
        "cardRadius": "corners of cards and buttons",
        "buttonRadius": "corners of primary buttons and sheets",
        "margin": "left and right of a screen, inside a sheet",
        "gap": "between controls",
        "target": "what is touched is no smaller",
        "bandHeight": "the band",
        "actionHeight": "the primary button",
        "footHeight": "the foot",
        "travelWay": "how far a screen travels as it comes in",
    }
)
TIMES: Mapping[str, str] = MappingProxyType(
    {
        "travelTime": "a screen that comes in, a list that moves on; 0 with reduced motion",
        "choiceTime": "how long a choice is seen before the screen goes on by itself",
        "settleTime": "how long a new screen takes no touch: the second half of a double tap",
        "turnTime": "one turn of what marks a wait; it stands still with reduced motion",
        "reasonTime": "how long a control that is off says why",
    }
)
FINE = 100.0
"""Pixels a millimetre, so that lengths can be read to a hundredth."""

Row = tuple[str, str, tuple[str, ...]]
"""Token, what it is for, its values by day, for elders, by night (lengths: by day and for elders)."""


def read(names: Mapping[str, str]) -> list[Row]:
    """The values of the tokens in `names`. A `QGuiApplication` stands."""
    engine = QQmlEngine()
    theme = _theme(engine)
    theme.setProperty("pixelsPerMm", FINE)
    values: list[dict[str, str]] = []
    for elder, night in ((False, False), (True, False), (False, True)):
        theme.setProperty("elder", elder)
        theme.setProperty("night", night)
        values.append({name: _said(name, theme.property(name)) for name in names})
    return [(name, use, tuple(each[name] for each in values)) for name, use in names.items()]


def colour_names() -> set[str]:
    """Every colour that `Theme.qml` has."""
    engine = QQmlEngine()
    theme = _theme(engine)
    meta = theme.metaObject()
    every = range(meta.propertyOffset(), meta.propertyCount())
    names = [str(meta.property(index).name()) for index in every]
    return {name for name in names if isinstance(theme.property(name), QColor)}


def _theme(engine: QQmlEngine) -> QObject:
    component = QQmlComponent(engine)
    folder = QUrl.fromLocalFile(str(QML)).toString()
    component.setData(
        f'import QtQuick\nimport "{folder}"\nQtObject {{ property var it: Theme }}'.encode(), QUrl()
    )
    holder = component.create()
    holder.setParent(engine)
    found = holder.property("it")
    assert isinstance(found, QObject)
    return found


def _said(name: str, value: object) -> str:
    if isinstance(value, QColor):
        opaque = value.alpha() == 255
        return value.name(QColor.NameFormat.HexRgb if opaque else QColor.NameFormat.HexArgb).upper()
    return f"{value} ms" if name in TIMES else f"{float(str(value)) / FINE:g} mm"
