"""What happens around the terminal, told to whoever listens (the panel, the scripted resident)."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

Event = dict[str, Any]


class Events:
    """A small bulletin board between threads. Each listener has a queue of its own."""

    def __init__(self) -> None:
        self._listeners: list[queue.SimpleQueue[Event]] = []
        self._lock = threading.Lock()

    def tell(self, name: str, **values: Any) -> None:
        """Say that something happened."""
        with self._lock:
            for listener in self._listeners:
                listener.put({"event": name, **values})

    @contextmanager
    def listen(self) -> Iterator["queue.SimpleQueue[Event]"]:
        """A queue of all that happens from now on."""
        mine: queue.SimpleQueue[Event] = queue.SimpleQueue()
        with self._lock:
            self._listeners.append(mine)
        try:
            yield mine
        finally:
            with self._lock:
                self._listeners.remove(mine)
