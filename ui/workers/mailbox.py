"""From any thread to the UI thread."""

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.visit.events import Event


class Mailbox(QObject):
    """`post` may be called from any thread; `arrived` is heard in the thread that made the mailbox."""

    arrived = Signal(object)
    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self.arrived, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Hand an event over. Never waits."""
        self._posted.emit(event)
