"""A serial port, opened right: 8N1, exclusive, no wait without an end, and one family of exceptions.

pyserial lets three unrelated classes escape when a device vanishes (SerialException, OSError, termios.error);
they are folded into DeviceLost here and nowhere else. A pseudo-terminal works like any other port.
"""

import errno
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager

import serial

from devices.errors import DeviceLost, NoAnswer, PortUnavailable
from devices.standing import Cause

BAUD = 115200  # the default of SDT readers and of most receipt printers
WRITE_TIMEOUT_S = 2.0  # a peer that stops taking bytes blocks a write for ever otherwise
DISCARD_LIMIT = 65536  # bytes; a device that babbles without end must not hold us in the loop

_VANISHED = (serial.SerialException, OSError, termios.error)


class SerialPort:
    """An open port (a ByteLine). Only the thread that owns the device may use it."""

    def __init__(self, path: str, baud: int = BAUD, write_timeout_s: float = WRITE_TIMEOUT_S) -> None:
        """Open `path`. Raises PortUnavailable with what to do about it."""
        self.path = path
        try:
            self._serial = serial.Serial(
                path, baudrate=baud, timeout=0, write_timeout=write_timeout_s, exclusive=True
            )
        except (ValueError, *_VANISHED) as error:
            raise _unavailable(path, baud, error) from error
        self._readable = select.poll()
        self._readable.register(self._serial.fileno(), select.POLLIN)

    def write(self, data: bytes) -> None:
        """Hand all bytes to the device; NoAnswer when it does not take them in time."""
        with self._vanishing():
            self._serial.write(data)

    def read(self, timeout_s: float) -> bytes:
        """Everything that has arrived, at least one byte; b"" after `timeout_s` seconds."""
        with self._vanishing():
            if not self._readable.poll(max(0.0, timeout_s) * 1000):
                return b""
            untrusted_bytes: bytes = self._serial.read(max(1, self._serial.in_waiting))
            return untrusted_bytes

    def discard_input(self) -> bytes:
        """Take what has arrived already, without waiting."""
        untrusted_old = bytearray()
        while len(untrusted_old) < DISCARD_LIMIT and (untrusted_chunk := self.read(0)):
            untrusted_old += untrusted_chunk
        return bytes(untrusted_old)

    @property
    def baud(self) -> int:
        """The speed in force, in bits per second."""
        return int(self._serial.baudrate)

    def set_baud(self, baud: int) -> None:
        """Go on at another speed; what came at the old one is thrown away. PortUnavailable if it has none."""
        with self._vanishing():
            self._serial.flush()  # what is still to be sent leaves at the old speed
            try:
                self._serial.baudrate = baud
            except ValueError as error:
                raise _unavailable(self.path, baud, error) from error
        self.discard_input()

    def close(self) -> None:
        """Free the port. Never raises."""
        try:
            self._serial.close()
        except _VANISHED:
            return  # the device is gone, and the descriptor with it: there is nothing left to free

    @contextmanager
    def _vanishing(self) -> Iterator[None]:
        try:
            yield
        except serial.SerialTimeoutException as error:
            raise NoAnswer(f"{self.path}: the device takes no more bytes; switch it off and on") from error
        except _VANISHED as error:
            raise DeviceLost(f"{self.path}: the device has gone; check its cable and power") from error


def _unavailable(path: str, baud: int, error: Exception) -> PortUnavailable:
    if isinstance(error, ValueError):
        why = f"{path}: {baud} baud is not possible on this port; correct `baud`"
        return PortUnavailable(why, cause=Cause.SETTING_WRONG)
    return refused_by_system(path, getattr(error, "errno", None), "a serial port", "dialout")


def refused_by_system(path: str, number: int | None, kind: str, group: str) -> PortUnavailable:
    """The error for a port that the system will not open: the reason it gave, and the remedy.

    `number`: its errno. `kind`: what the port should be. `group`: who may open such a port.
    """
    match number:
        case errno.ENOENT | errno.ENODEV | errno.ENXIO:
            cause, why = Cause.NO_PORT, "no such port; connect the device or correct `port`"
        case errno.EACCES | errno.EPERM:
            cause = Cause.PORT_NOT_PERMITTED
            why = f"not permitted; add this user to the group that owns the port ({group})"
        case errno.EAGAIN | errno.EBUSY:
            cause = Cause.PORT_IN_USE
            why = "already in use; stop the other program (or `kiosk ui`) first"
        case _:
            cause, why = Cause.PORT_UNUSABLE, f"cannot be opened as {kind}; check `port` and the cable"
    return PortUnavailable(f"{path}: {why}", cause=cause)
