"""From the camera's owner to the screen: what it sees, and whether it is on."""

import threading
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage


@dataclass(frozen=True)
class Sight:
    """`corners`: x and y of the sheet's corners, clockwise, 0 to 1; empty where none is seen."""

    image: QImage = field(repr=False)
    corners: tuple[float, ...] = ()


class Sights(QObject):
    """`offer` and `on` may be called in any thread; `seen` and `watching` are heard in the thread that made
    this. One sight at most is on its way: a screen that is slow misses some.
    """

    seen = Signal(object)
    """A Sight, or None: no more."""
    watching = Signal(bool)
    _offered = Signal()
    _switched = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._sight: Sight | None = None
        self._on_its_way = False
        self._offered.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)
        self._switched.connect(self.watching, Qt.ConnectionType.QueuedConnection)

    def offer(self, sight: Sight | None) -> None:
        """The newest sight. Never waits."""
        with self._lock:
            self._sight = sight
            told, self._on_its_way = self._on_its_way, True
        if not told:
            self._offered.emit()

    def on(self, on: bool) -> None:
        """The camera is on, or off. Never waits."""
        self._switched.emit(on)

    def held(self) -> int:
        """How many sights are on their way."""
        with self._lock:
            return int(self._sight is not None)

    def _hand_over(self) -> None:
        with self._lock:
            sight, self._sight, self._on_its_way = self._sight, None, False
        self.seen.emit(sight)
