"""What the agent tells of its life: to the service manager, and in a file for who starts it."""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from kiosk.apply.screen import agent_file, begun, boot, read, write
from kiosk.terminal.service_manager import ALIVE, READY, ServiceManager

ALIVE_SECONDS = 4.0
"""So often at most: the loop may turn many times a second."""


class AgentLife:
    """Belongs to the agent's loop. `effect`: of the bundle that it runs on."""

    def __init__(
        self,
        data_dir: Path,
        effect: str,
        steady_seconds: float,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._file = agent_file(data_dir)
        self._steady_seconds = steady_seconds
        self._monotonic = monotonic
        self._manager = ServiceManager()
        now = monotonic()
        self._said = begun(read(self._file), boot=boot(), pid=os.getpid(), effect=effect, now=now)
        self._since = now
        self._write()
        self._manager.tell(READY)

    def turn(self) -> None:
        """The loop has turned once more."""
        now = self._monotonic()
        steady = self._said.steady or now - self._since >= self._steady_seconds
        if steady == self._said.steady and now - self._said.alive < ALIVE_SECONDS:
            return
        self._manager.tell(ALIVE)
        self._said = replace(self._said, standing=True, steady=steady, alive=now)
        self._write()

    def close(self) -> None:
        """The loop has ended."""
        self._manager.close()

    def _write(self) -> None:
        with suppress(OSError):  # a disk that takes no write must not end an agent; who watches waits
            write(self._file, self._said)
