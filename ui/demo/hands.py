"""What a person does to the screen: real touch events, delivered to the window as the system would."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest


class Hands:
    """One finger on one window."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._glass = QTest.createTouchDevice()
        self.touches = 0
        """How often the finger has come down."""

    def tap(self, place: QPointF) -> None:
        """Press and lift."""
        self.draw([place])

    def draw(self, places: Sequence[QPointF]) -> None:
        """One stroke along the places, in the window's pixels."""
        self.touches += 1
        points = [place.toPoint() for place in places]
        self.press(points[0])
        for point in points[1:]:
            self.slide(point)
        self.lift(points[-1])

    def press(self, point: QPoint) -> None:
        """The finger comes down."""
        QTest.touchEvent(self._window, self._glass).press(0, point, self._window).commit()

    def slide(self, point: QPoint) -> None:
        """The finger goes there without leaving the glass."""
        QTest.touchEvent(self._window, self._glass).move(0, point, self._window).commit()

    def lift(self, point: QPoint) -> None:
        """The finger goes up."""
        QTest.touchEvent(self._window, self._glass).release(0, point, self._window).commit()
