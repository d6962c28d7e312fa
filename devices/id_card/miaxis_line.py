"""A ByteLine over HID reports: what is inside the packets is the same stream as on a serial port."""

import time
from collections.abc import Callable
from itertools import count
from typing import Protocol

from devices.id_card.miaxis_packets import unwrap, wrap_request

_DISCARDED_REPORTS = 256  # a device that babbles without end must not hold us


class ReportPort(Protocol):
    """An open device that sends and takes whole reports (`devices.hidraw_port`)."""

    def write(self, report: bytes) -> None:
        """Send one report."""

    def read(self, timeout_s: float) -> bytes:
        """One report; b"" after the time."""

    def close(self) -> None:
        """Free it."""


class MiaxisLine:
    """Damaged reports are dropped: the SDT frame inside is then too short, and is asked for again."""

    def __init__(self, port: ReportPort, clock: Callable[[], float] = time.monotonic) -> None:
        self._port = port
        self._clock = clock
        self._serials = count(1)

    def write(self, data: bytes) -> None:
        """As ByteLine.write; one whole request at a time."""
        self._port.write(wrap_request(data, next(self._serials)))

    def read(self, timeout_s: float) -> bytes:
        """As ByteLine.read: what the next sound report carries."""
        deadline = self._clock() + timeout_s
        left = timeout_s
        while True:
            untrusted_report = self._port.read(left)
            if untrusted_part := unwrap(untrusted_report):
                return untrusted_part
            left = deadline - self._clock()
            if not untrusted_report or left <= 0:
                return b""

    def discard_input(self) -> bytes:
        """As ByteLine.discard_input."""
        untrusted_old = bytearray()
        for _ in range(_DISCARDED_REPORTS):
            untrusted_report = self._port.read(0)
            if not untrusted_report:
                break
            untrusted_old += unwrap(untrusted_report) or b""
        return bytes(untrusted_old)

    def close(self) -> None:
        """As ByteLine.close."""
        self._port.close()
