"""What the process that opens sleeps on, and when it begins: taking in comes first."""

import contextlib
import os
import select
import sys
import threading
import time
from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from central.opener_place import SOMEBODY_WAITS, OpenerPlace

QUIET_SECONDS = 0.1
"""A backlog comes in faster than this, batch upon batch."""
LONGEST_DEFERRAL_SECONDS = 1.0
"""However much comes in, what has come is opened too."""


class Heard(Enum):
    """How a wait ended."""

    NOTHING = auto()
    TAKEN_IN = auto()
    SOMEBODY_WAITS = auto()
    OVER = auto()
    """It is time to end."""


class Bell(Protocol):
    """What the process sleeps on."""

    def wait(self, seconds: float) -> Heard:
        """Until rung, `seconds` at most."""
        ...


class Clockwork:
    """Nobody rings: only time passes."""

    def __init__(self) -> None:
        self._never = threading.Event()

    def wait(self, seconds: float) -> Heard:
        """As `Bell.wait`."""
        self._never.wait(seconds)
        return Heard.NOTHING


class Beside:
    """Rung by the workers of this machine. The end of standard input is the end: who started this process is
    gone.
    """

    def __init__(self, place: OpenerPlace) -> None:
        self._bell = place.listen()
        self._starter = sys.stdin.fileno()

    def wait(self, seconds: float) -> Heard:
        """As `Bell.wait`; however often it rang, it has rung once."""
        readable, _, _ = select.select([self._starter, self._bell], [], [], seconds)
        if self._starter in readable and not os.read(self._starter, 4096):
            return Heard.OVER
        rung = b""
        if self._bell in readable:
            with contextlib.suppress(BlockingIOError):
                rung = os.read(self._bell, 4096)
        if not rung:
            return Heard.NOTHING
        return Heard.SOMEBODY_WAITS if SOMEBODY_WAITS in rung else Heard.TAKEN_IN


def until_due(bell: Bell, seconds: float, monotonic: Callable[[], float] = time.monotonic) -> bool:
    """Sleep until there is something to do: `seconds` at most, at once when somebody waits, and when
    something was taken in as soon as no more comes. False: it is time to end.
    """
    heard = bell.wait(seconds)
    until = monotonic() + LONGEST_DEFERRAL_SECONDS
    while heard is Heard.TAKEN_IN and (left := until - monotonic()) > 0:
        heard = bell.wait(min(QUIET_SECONDS, left))
    return heard is not Heard.OVER
