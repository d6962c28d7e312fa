"""The first word of the screen's process: it has begun, with which bundle. Imports nothing heavy.

Written before anything that a bundle could break, so that a start that comes to nothing is counted.
"""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.apply.pushed import Which, central_of, pushed
from kiosk.apply.screen import Screen, begun, boot, read, screen_file, write
from kiosk.terminal.orders import read as read_orders

ALIVE_SECONDS = 4.0
"""While nothing else is new, a sign of life is written so often: not every second onto a disk."""
JOIN_SECONDS = 5.0


class Life:
    """What this process tells of itself. A file that cannot be written is nobody's loss but the watcher's.

    `tell` and `wants_another` touch no disk: they are the window's thread's. `keep_up` does, in any other.
    """

    def __init__(self, data_dir: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._data_dir = data_dir
        self._file = screen_file(data_dir)
        self._monotonic = monotonic
        self._restart = read_orders(data_dir).restart
        effect = self._running()
        self.said: Screen = begun(
            read(self._file), boot=boot(), pid=os.getpid(), effect=effect, now=monotonic()
        )
        self.wants_another = False
        """Whether another bundle is to run, or a new start was ordered since this one; as last read."""
        self._stands_since: float | None = None
        self._written: Screen | None = None
        self._write()

    def tell(self, *, idle: bool, visits: int, steady_seconds: float) -> None:
        """The screen answers touches."""
        now = self._monotonic()
        self._stands_since = now if self._stands_since is None else self._stands_since
        steady = self.said.steady or now - self._stands_since >= steady_seconds
        news = replace(self.said, standing=True, steady=steady, idle=idle, visits=visits)
        if news != self.said or now - self.said.alive >= ALIVE_SECONDS:
            self.said = replace(news, alive=now)

    def keep_up(self) -> None:
        """Write what is new, and read what is wanted."""
        if self.said is not self._written:
            self._write()
        anew = read_orders(self._data_dir).restart != self._restart
        self.wants_another = anew or self._running() != self.said.effect

    def _running(self) -> str:
        """The effect of what is to run now."""
        return pushed(self._data_dir, Which.RUNNING, central_of(self._data_dir)).effect

    def _write(self) -> None:
        said = self.said
        try:
            write(self._file, said)
        except OSError:
            return  # a full disk must not end a screen; who watches waits
        self._written = said


class LifeThread:
    """Keeps a life up, in a thread of its own: a disk that takes its time holds up no touch."""

    def __init__(self, life: Life) -> None:
        self._life = life
        self._woken = threading.Event()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="life", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """There may be something to write."""
        self._woken.set()

    def stop(self) -> None:
        """End, after what is under way."""
        self._stopped = True
        self._woken.set()
        self._thread.join(JOIN_SECONDS)

    def _run(self) -> None:
        while not self._stopped:
            self._woken.clear()
            self._life.keep_up()
            self._woken.wait()
