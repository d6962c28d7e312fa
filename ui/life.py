"""The first word of the screen's process: it has begun, with which bundle. Imports nothing heavy.

Written before anything that a bundle could break, so that a start that comes to nothing is counted.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.apply.pushed import Which, central_of, pushed, record_file
from kiosk.apply.screen import Screen, begun, boot, read, screen_file, write
from kiosk.terminal.orders import read as read_orders

ALIVE_SECONDS = 4.0
"""While nothing else is new, a sign of life is written so often: not every second onto a disk."""


class Life:
    """What this process tells of itself. A file that cannot be written is nobody's loss but the watcher's."""

    def __init__(self, data_dir: Path, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._data_dir = data_dir
        self._file = screen_file(data_dir)
        self._monotonic = monotonic
        self._restart = read_orders(data_dir).restart
        self._record = record_file(data_dir)
        self._read_at, self._wanted = -1, ""
        self.said: Screen = begun(
            read(self._file), boot=boot(), pid=os.getpid(), effect=self.wanted(), now=monotonic()
        )
        self._stands_since: float | None = None
        self._write()

    def wanted(self) -> str:
        """The effect of what is to run now; read only when it may be another: this is the window's thread."""
        try:
            changed_at = self._record.stat().st_mtime_ns
        except OSError:
            changed_at = 0
        if changed_at != self._read_at:
            self._read_at = changed_at
            self._wanted = pushed(self._data_dir, Which.RUNNING, central_of(self._data_dir)).effect
        return self._wanted

    def ordered_anew(self) -> bool:
        """Whether the central service has ordered a new start since this one."""
        return read_orders(self._data_dir).restart != self._restart

    def tell(self, *, idle: bool, visits: int, steady_seconds: float) -> None:
        """The screen answers touches."""
        now = self._monotonic()
        self._stands_since = now if self._stands_since is None else self._stands_since
        steady = self.said.steady or now - self._stands_since >= steady_seconds
        news = replace(self.said, standing=True, steady=steady, idle=idle, visits=visits)
        if news != self.said or now - self.said.alive >= ALIVE_SECONDS:
            self.said = replace(news, alive=now)
            self._write()

    def _write(self) -> None:
        try:
            write(self._file, self.said)
        except OSError:
            return  # a full disk must not end a screen; who watches waits
