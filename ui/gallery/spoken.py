"""The accessibility tree, as a screen reader walks it, and the items that are missing from it."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import getCppPointer

from ui.gallery.looking import ancestors, below

HANDLERS = ("QQuickTapHandler", "QQuickDragHandler", "QQuickPinchHandler")
"""What acts on a touch of the item it hangs on. A PointHandler or a HoverHandler only looks on."""
AREAS = ("QQuickMouseArea", "QQuickMultiPointTouchArea")
"""Items that act on a touch themselves."""
VEIL = "veil"
"""Object name of what swallows the touches around a sheet: nothing to announce."""
KEYBOARD = "keyboard"
"""Object name of the on-screen keyboard's loader: one touch area of Qt's answers for all its keys, which are
typed by the tactile keypad where there are no eyes."""


def answers_a_finger(item: QQuickItem) -> bool:
    """Whether the item, or a handler that hangs on it, acts on a touch."""
    hands = any(each.inherits(kind) for kind in HANDLERS for each in item.children())
    return item.isEnabled() and (hands or any(item.inherits(kind) for kind in AREAS))


def unspoken(window: QQuickWindow, root: QQuickItem) -> list[QQuickItem]:
    """The visible items of `root` that answer a finger and that a screen reader cannot find."""
    known = {_identity(each) for each in tree(window)}
    return [
        item
        for item in below(root)
        if answers_a_finger(item)
        and _identity(item) not in known
        and item.objectName() != VEIL
        and not _of_the_keyboard(item)
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


def _of_the_keyboard(item: QQuickItem) -> bool:
    return any(each.objectName() == KEYBOARD for each in ancestors(item))


def _identity(item: QQuickItem) -> int:
    return int(getCppPointer(item)[0])
