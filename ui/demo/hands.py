"""What a person does to the screen: real touch events, delivered to the window as the system would."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest


class Hands:
    """One finger on one window."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._glass = QTest.createTouchDevice()

    def tap(self, place: QPoint) -> None:
        """Press and lift."""
        QTest.touchEvent(self._window, self._glass).press(0, place, self._window).commit()
        QTest.touchEvent(self._window, self._glass).release(0, place, self._window).commit()

    def draw(self, points: Iterable[QPointF]) -> None:
        """One stroke along the points."""
        places = [point.toPoint() for point in points]
        QTest.touchEvent(self._window, self._glass).press(0, places[0], self._window).commit()
        for place in places[1:]:
            QTest.touchEvent(self._window, self._glass).move(0, place, self._window).commit()
        QTest.touchEvent(self._window, self._glass).release(0, places[-1], self._window).commit()
