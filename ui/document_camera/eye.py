"""The camera's own thread: Qt's objects are made, run and taken down here. No driver holds up the UI."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from PySide6.QtGui import QImage, QTransform
from PySide6.QtMultimedia import QVideoFrame

from ui.document_camera.exchange import Exchange
from ui.document_camera.rig import Fail, Rig, Take

MakeRig = Callable[[Take, Fail], Rig]
END_MS = 3000
"""A driver that hangs does not keep the process from ending."""


class Eye:
    """A camera that can be switched on and off from any thread. `rotation`: degrees, how it hangs.

    Its thread begins when it is first switched on: Qt Multimedia is loaded then and not before.
    """

    def __init__(self, make_rig: MakeRig, rotation: int = 0) -> None:
        self.exchange = Exchange()
        self._lid = _Lid(make_rig, rotation, self.exchange)
        self._thread = QThread()
        self._thread.setObjectName("document camera")
        self._lid.moveToThread(self._thread)

    @property
    def awake(self) -> bool:
        """Whether its thread has begun."""
        return self._thread.isRunning()

    def switch(self, *, on: bool) -> None:
        """Ask for it. Never waits."""
        if not self._thread.isRunning():
            if not on:
                return
            self._thread.start()
        self.exchange.want(on=on)
        self._lid.asked.emit()

    def end(self) -> None:
        """Off, and its thread with it."""
        if self._thread.isRunning():
            self.switch(on=False)
            self.exchange.wait_off(END_MS / 1000)
            self._thread.quit()
            self._thread.wait(END_MS)


class _Lid(QObject):
    """Lives in the camera's thread."""

    asked = Signal()
    """What is wanted has changed."""

    def __init__(self, make_rig: MakeRig, rotation: int, exchange: Exchange) -> None:
        super().__init__()
        self._make_rig = make_rig
        self._turn = QTransform().rotate(rotation)
        self._exchange = exchange
        self._rig: Rig | None = None
        self.asked.connect(self._switch, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _switch(self) -> None:
        if self._exchange.wanted and self._rig is None:
            self._rig = self._make_rig(self._take, self._exchange.failed)
            self._rig.start()
        elif not self._exchange.wanted:
            if self._rig is not None:
                self._rig.stop()
                self._rig = None
            self._exchange.went_off()

    @Slot(QVideoFrame)
    def _take(self, frame: QVideoFrame) -> None:
        if not frame.isValid() or not self._exchange.due():
            return
        image = frame.toImage().convertToFormat(QImage.Format.Format_RGB888)
        if not image.isNull():
            self._exchange.put(image if self._turn.isIdentity() else image.transformed(self._turn))
