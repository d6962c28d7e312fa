"""Faults of the workers, for the log: each once, not at every try."""

import threading
from typing import Any


class Faults:
    """`note` may be called from any thread. What goes on failing in the same way is said once."""

    def __init__(self, log: Any) -> None:
        self._log = log
        self._last: dict[str, str] = {}
        self._lock = threading.Lock()

    def note(self, what: str, error: Exception) -> None:
        """Log what failed and the class of the error; never its text, which may quote a person."""
        kind = type(error).__name__
        with self._lock:
            again = self._last.get(what) == kind
            self._last[what] = kind
        if not again:
            self._log.error("worker.failed", trigger=what, error=kind)
