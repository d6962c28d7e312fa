"""Tells the agent to look now. Carries no state: a ring that nobody hears, or two that become one, change
nothing.
"""

import os
import select
from collections.abc import Iterable
from pathlib import Path


class BellPush:
    """The end of whoever rings; the pipe is held open from the first time that somebody listened."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def ring(self) -> None:
        """Ring, if somebody listens. Never waits and never fails: what was filed is filed, and an agent that
        does not hear looks by itself with its next heartbeat.
        """
        try:
            if self._handle is None:
                self._handle = os.open(self._path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
            os.write(self._handle, b"!")
        except BlockingIOError:  # the pipe is full: it will be heard
            pass
        except OSError:  # nobody listens (ENOENT, ENXIO), or no longer (EPIPE)
            self.close()

    def close(self) -> None:
        """Give the pipe back; a further ring opens it again."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def ring(path: Path) -> None:
    """Once."""
    push = BellPush(path)
    push.ring()
    push.close()


class Doorbell:
    """The agent's end: a named pipe, made anew where something else stands in its place."""

    def __init__(self, path: Path) -> None:
        if not path.is_fifo():
            path.unlink(missing_ok=True)
            os.mkfifo(path, 0o600)
        # Open for writing too, so that the pipe never reports that its last writer has left.
        self._handle = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)

    def wait(self, seconds: float | None, others: Iterable[int] = ()) -> bool:
        """Until it rings, one of the other descriptors is readable, or the time is over. Gives whether it
        rang.
        """
        ready, _, _ = select.select([self._handle, *others], [], [], seconds)
        if self._handle not in ready:
            return False
        os.read(self._handle, 65536)
        return True

    def close(self) -> None:
        """Stop listening; the pipe stays."""
        os.close(self._handle)
