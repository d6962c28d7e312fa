"""Where a keypad can stand: everything that can be touched, in reading order, after the heading."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

PARTS = ("screen", "keyboard", "foot", "band")
"""The window's parts in reading order, by object name; what has no name of these comes after."""
OFFERED = "wordCandidateView"
"""The on-screen keyboard's row of candidates (its own object name)."""
MOST_OFFERED = 24
"""Candidates that one walks through; there may be hundreds, and a letter more brings the right one nearer."""
PRESSABLE = "held"
"""A property of every Pressable (ui/qml/components): one that only tells something is a place too."""
GLASS = "dark-glass"
"""What lies over everything while the glass is dark: the keypad works below it."""
ROLES = (
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ListItem,
)


class Kind(Enum):
    """How a stop is pressed."""

    HEADING = auto()
    """Not at all: the screen is read once more."""
    CONTROL = auto()
    """As a screen reader does."""
    FIELD = auto()
    """By giving it the cursor."""
    KEY = auto()
    """By a touch: a key of the on-screen keyboard."""
    CANDIDATE = auto()
    """By a touch: a character offered for what was typed."""


@dataclass(frozen=True)
class Stop:
    """One place."""

    item: QQuickItem
    kind: Kind


def top(window: QQuickWindow) -> QQuickItem:
    """What is operated: the last sheet that lies over the screen and hides what is below, or everything."""
    sheets = [item for item in shown(window.contentItem()) if item.property("traps") is True]
    return sheets[-1] if sheets else window.contentItem()


def stops(root: QQuickItem) -> list[Stop]:
    """Every place below `root`, the heading first."""
    items = list(visible(root))  # once: a screen with its keyboard has hundreds of items
    found = [stop for item in items if (stop := _stop(item)) is not None]
    roles = [_role(item) for item in items]
    for heading in (QAccessible.Role.Heading, QAccessible.Role.AlertMessage):
        if heading in roles:
            return [Stop(items[roles.index(heading)], Kind.HEADING), *found]
    return found


def shown(item: QQuickItem) -> Iterator[QQuickItem]:
    """The items of a subtree that are shown, parents first, as drawn: sooner known than in reading order."""
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from shown(child)


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """The items of a subtree that are shown, parents first, in reading order. A screen that is just coming in
    is there for a key, though it is still as clear as glass.
    """
    if not item.isVisible():
        return
    yield item
    for child in _in_order(item.childItems()):
        yield from visible(child)


def action(item: QQuickItem) -> QAccessibleActionInterface | None:
    """How a screen reader would press it; None for what cannot be."""
    told = spoken(item)
    return told.actionInterface() if told is not None and told.role() in ROLES else None


def spoken(item: QQuickItem) -> QAccessibleInterface | None:
    """What a screen reader knows of the item; None for what it does not see."""
    return QAccessible.queryAccessibleInterface(item)


def _in_order(children: list[QQuickItem]) -> list[QQuickItem]:
    """As they stand in the file; the window's parts as they are read, and neighbours from above to below."""
    if len(children) < 2:
        return children
    named = {child.objectName() for child in children}
    if named & {"screen"}:
        return sorted(children, key=_part)
    if children and all(_stop(child) is not None for child in children if child.isVisible()):
        return sorted(children, key=lambda child: (round(child.y()), round(child.x())))
    return children


def _part(child: QQuickItem) -> int:
    name = child.objectName()
    return PARTS.index(name) if name in PARTS else len(PARTS)


def _stop(item: QQuickItem) -> Stop | None:
    if item.property("keyType") is not None:
        blank = item.metaObject().className().startswith("FillerKey")
        return None if blank else Stop(item, Kind.KEY)
    if item.property("display") is not None and item.parentItem().parentItem().objectName() == OFFERED:
        return Stop(item, Kind.CANDIDATE) if item.property("index") < MOST_OFFERED else None
    if item.objectName() == GLASS:
        return None
    role = _role(item)
    if role == QAccessible.Role.EditableText and item.inherits("QQuickTextEdit"):
        return Stop(item, Kind.FIELD)
    if role == QAccessible.Role.Canvas:
        return None  # arrows cannot write; the keyboard is one touch away
    told_of = item.property(PRESSABLE) is not None and role != QAccessible.Role.NoRole
    return Stop(item, Kind.CONTROL) if role in ROLES or told_of else None


def _role(item: QQuickItem) -> QAccessible.Role:
    told = spoken(item)
    return QAccessible.Role.NoRole if told is None else told.role()
