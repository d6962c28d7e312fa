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
            cause, why = _why_not(path, baud, error)
            raise PortUnavailable(why, cause=cause) from error
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


def _why_not(path: str, baud: int, error: Exception) -> tuple[Cause, str]:
    """The reason the system gave, and one line for the technician with it and the remedy."""
    if isinstance(error, ValueError):
        return Cause.SETTING_WRONG, f"{path}: {baud} baud is not possible on this port; correct `baud`"
    match getattr(error, "errno", None):
        case errno.ENOENT:
            return Cause.NO_PORT, f"{path}: no such port; connect the device or correct `port`"
        case errno.EACCES | errno.EPERM:
            return (
                Cause.PORT_NOT_PERMITTED,
                f"{path}: not permitted; add this user to the group that owns the port (dialout)",
            )
        case errno.EAGAIN | errno.EBUSY:
            return (
                Cause.PORT_IN_USE,
                f"{path}: already in use; stop the other program (or `kiosk ui`) first",
            )
        case _:
            return (
                Cause.PORT_UNUSABLE,
                f"{path}: cannot be opened as a serial port; check `port` and the cable",
            )
