"""The tests' eyes are the gallery's; their hands are here: a touch, and waiting for what comes of it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from ui.gallery.looking import Printed, below, enclosing, on_top, place, shown_part, texts, touchables
from ui.waiting import process_until

__all__ = [
    "Printed",
    "below",
    "enclosing",
    "offers",
    "on_top",
    "place",
    "shown_part",
    "tap",
    "texts",
    "touchables",
    "wait_for",
]


def tap(window: QQuickWindow, item: QQuickItem, at: tuple[float, float] = (0.5, 0.5)) -> None:
    """Press and let go, at a share of the item."""
    point = item.mapToScene(QPointF(item.width() * at[0], item.height() * at[1])).toPoint()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def offers(window: QQuickWindow) -> list[QQuickItem]:
    """The candidates of the keyboard in order, once their row has slid out from behind the keys."""
    row = next(item for item in below(window.contentItem()) if item.objectName() == "wordCandidateView")

    def shown() -> list[QQuickItem]:
        return [item for item in below(row) if item.objectName() == "candidate"]

    wait_for(lambda: row.y() == -row.height() and bool(shown()))
    return sorted(shown(), key=lambda item: place(item).x())


def wait_for(done: Callable[[], bool]) -> None:
    """Process events until `done()`, for a minute at most."""
    if not process_until(done, 60_000):
        raise TimeoutError("the window did not answer")
