"""What waits for a thread. Unlike `queue.SimpleQueue` it can be looked into, and emptied of a person."""

import threading
from collections import deque
from queue import Empty

from kiosk.visit.effects import Effect


class Pending:
    """A queue of effects; None asks the thread to end."""

    def __init__(self) -> None:
        self._items: deque[Effect | None] = deque()
        self._changed = threading.Condition()

    def put(self, item: Effect | None) -> None:
        """Append. Never waits."""
        with self._changed:
            self._items.append(item)
            self._changed.notify()

    def get(self, timeout: float) -> Effect | None:
        """The next one, waiting at most `timeout` seconds. Raises queue.Empty."""
        with self._changed:
            if not self._changed.wait_for(lambda: bool(self._items), timeout):
                raise Empty
            return self._items.popleft()

    def drop(self, kinds: tuple[type[Effect], ...]) -> None:
        """Take out all of these kinds: nobody waits for them any more."""
        with self._changed:
            self._items = deque(item for item in self._items if not isinstance(item, kinds))

    def count(self, kinds: tuple[type[Effect], ...]) -> int:
        """How many of these kinds wait."""
        with self._changed:
            return sum(isinstance(item, kinds) for item in self._items)
