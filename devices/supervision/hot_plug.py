"""The one thread that hears of plugs and wakes whoever watches over a device."""

import os
import threading
from collections.abc import Callable

from devices.supervision.changes import Changes


class HotPlug:
    """`watch` is called in the thread; `wake` too, after each change, and must not wait."""

    def __init__(self, watch: Callable[[], Changes], wake: Callable[[], None]) -> None:
        self._watch = watch
        self._wake = wake
        self._ended, end = os.pipe()
        self._end: int | None = end
        self._thread = threading.Thread(target=self._run, name="hot-plug", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """End, and give everything back. Stopping twice does nothing."""
        if self._end is None:
            return
        end, self._end = self._end, None
        os.close(end)  # the other end can be read then
        if self._thread.ident is not None:
            self._thread.join()
        os.close(self._ended)

    def _run(self) -> None:
        changes = self._watch()
        try:
            while changes.wait(self._ended):
                self._wake()
        finally:
            changes.close()
