"""The far end of a serial cable: a pseudo-terminal owned by a simulated device, opened like any port."""

import os
import select
import termios
import threading
import time
import tty
import weakref
from collections.abc import Callable
from enum import Enum
from pathlib import Path

BITS_PER_BYTE = 10  # 8N1: a start bit, eight data bits, a stop bit
_PACE_STEP_S = 0.0005  # how finely a paced answer is spread; the average is exact whatever the step
_CHUNK = 4096
_PORTION = 64  # bytes: a paced device sees what arrives as from a wire, not in pages
_OUTPUT_SPEED = 5  # in what tcgetattr gives
_BAUDS = {
    termios.B9600: 9600,
    termios.B19200: 19200,
    termios.B38400: 38400,
    termios.B57600: 57600,
    termios.B115200: 115200,
}


class Direction(Enum):
    """Which way bytes pass."""

    TO_DEVICE = "to device"
    TO_DRIVER = "to driver"


class PtyLine:
    """One simulated device's end. `path` is what the driver opens.

    `link` keeps a stable name for it (replaced if it is there already). With `baud`, bytes take the time they
    would take on a wire, both ways. One thread reads and writes; any thread may `interrupt` it. `close` pulls
    the plug: the driver's end reports a hang-up. `tap` is told of all bytes that pass, for tests and
    measuring. While this object lives, the system gives a pulled port's number to no other pseudo-terminal:
    a driver that looks there again must find nothing, and not somebody else's device.
    """

    def __init__(
        self,
        link: Path | None = None,
        baud: int | None = None,
        tap: Callable[[Direction, bytes], None] | None = None,
    ) -> None:
        self._device, self._port = os.openpty()
        tty.setraw(self._port)
        os.set_blocking(self._device, False)
        self._woken, self._waker = os.pipe()
        self._tap = tap
        self._ending = threading.Lock()
        self._closed = False
        self._interrupted = threading.Event()
        self.set_pace(baud)
        self._sent_until = 0.0  # when the byte handed over last has left the wire
        self._came_until = 0.0
        self._more_came = False
        self._link = link
        self._nowhere: tuple[int, int] | None = None
        self._kept: list[int] = []
        weakref.finalize(self, _close_all, self._kept)
        self.path = self._name_it()

    @property
    def ended(self) -> bool:
        """Interrupted or closed: no more reading or writing."""
        return self._interrupted.is_set() or self._closed

    @property
    def driver_baud(self) -> int:
        """The speed that the driver has set at its end, in bits per second; 0 for one not known here."""
        return _BAUDS.get(termios.tcgetattr(self._port)[_OUTPUT_SPEED], 0)

    def set_pace(self, baud: int | None) -> None:
        """From now on bytes take the time they would take at this speed; None: none."""
        self._seconds_per_byte = BITS_PER_BYTE / baud if baud else 0.0
        self._portion = _PORTION if baud else _CHUNK

    def read(self, timeout_s: float | None = None) -> bytes:
        """What the driver sent, once it would have arrived; b"" after the time, or at the end."""
        if self.ended or not self._wait(self._device, select.POLLIN, timeout_s):
            return b""
        try:
            data = os.read(self._device, self._portion)
        except BlockingIOError:
            return b""
        begun = self._came_until if self._more_came else max(self._came_until, time.monotonic())
        self._came_until = begun + len(data) * self._seconds_per_byte
        # What lies there already is on the wire right behind this, however late we come to read it.
        self._more_came = bool(self._seconds_per_byte) and self._wait(self._device, select.POLLIN, 0)
        self._tell(Direction.TO_DEVICE, data)
        return data if self._pause_until(self._came_until) else b""

    def write(self, data: bytes) -> None:
        """Send to the driver, at the pace of the wire. Ends early when interrupted."""
        started = max(self._sent_until, time.monotonic())
        sent = 0
        while sent < len(data) and not self.ended:
            due = len(data)
            if self._seconds_per_byte:
                due = min(due, int((time.monotonic() - started) / self._seconds_per_byte))
            if due > sent:
                sent += self._hand_over(data[sent:due])
                continue
            step = max(_PACE_STEP_S, self._seconds_per_byte)
            full = started + len(data) * self._seconds_per_byte
            self._pause_until(min(time.monotonic() + step, full))
        self._sent_until = started + len(data) * self._seconds_per_byte

    def pause(self, seconds: float) -> None:
        """Let time pass on the device's side; ends at once when interrupted."""
        self._pause_until(time.monotonic() + seconds)

    def interrupt(self) -> None:
        """End the wait under way, and every later one, so that the thread at this end can be joined."""
        with self._ending:
            if not self._closed:
                self._interrupted.set()
                os.write(self._waker, b"\0")

    def unplug(self) -> None:
        """Pull the cable out of the terminal, at any moment and in any thread; the device itself goes on."""
        with self._ending:
            if self._closed or self._nowhere is not None:
                return
            self._take_name()
            self._keep_number(os.dup(self._port))
            self._nowhere = os.pipe()
            os.set_blocking(self._nowhere[0], False)
            for descriptor in (self._device, self._port):
                os.dup2(self._nowhere[0], descriptor, inheritable=False)
            os.write(self._waker, b"\0")  # whoever waits at the old end lets go of it

    def plug(self) -> None:
        """Put the cable in again: another port, by the same stable name if it has one."""
        with self._ending:
            if self._closed or self._nowhere is None:
                return
            device, port = os.openpty()
            tty.setraw(port)
            os.set_blocking(device, False)
            for new, descriptor in ((device, self._device), (port, self._port)):
                os.dup2(new, descriptor, inheritable=False)
                os.close(new)
            for descriptor in self._nowhere:
                os.close(descriptor)
            self._nowhere = None
            self.path = self._name_it()
            os.write(self._waker, b"\0")

    def close(self) -> None:
        """Pull the plug: by the thread of this end, or once it is joined. Closing twice does nothing."""
        with self._ending:
            if self._closed:
                return
            self._closed = True
            self._take_name()
            if self._nowhere is None:
                self._keep_number(self._port)
            else:
                os.close(self._port)
            for descriptor in (self._device, self._woken, self._waker, *(self._nowhere or ())):
                os.close(descriptor)

    def _keep_number(self, port: int) -> None:
        """A number is free once nobody has the port open; its name goes with the device's end."""
        _close_all(self._kept)
        self._kept.append(port)

    def _name_it(self) -> str:
        real_path = os.ttyname(self._port)
        if self._link is None:
            return real_path
        self._link.parent.mkdir(parents=True, exist_ok=True)
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(real_path)
        return str(self._link)

    def _take_name(self) -> None:
        if self._link is not None and self._link.is_symlink():
            self._link.unlink()

    def _hand_over(self, data: bytes) -> int:
        try:
            taken = os.write(self._device, data)
        except BlockingIOError:  # the driver does not read: wait as a device with flow control would
            self._wait(self._device, select.POLLOUT, None)
            return 0
        except OSError:  # unplugged: what is sent falls on the floor
            return len(data)
        self._tell(Direction.TO_DRIVER, data[:taken])
        return taken

    def _tell(self, direction: Direction, data: bytes) -> None:
        if self._tap is not None:
            self._tap(direction, data)

    def _pause_until(self, moment: float) -> bool:
        """Wait for the moment; False when woken before it."""
        left = moment - time.monotonic()
        return left <= 0 or not self._interrupted.wait(
            left
        )  # to the microsecond; poll would round up to 1 ms

    def _wait(self, descriptor: int, event: int, timeout_s: float | None) -> bool:
        waiting = select.poll()
        waiting.register(descriptor, event)
        waiting.register(self._woken, select.POLLIN)
        until = None if timeout_s is None else time.monotonic() + timeout_s
        while True:
            left = None if until is None else max(0.0, until - time.monotonic()) * 1000
            ready = {found for found, _ in waiting.poll(left)}
            if self._woken not in ready or self.ended:
                return descriptor in ready and self._woken not in ready
            os.read(self._woken, 1)  # the cable was moved: wait at its new end


def _close_all(descriptors: list[int]) -> None:
    while descriptors:
        os.close(descriptors.pop())
