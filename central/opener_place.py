"""Where the workers of one machine and the one process that opens for all of them meet: beside its key."""

import contextlib
import fcntl
import os
from pathlib import Path

_LOCK, _BELL = "opener.lock", "opener.bell"
SOMEBODY_WAITS, TAKEN_IN = b"!", b"."
"""What rings: a person stands before a terminal; or submissions were held, which nobody waits for."""


class OpenerPlace:
    """In the directory of the key that opens."""

    def __init__(self, directory: Path) -> None:
        self._lock = directory / _LOCK
        self._bell = directory / _BELL

    def claim(self, *, wait: bool) -> int | None:
        """Become the one worker that keeps the opening running, until the handle is closed or this process
        ends. Without `wait` None, when another one is it.
        """
        handle = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        return handle

    def ring(self, what: bytes) -> None:
        """Tell the opening, whichever worker has started it. A bell that is full rings already; one that
        nobody listens to was not needed: who begins looks first.
        """
        with contextlib.suppress(OSError):
            handle = os.open(self._bell, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            try:
                os.write(handle, what)
            finally:
                os.close(handle)

    def listen(self) -> int:
        """A handle from which a process that opens reads what was rung."""
        with contextlib.suppress(FileExistsError):
            os.mkfifo(self._bell, 0o600)
        # Open for writing too, so that it has no end when the last who rings is gone.
        return os.open(self._bell, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
