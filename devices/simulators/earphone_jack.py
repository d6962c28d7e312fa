"""A jack at the far end of a FIFO: writes the events a kernel would. Written from linux/input.h alone."""

import os
import struct
from pathlib import Path

EVENT = struct.Struct("=qqHHi")


class SimulatedJack:
    """Keeps the FIFO open for both ends, as a device file is."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self._file = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def plug(self) -> None:
        """An earphone goes in."""
        self._switch(1)

    def unplug(self) -> None:
        """It comes out."""
        self._switch(0)

    def write(self, noise: bytes) -> None:
        """Anything at all."""
        os.write(self._file, noise)

    def close(self) -> None:
        """The device goes."""
        os.close(self._file)

    def _switch(self, value: int) -> None:
        # EV_SW, SW_HEADPHONE_INSERT, then the report that ends it: EV_SYN, SYN_REPORT.
        os.write(self._file, EVENT.pack(0, 0, 5, 2, value) + EVENT.pack(0, 0, 0, 0, 0))
