"""What a person sees on the screen, found through the accessibility tree: a control has a role and a name."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickWindow


@dataclass(frozen=True)
class Seen:
    """One visible control. `place` is in the window's pixels."""

    role: QAccessible.Role
    name: str
    place: QRect
    checked: bool

    @property
    def middle(self) -> QPoint:
        """Where a finger goes."""
        return self.place.center()


def controls(window: QQuickWindow) -> Iterator[Seen]:
    """Everything visible with a role, in the order of the tree: what is drawn later comes later."""
    QAccessible.setActive(True)
    root = QAccessible.queryAccessibleInterface(window)
    if root is not None:
        yield from _below(root, window.position(), QRect(QPoint(0, 0), window.size()))


def find(window: QQuickWindow, name: str, role: QAccessible.Role | None = None) -> Seen | None:
    """The control of that name that is on top, or None."""
    fitting = [seen for seen in controls(window) if seen.name == name and role in (None, seen.role)]
    return fitting[-1] if fitting else None


def _below(node: QAccessibleInterface, origin: QPoint, visible: QRect) -> Iterator[Seen]:
    for index in range(node.childCount()):
        child = node.child(index)
        if not child.isValid():
            continue
        state = child.state()
        if state.invisible or state.disabled:
            continue
        place = child.rect().translated(-origin)
        if visible.contains(place.center()):
            name = child.text(QAccessible.Text.Name)
            yield Seen(child.role(), name, place, bool(state.checked))
        yield from _below(child, origin, visible)
