"""Who may speak now. Asked by the thread that speaks, told by the thread that hears the touches."""

import threading
from typing import Protocol


class Stoppable(Protocol):
    """Something that plays."""

    def stop(self) -> None:
        """Be silent now. Never waits."""


class Interruption:
    """Each turn ends the one before it, at once, whatever that is doing."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turn = 0
        self._playing: Stoppable | None = None

    def next(self) -> int:
        """End what is said now. Returns the number of the new turn."""
        with self._lock:
            self._turn += 1
            playing, self._playing = self._playing, None
        if playing is not None:
            playing.stop()
        return self._turn

    def holds(self, turn: int) -> bool:
        """Whether this turn still is the one."""
        return turn == self._turn

    def begin(self, turn: int, playing: Stoppable) -> bool:
        """Let this be what the next turn stops; False, and stopped, where that has come already."""
        with self._lock:
            if turn == self._turn:
                self._playing = playing
                return True
        playing.stop()
        return False

    def ended(self, playing: Stoppable) -> None:
        """It has come to its own end."""
        with self._lock:
            if self._playing is playing:
                self._playing = None
