"""The accessibility tree, as a screen reader walks it, and the items that are missing from it."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import getCppPointer

from ui.gallery.looking import VEIL, below, of_the_keyboard

HANDLERS = ("QQuickTapHandler", "QQuickDragHandler", "QQuickPinchHandler")
"""What acts on a touch of the item it hangs on. A PointHandler or a HoverHandler only looks on."""
AREAS = ("QQuickMouseArea", "QQuickMultiPointTouchArea")
"""Items that act on a touch themselves."""


def answers_a_finger(item: QQuickItem) -> bool:
    """Whether the item, or a handler that hangs on it, acts on a touch."""
    if not item.isEnabled():
        return False
    if any(item.inherits(kind) for kind in AREAS):
        return True
    return any(each.inherits(kind) for each in item.children() for kind in HANDLERS)


def unspoken(window: QQuickWindow, root: QQuickItem) -> list[QQuickItem]:
    """The visible items of `root` that answer a finger and that a screen reader cannot find."""
    known = {_identity(each) for each in tree(window)}
    return [
        item
        for item in below(root)
        if answers_a_finger(item)
        and _identity(item) not in known
        and item.objectName() != VEIL
        and not of_the_keyboard(item)
    ]


def tree(window: QQuickWindow) -> Iterator[QQuickItem]:
    """The items of the accessibility tree, parents first."""
    top = QAccessible.queryAccessibleInterface(window)
    if top is not None:
        yield from _items(top)


def _items(interface: QAccessibleInterface) -> Iterator[QQuickItem]:
    for index in range(interface.childCount()):
        child = interface.child(index)
        item = child.object()
        if isinstance(item, QQuickItem):
            yield item
        yield from _items(child)


def _identity(item: QQuickItem) -> int:
    return int(getCppPointer(item)[0])
