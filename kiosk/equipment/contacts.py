"""The I/O board and a UPS on its contacts, asked apart from each other: they take turns at one port."""

import time
from threading import Event

from devices.standing import Cause, Device, Standing

TURN_S = 4.0
"""Longer than a board takes that answers; one that does not is told of by itself."""
AGAIN_S = 0.1


class ByTurns:
    """A Device whose port may be in use by the other."""

    def __init__(self, device: Device) -> None:
        self._device = device

    def open(self) -> None:
        """As Device.open."""
        self._device.open()

    def close(self) -> None:
        """As Device.close."""
        self._device.close()

    def standing(self) -> Standing:
        """As Device.standing. While the port is in use it is waited for, not for ever."""
        until, pause = time.monotonic() + TURN_S, Event()
        standing = self._device.standing()
        while standing.cause is Cause.PORT_IN_USE and time.monotonic() < until:
            pause.wait(AGAIN_S)
            standing = self._device.standing()
        return standing
