"""A serial cable with a speed at each end: what is heard at the wrong one is noise."""

from devices.simulators.pty_line import PtyLine

_NOISE = 0x5A


class SerialWire:
    """The device's end of a PtyLine, at a speed of its own (a FarEnd). The driver's is read off its port.

    `baud`: the speed the device has when it is switched on. `answers_up_to`: faster ones cannot carry what
    the device says, as over a bad cable. `paced`: bytes take their time.
    """

    def __init__(
        self, line: PtyLine, baud: int, *, answers_up_to: int | None = None, paced: bool = False
    ) -> None:
        self._line = line
        self._switched_on_at = baud
        self._answers_up_to = answers_up_to
        self._paced = paced
        self.baud = baud
        self.set_baud(baud)

    @property
    def ended(self) -> bool:
        """As PtyLine.ended."""
        return self._line.ended

    def set_baud(self, baud: int | None) -> None:
        """The device goes on at this speed; None: at the one it has when it is switched on."""
        self.baud = baud or self._switched_on_at
        self._line.set_pace(self.baud if self._paced else None)

    def read(self, timeout_s: float | None = None) -> bytes:
        """As PtyLine.read; noise when the driver speaks at another speed."""
        heard = self._line.read(timeout_s)
        return heard if self._line.ended or self._line.driver_baud == self.baud else _noise(heard)

    def write(self, data: bytes) -> None:
        """As PtyLine.write; noise when the driver listens at another speed."""
        carried = self._answers_up_to is None or self.baud <= self._answers_up_to
        self._line.write(data if carried and self._line.driver_baud == self.baud else _noise(data))

    def pause(self, seconds: float) -> None:
        """As PtyLine.pause."""
        self._line.pause(seconds)

    def interrupt(self) -> None:
        """As PtyLine.interrupt."""
        self._line.interrupt()

    def close(self) -> None:
        """As PtyLine.close."""
        self._line.close()


def _noise(data: bytes) -> bytes:
    return bytes(byte ^ _NOISE for byte in data)
