"""A UPS on the contacts of the I/O board, asked apart from the board: the two take turns at one port."""

import time
from threading import Event

from devices.standing import Cause, Standing
from devices.ups.board_ups import BoardUps

TURN_S = 4.0
"""Longer than a board takes that answers; one that does not is told of by itself."""
AGAIN_S = 0.1


class UpsByTurns:
    """A Device."""

    def __init__(self, ups: BoardUps) -> None:
        self._ups = ups

    def open(self) -> None:
        """As Device.open."""
        self._ups.open()

    def close(self) -> None:
        """As Device.close."""
        self._ups.close()

    def standing(self) -> Standing:
        """As Device.standing. While the port is in use it is waited for, not for ever."""
        until, pause = time.monotonic() + TURN_S, Event()
        standing = self._ups.standing()
        while standing.cause is Cause.PORT_IN_USE and time.monotonic() < until:
            pause.wait(AGAIN_S)
            standing = self._ups.standing()
        return standing
