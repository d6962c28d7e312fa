"""What can be wrong with a screen, found by looking."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from tests.ui.qml.looking import Printed, enclosing, place, shown_part

PIXELS_PER_MM = 4.0
SMALLEST_TARGET_MM = 12.7
"""Half an inch; visual.md asks for 20 mm and never less than this."""
SLACK = 2.0
"""Pixels: positions are rounded."""
CONTAINERS = (
    "EventTile",
    "PrimaryButton",
    "SecondaryButton",
    "ChoiceTile",
    "Notice",
    "Panel",
    "Band",
    "MaterialRow",
)

Fault = tuple[str, str]
"""What kind, and a sentence."""


def cut_off(printed: list[Printed], window: QRectF) -> Iterator[Fault]:
    """Texts that lose letters, leave the window, or leave the button or card they stand on."""
    for said in printed:
        container = enclosing(said.item, CONTAINERS)
        if said.item.property("truncated"):
            yield "cut off", said.text
        if not _within(said.ink, window):
            yield "outside the window", said.text
        if container is not None and not _within(said.ink, place(container)):
            yield "outside its place", f"{said.text} ({container.metaObject().className()})"


def one_over_another(printed: list[Printed]) -> Iterator[Fault]:
    """Texts that share more than the white space around their letters."""
    for one, other in combinations(printed, 2):
        common = one.ink.intersected(other.ink)
        if common.width() > SLACK and common.height() > SLACK + _leading(one.item) + _leading(other.item):
            yield "one text over another", f"{one.text!r} and {other.text!r}"


def too_small(targets: list[QQuickItem]) -> Iterator[Fault]:
    """Targets a finger misses."""
    for target in targets:
        size = min(target.width(), target.height()) / PIXELS_PER_MM
        if size < SMALLEST_TARGET_MM:
            yield "too small to hit", f"{target.objectName()} is {size:.1f} mm"


def in_each_others_way(targets: list[QQuickItem]) -> Iterator[Fault]:
    """Targets that lie over each other; what lies within another on purpose is left out."""
    for one, other in combinations(targets, 2):
        on_the_pad = "signature-pad" in (one.objectName(), other.objectName())  # "again" stands on it
        if on_the_pad or one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        common = shown_part(one, place(one)).intersected(shown_part(other, place(other)))
        if common.width() > SLACK and common.height() > SLACK:
            yield "one target over another", f"{one.objectName()} and {other.objectName()}"


def nameless(targets: list[QQuickItem]) -> Iterator[Fault]:
    """Controls that a screen reader could not announce."""
    for target in targets:
        if target.property("keyType") is not None:
            continue  # a key of the keyboard shows its letter
        spoken = QAccessible.queryAccessibleInterface(target)
        if spoken.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            yield "without a role", target.objectName()
        elif not spoken.text(QAccessible.Text.Name).strip():
            yield "without a name", target.objectName()


def _within(inner: QRectF, outer: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def _leading(item: QQuickItem) -> float:
    """White space above and below the letters of a line, which two lines may share."""
    return float(item.property("font").pixelSize()) * 0.15
