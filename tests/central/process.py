"""The service as an operator starts it: a process of its own, that can be killed."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.central import operator

ROOT = Path(__file__).resolve().parents[2]


def central(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    command = [sys.executable, "-m", "central", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


class CentralProcess:
    """``python -m central serve`` on a port of the system's choice, over `directory`."""

    def __init__(self, directory: Path, *more: str, database: str | None = None) -> None:
        url = database or f"sqlite:///{directory}/central.db"
        self.where = ("--database", url, "--keys", str(directory / "keys"))
        self._command = [sys.executable, "-m", "central", "serve", *self.where, "--port", "0", *more]
        self.url = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def start(self) -> None:
        """Start it and wait until it says where it listens."""
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self.end()
            raise AssertionError(f"the service did not start: {self.errors}")
        self.url = json.loads(line)["listening"]
        operator.sits_at(self.url, self.where[1])

    @property
    def pid(self) -> int | None:
        """While it runs."""
        return None if self._process.returncode is not None else self._process.pid

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Make sure that it is gone."""
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
            self.end()

    def kill(self) -> None:
        """As a power cut would, as far as this process is concerned."""
        os.kill(self._process.pid, signal.SIGKILL)

    def end(self) -> int:
        """Wait for its end; gives its exit code."""
        try:
            _, self.errors = self._process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, self.errors = self._process.communicate()
            raise
        return self._process.returncode

    def terminate(self) -> int:
        """Stop it as a service manager does; gives its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return self.end()
