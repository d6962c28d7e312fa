"""The worker (`central work`) as a child of `central serve`: started once it listens, started again when it
dies, gone with its parent: the end of its standard input is its own.
"""

import argparse
import contextlib
import subprocess
import sys
import threading
from collections.abc import Sequence

import structlog

from central.data_keys import DATA_KEYS

_PAUSE_SECONDS = 1.0
_STOP_SECONDS = 5.0


class WorkerChild:
    """Kept running from the start on."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """`arguments` of `central work`."""
        self._command = [sys.executable, "-m", "central", "work", *arguments, "--rung"]
        self._log = structlog.get_logger("central.worker")
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._process = self._started()
        threading.Thread(target=self._keep, name="worker", daemon=True).start()

    def stop(self) -> None:
        """End it, whatever it is doing: another takes it over."""
        self._stopping.set()
        with self._lock:
            process = self._process
            process.terminate()
            _close(process)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, stdin=subprocess.PIPE)

    def _keep(self) -> None:
        while True:
            code = self._process.wait()
            if self._stopping.is_set():
                return
            self._log.warning("worker ended", exit_code=code)
            if self._stopping.wait(_PAUSE_SECONDS):
                return
            with self._lock:
                if self._stopping.is_set():
                    return
                _close(self._process)
                self._process = self._started()


def worker_beside(args: argparse.Namespace) -> WorkerChild | None:
    """The worker beside `central serve`; None where the keys of personal data are elsewhere."""
    if not (args.data_keys or args.keys / DATA_KEYS).exists():
        return None
    given = (
        ("--database", args.database),
        ("--keys", args.keys),
        ("--data-keys", args.data_keys),
        ("--message-gateway", args.message_gateway),
        ("--catalogue", args.catalogue),
        ("--public-url", args.public_url),
    )
    return WorkerChild([str(part) for name, value in given if value for part in (name, value)])


def _close(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    with contextlib.suppress(OSError):
        process.stdin.close()
