"""The opening as a child of `central serve`: for one machine that does it all. It has its own key file, which
this process only names to it.
"""

import argparse
import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Sequence

import structlog

from central.errors import CentralError
from central.key_files import OPENING_KEY

READY = "ready"
"""What it says on standard output once it opens; anything else is why it does not."""
_PAUSE_SECONDS = 1.0
_STOP_SECONDS = 5.0


class OpenerNotStarted(CentralError):
    """Says why in the child's own words."""

    def __init__(self, said: str, exit_code: int) -> None:
        super().__init__(said or "the opening does not start; the lines before say why")
        self.exit_code = exit_code


class OpenerChild:
    """Started once, started again when it dies, rung, and stopped."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """`arguments` of `central open`, beside the one that makes it listen for the bell."""
        self._command = [sys.executable, "-m", "central", "open", *arguments, "--rung"]
        self._log = structlog.get_logger("central.opener")
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._process = self._started()
        self._watch = threading.Thread(target=self._keep, name="opener", daemon=True)

    def wait_until_ready(self) -> None:
        """Until it opens, and from then on keep it running.

        Raises:
            OpenerNotStarted: it has ended instead.

        """
        assert self._process.stdout is not None
        said = self._process.stdout.readline().decode("utf-8", "replace").strip()
        if said != READY:
            raise OpenerNotStarted(said, self._process.wait() or 1)
        self._watch.start()

    def ring(self) -> None:
        """Something waits. A bell that is full rings already, and one that is gone comes back and looks."""
        with self._lock, contextlib.suppress(OSError, ValueError):
            assert self._process.stdin is not None
            os.write(self._process.stdin.fileno(), b".")

    def stop(self) -> None:
        """End it, whatever it is doing: that is done anew another time."""
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
        process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        assert process.stdin is not None
        os.set_blocking(process.stdin.fileno(), False)
        return process

    def _keep(self) -> None:
        while True:
            code = self._process.wait()
            if self._stopping.is_set():
                return
            self._log.warning("opening ended", exit_code=code)
            if self._stopping.wait(_PAUSE_SECONDS):
                return
            with self._lock:
                if self._stopping.is_set():
                    return
                _close(self._process)
                self._process = self._started()


def opener_beside(args: argparse.Namespace) -> OpenerChild | None:
    """The child of `central serve` with these arguments; None where the key was carried elsewhere, and what
    is taken in is opened there.
    """
    key = args.keys / OPENING_KEY
    if not key.exists():
        return None
    given = (
        ("--database", args.database),
        ("--opening-key", key),
        ("--message-gateway", args.message_gateway),
        ("--catalogue", args.catalogue),
        ("--people", args.people),
        ("--data-keys", args.data_keys),
        ("--holidays", args.holidays),
    )
    return OpenerChild([str(part) for name, value in given if value for part in (name, value)])


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
