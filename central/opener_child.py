"""The opening as a child of `central serve`: for one machine that does it all. It has its own key file, which
this process only names to it.
"""

import argparse
import os
import subprocess
import sys
import threading
from collections.abc import Sequence

import structlog

from central.errors import CentralError
from central.key_files import OPENING_KEY
from central.opener_place import SOMEBODY_WAITS, TAKEN_IN, OpenerPlace

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
    """Started once on a machine, whatever the number of workers; started again when it dies, by another
    worker when this one ends; rung by all of them.
    """

    def __init__(self, arguments: Sequence[str], place: OpenerPlace) -> None:
        """`arguments` of `central open`, beside the one that makes it listen for the bell."""
        self._command = [sys.executable, "-m", "central", "open", *arguments, "--rung"]
        self._place = place
        self._log = structlog.get_logger("central.opener")
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._claim = place.claim(wait=False)
        self._process = None if self._claim is None else self._started()
        self._watch = threading.Thread(target=self._keep, name="opener", daemon=True)

    def wait_until_ready(self) -> None:
        """Until it opens, and from then on keep it running. At once where another worker has started it.

        Raises:
            OpenerNotStarted: it has ended instead.

        """
        if self._process is not None:
            assert self._process.stdout is not None
            said = self._process.stdout.readline().decode("utf-8", "replace").strip()
            if said != READY:
                raise OpenerNotStarted(said, self._process.wait() or 1)
        self._watch.start()

    def ring(self) -> None:
        """Somebody waits for it."""
        self._place.ring(SOMEBODY_WAITS)

    def taken_in(self) -> None:
        """Something was taken in, and nobody waits."""
        self._place.ring(TAKEN_IN)

    def stop(self) -> None:
        """End it, whatever it is doing: that is done anew another time, or by another worker."""
        self._stopping.set()
        with self._lock:
            process = self._process
            if process is None:
                return
            process.terminate()
            _close(process)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._claim is not None:
            os.close(self._claim)

    def _started(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)

    def _keep(self) -> None:
        if self._claim is None:
            claim = self._place.claim(wait=True)
            if not self._start(claim):
                return
        while True:
            assert self._process is not None
            code = self._process.wait()
            if self._stopping.is_set():
                return
            self._log.warning("opening ended", exit_code=code)
            if self._stopping.wait(_PAUSE_SECONDS) or not self._start(self._claim):
                return

    def _start(self, claim: int | None) -> bool:
        """Whether it was: not any more once this worker ends."""
        with self._lock:
            if self._stopping.is_set():
                return False
            if self._process is not None:
                _close(self._process)
            self._claim = claim
            self._process = self._started()
            return True


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
    arguments = [str(part) for name, value in given if value for part in (name, value)]
    return OpenerChild(arguments, OpenerPlace(args.keys))


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()
