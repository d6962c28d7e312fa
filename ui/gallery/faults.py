"""What can be wrong with a screen, found by looking at where things lie and at what was drawn."""

from collections.abc import Iterator
from itertools import combinations

from PIL import Image
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.gallery.contrast import drawn_contrast
from ui.gallery.looking import DARK, Printed, below, enclosing, on_top, place, shown_part, texts, touchables
from ui.gallery.spoken import unspoken
from ui.viewmodels.speaker import FALLBACK
from ui.words import load_words

PIXELS_PER_MM = 4.0
SMALLEST_TARGET_MM = 12.7
"""Half an inch; visual.md asks for 20 mm and never less than this."""
SLACK = 2.0
"""Pixels: positions are rounded."""
LEAST_CONTRAST, LEAST_OF_LARGE, LEAST_IN_ELDER = 4.5, 3.0, 7.0
"""WCAG 2.2, 1.4.3, for normal and large text; 1.4.6 for large type mode, there for every size as designed."""
LEGIBLE_SHARE = 0.5
"""A text of which scrolling leaves less than this may show no ink at all."""
LARGE_MM, LARGE_BOLD_MM = 18 / 72 * 25.4, 14 / 72 * 25.4
"""Ems from which a text is large: 18 points, or 14 points bold (WCAG 2.2, definition of large-scale)."""
GROUNDS = {"signature-pad", "begin"}
"""Areas on which other targets stand on purpose: "again" on the pad, ways to begin on the sleeping screen."""
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

_UNWRITTEN = frozenset(words[FALLBACK] for words in load_words().values())

Fault = tuple[str, str]
"""What kind, and a sentence."""


def faults(window: QQuickWindow, picture: Image.Image, *, elder: bool) -> Iterator[Fault]:
    """All that is wrong with what the window shows; `picture` is what it has drawn."""
    root = on_top(window)
    printed, targets = texts(root), touchables(root)
    dark = root.metaObject().className().startswith(DARK)
    if not dark and (not printed or not targets):
        yield "empty", "nothing to read or nothing to touch"
    yield from unloaded(root)
    yield from cut_off(printed, QRectF(0, 0, window.width(), window.height()))
    yield from one_over_another(printed)
    yield from unwritten(printed)
    yield from too_weak(printed, picture, elder=elder)
    yield from too_small(targets)
    yield from in_each_others_way(targets)
    yield from nameless(targets)
    for item in unspoken(window, root):
        yield "unknown to a screen reader", f"{item.objectName() or item.metaObject().className()}"


def unloaded(root: QQuickItem) -> Iterator[Fault]:
    """Parts whose file does not load: they leave a hole, which looks as if nothing were meant to be there."""
    for item in below(root):
        if not item.inherits("QQuickLoader") or not item.property("active"):
            continue
        source = item.property("source").fileName()
        if source and item.property("item") is None:
            yield "not loaded", source


def unwritten(printed: list[Printed]) -> Iterator[Fault]:
    """What is said in place of words that nobody has written."""
    for each in printed:
        if each.text in _UNWRITTEN:
            yield "words missing", f"{each.text!r} stands for a key without words"


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


def too_weak(printed: list[Printed], picture: Image.Image, *, elder: bool) -> Iterator[Fault]:
    """Texts whose contrast, as drawn, is too low. What is switched off may be weak (WCAG 2.2, 1.4.3)."""
    for said in printed:
        colour, part = said.item.property("color"), said.ink.toAlignedRect()
        part = part.intersected(QRect(0, 0, picture.width, picture.height))
        scrolled_away = said.ink.height() < said.whole.height() * LEGIBLE_SHARE
        if not said.item.isEnabled() or scrolled_away or part.isEmpty():
            continue
        box = (part.x(), part.y(), part.x() + part.width(), part.y() + part.height())
        drawn = drawn_contrast(picture.crop(box), (colour.red(), colour.green(), colour.blue()))
        if drawn < (LEAST_IN_ELDER if elder else LEAST_OF_LARGE if _large(said.item) else LEAST_CONTRAST):
            yield "low contrast", f"{said.text} has {drawn:.1f}"


def too_small(targets: list[QQuickItem]) -> Iterator[Fault]:
    """Targets a finger misses."""
    for target in targets:
        size = min(target.width(), target.height()) / PIXELS_PER_MM
        if size < SMALLEST_TARGET_MM:
            yield "too small to hit", f"{target.objectName()} is {size:.1f} mm"


def in_each_others_way(targets: list[QQuickItem]) -> Iterator[Fault]:
    """Targets that lie over each other; what lies within another on purpose is left out."""
    for one, other in combinations(targets, 2):
        on_a_ground = {one.objectName(), other.objectName()} & GROUNDS
        if on_a_ground or one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        common = shown_part(one, place(one)).intersected(shown_part(other, place(other)))
        if common.width() > SLACK and common.height() > SLACK:
            yield "one target over another", f"{one.objectName()} and {other.objectName()}"


def nameless(targets: list[QQuickItem]) -> Iterator[Fault]:
    """Controls that a screen reader could not announce."""
    for target in targets:
        if target.property("keyType") is not None:
            continue  # a key of the keyboard shows its letter
        spoken = _announced(target)
        if spoken is None:
            continue  # `unspoken` tells of it
        if spoken.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            yield "without a role", target.objectName()
        elif not spoken.text(QAccessible.Text.Name).strip():
            yield "without a name", target.objectName()


def _announced(item: QQuickItem) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(item)


def _large(item: QQuickItem) -> bool:
    font = item.property("font")
    em = font.pixelSize() / PIXELS_PER_MM
    return bool(em >= (LARGE_BOLD_MM if font.bold() else LARGE_MM))


def _within(inner: QRectF, outer: QRectF) -> bool:
    return outer.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(inner)


def _leading(item: QQuickItem) -> float:
    """White space above and below the letters of a line, which two lines may share."""
    return float(item.property("font").pixelSize()) * 0.15
