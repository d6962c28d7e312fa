"""What a person sees on the glass: the controls by their names, and whether a finger can reach them now."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow


def find(window: QQuickWindow, name: str) -> QQuickItem | None:
    """The visible, enabled control with that object name; the topmost where there are several. It may be
    scrolled out of sight: see `reachable`.
    """
    found = [item for item in below(window.contentItem()) if item.objectName() == name and item.isEnabled()]
    return found[-1] if found else None


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    """All visible items inside `item`, in the order in which they are painted."""
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from below(child)


def middle(item: QQuickItem) -> QPointF:
    """Where a finger goes, in the window's pixels."""
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def reachable(item: QQuickItem) -> bool:
    """Whether its middle lies inside every clipping place around it, and so on the glass."""
    point = middle(item)
    around: QQuickItem | None = item.parentItem()
    while around is not None:
        if around.clip() and not around.mapRectToScene(_extent(around)).contains(point):
            return False
        around = around.parentItem()
    return True


def at_rest(window: QQuickWindow) -> bool:
    """Whether the screen has arrived: a person does not touch what still moves."""
    screen = next((item for item in below(window.contentItem()) if item.objectName() == "screen"), None)
    return screen is not None and all(_settled(item) for item in (screen, *screen.childItems()))


def _settled(item: QQuickItem) -> bool:
    return item.x() == 0 and item.opacity() == 1


def _extent(item: QQuickItem) -> QRectF:
    return QRectF(0, 0, item.width(), item.height())
