"""What a pair of eyes and a ruler find in a window: texts, what can be touched, and where it all lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

RIGHT, H_CENTRE, BOTTOM, V_CENTRE = 2, 4, 64, 128
"""Qt's alignment flags."""
DARK = "DarkGlass"
"""What hides everything from the eyes, on purpose."""
SHEETS = ("NoticeSheet", "FailureSheet", "IdleWarning", "LanguageSheet", "SpeechSheet", "TruthSheet", DARK)
"""What lies over the screen and takes every touch."""
KEYBOARD = "keyboard"
"""Object name of the on-screen keyboard's loader. One touch area of Qt's answers for all its keys."""
VEIL = "veil"
"""Object name of what swallows the touches around a sheet."""


@dataclass(frozen=True)
class Printed:
    """One visible text and the rectangle its ink may cover, in the window's pixels.

    `whole` is that rectangle before what scrolls cut it.
    """

    item: QQuickItem
    text: str
    ink: QRectF
    whole: QRectF


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    """The visible items of a subtree, parents first."""
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from below(child)


def on_top(window: QQuickWindow) -> QQuickItem:
    """Where the eyes are: the sheet over the screen, if one lies there, else everything."""
    for item in below(window.contentItem()):
        if item.metaObject().className().startswith(SHEETS):
            return item
    return window.contentItem()


def texts(root: QQuickItem) -> list[Printed]:
    """Every visible text with something in it, clipped as the screen clips it."""
    found = []
    for item in below(root):
        if item.inherits("QQuickText") and item.property("text") and not _behind_the_keys(item):
            whole = _ink(item)
            ink = shown_part(item, whole)
            if not ink.isEmpty():
                found.append(Printed(item, str(item.property("text")), ink, whole))
    return found


def touchables(root: QQuickItem) -> list[QQuickItem]:
    """What answers a finger: a tap handler, an area, a key of the keyboard that has a face."""
    found = []
    for item in below(root):
        taps = any(child.inherits("QQuickTapHandler") for child in item.children())
        blank = item.metaObject().className().startswith("FillerKey")
        key = item.property("keyType") is not None and not blank
        area = item.inherits("QQuickMouseArea") and item.objectName() != VEIL and not of_the_keyboard(item)
        if taps or key or area:
            found.append(item)
    return found


def place(item: QQuickItem) -> QRectF:
    """Where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def shown_part(item: QQuickItem, rect: QRectF) -> QRectF:
    """What the item's clipping ancestors leave of a rectangle of the window."""
    for parent in ancestors(item):
        if parent.clip():
            rect = rect.intersected(place(parent))
    return rect


def enclosing(item: QQuickItem, names: tuple[str, ...]) -> QQuickItem | None:
    """The nearest ancestor whose QML type begins with one of `names`."""
    fitting = (each for each in ancestors(item) if each.metaObject().className().startswith(names))
    return next(fitting, None)


def ancestors(item: QQuickItem) -> Iterator[QQuickItem]:
    """The item's parents, the nearest first."""
    parent: QQuickItem | None = item.parentItem()
    while parent:
        yield parent
        parent = parent.parentItem()


def of_the_keyboard(item: QQuickItem) -> bool:
    """Whether it belongs to the on-screen keyboard, which the keypad types on where there are no eyes."""
    return any(each.objectName() == KEYBOARD for each in ancestors(item))


def _behind_the_keys(item: QQuickItem) -> bool:
    """The keyboard keeps its row of candidates behind the keys while it offers none."""
    row = enclosing(item, ("QQuickListView", "ListView"))
    return row is not None and row.objectName() == "wordCandidateView" and row.y() >= 0


def _ink(item: QQuickItem) -> QRectF:
    width, height = float(item.property("contentWidth")), float(item.property("contentHeight"))
    spare_x, spare_y = item.width() - width, item.height() - height
    across, down = _asked(item, "horizontalAlignment"), _asked(item, "verticalAlignment")
    x = {RIGHT: spare_x, H_CENTRE: spare_x / 2}.get(across, 0.0)
    y = {BOTTOM: spare_y, V_CENTRE: spare_y / 2}.get(down, 0.0)
    return item.mapRectToScene(QRectF(x, y, width, height))


def _asked(item: QQuickItem, name: str) -> int:
    """A property of a type that Python does not know, as QML sees it."""
    context = QQmlEngine.contextForObject(item)
    assert context is not None
    answer: Any = QQmlExpression(context, item, name).evaluate()
    return int(answer[0] if isinstance(answer, tuple) else answer)
