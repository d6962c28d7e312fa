"""The raw traffic of a line, for the technician's live view: the last lines, masked before they are kept."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, islice
from threading import Lock

from devices.byte_line import ByteLine

KEPT = 400
"""Lines. A receipt of three kilobytes is twelve portions; this is about half an hour of polling."""
SHOWN_BYTES = 64
"""Of one portion; the rest is counted."""


class Direction(StrEnum):
    """Seen from the terminal."""

    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class TrafficLine:
    """``number`` rises by one a line for ever. ``at``: seconds since 1970. ``shown``: hexadecimal, masked."""

    number: int
    at: float
    direction: Direction
    shown: str


Mask = Callable[[Direction, bytes], str]
"""What of a portion may be kept, as text. A line that carries card data has a mask of its own."""


def as_hex(_direction: Direction, data: bytes) -> str:
    """The mask of a line on which nothing personal travels."""
    more = f" ... {len(data)} bytes" if len(data) > SHOWN_BYTES else ""
    return data[:SHOWN_BYTES].hex(" ").upper() + more


class Traffic:
    """The last lines. Written in the device's thread, read in any."""

    def __init__(self, mask: Mask, kept: int = KEPT, now: Callable[[], float] = time.time) -> None:
        self._mask = mask
        self._now = now
        self._lines: deque[TrafficLine] = deque(maxlen=kept)
        self._numbers = count(1)
        self._lock = Lock()

    def note(self, direction: Direction, data: bytes) -> None:
        """Keep what the mask leaves of it. Nothing is kept of an empty portion."""
        if not data:
            return
        self.remark(direction, self._mask(direction, data))

    def remark(self, direction: Direction, shown: str) -> None:
        """Keep a line of words, of which whoever gives it vouches that nothing in it is personal."""
        with self._lock:
            self._lines.append(TrafficLine(next(self._numbers), self._now(), direction, shown))

    def after(self, number: int) -> tuple[TrafficLine, ...]:
        """What came after the line of that number, oldest first; 0 for all that is kept."""
        with self._lock:
            newer = self._lines[-1].number - number if self._lines else 0
            skipped = max(0, len(self._lines) - newer)
            return tuple(islice(self._lines, skipped, None))

    def forget(self) -> None:
        """Keep nothing of what was."""
        with self._lock:
            self._lines.clear()


class TappedLine:
    """A ByteLine that lets its traffic be seen."""

    def __init__(self, line: ByteLine, traffic: Traffic) -> None:
        self._line = line
        self._traffic = traffic

    def write(self, data: bytes) -> None:
        """As ByteLine.write. Noted before it leaves: what was never taken is seen too."""
        self._traffic.note(Direction.SENT, data)
        self._line.write(data)

    def read(self, timeout_s: float) -> bytes:
        """As ByteLine.read."""
        untrusted_data = self._line.read(timeout_s)
        self._traffic.note(Direction.RECEIVED, untrusted_data)
        return untrusted_data

    def discard_input(self) -> bytes:
        """As ByteLine.discard_input."""
        untrusted_data = self._line.discard_input()
        self._traffic.note(Direction.RECEIVED, untrusted_data)
        return untrusted_data

    def close(self) -> None:
        """As ByteLine.close."""
        self._line.close()


class AskedLine(TappedLine):
    """A ByteLine at a port where the device is only looked for. What is asked is seen; of what comes back
    only how much it is, for it may be another device's, and somebody's.
    """

    def __init__(self, port: str, line: ByteLine, traffic: Traffic) -> None:
        def mask(direction: Direction, data: bytes) -> str:
            told = as_hex(direction, data) if direction is Direction.SENT else f"{len(data)} bytes"
            return f"{port}: {told}"

        super().__init__(line, _Remarks(mask, traffic))


class _Remarks(Traffic):
    """Under a mask of its own, into the lines of another."""

    def __init__(self, mask: Mask, into: Traffic) -> None:
        super().__init__(mask, kept=0)
        self._into = into

    def remark(self, direction: Direction, shown: str) -> None:
        """As `Traffic.remark`, there."""
        self._into.remark(direction, shown)
