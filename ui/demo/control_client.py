"""The control socket of the demonstration, from the Qt side: requests one after the other, and events."""

import json
from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket

Reply = Callable[[dict[str, Any]], None]


class ControlClient(QObject):
    """One connection. Answers come in the order of the requests; `on_lost` is called when the demonstration
    ends.
    """

    def __init__(self, path: str, on_lost: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Reply] = deque()
        self._told: Reply = lambda _: None
        self._socket = QLocalSocket(self)
        self._socket.readyRead.connect(self._read)
        self._socket.disconnected.connect(on_lost)
        self._socket.connectToServer(path)

    def ask(self, what: str, reply: Reply = lambda _: None, **values: Any) -> None:
        """Send a request; `reply` gets the answer."""
        self._waiting.append(reply)
        self._socket.write(json.dumps({"do": what, **values}, ensure_ascii=False).encode() + b"\n")

    def listen(self, told: Reply) -> None:
        """Turn this connection into a stream of events: each goes to `told`."""
        self._told = told
        self.ask("listen")

    def _read(self) -> None:
        while self._socket.canReadLine():
            message = json.loads(bytes(self._socket.readLine().data()))
            if "event" in message:
                self._told(message)
            else:
                self._waiting.popleft()(message)
