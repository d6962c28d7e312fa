"""An open file descriptor as a ByteLine: a socket, or a character device such as /dev/usb/lp0.

Nothing here waits without an end. The end of the stream, and every error of the system, is DeviceLost.
"""

import errno
import os
import select
import time

from devices.errors import DeviceLost, NoAnswer

WRITE_TIMEOUT_S = 2.0
"""A peer that stops taking bytes blocks a write for ever otherwise."""
CHUNK = 4096
DISCARD_LIMIT = 65536
"""Bytes; a device that babbles without end must not hold us in the loop."""


class DescriptorLine:
    """Owns the descriptor. Only the thread that owns the device may use it.

    ``ends_when_empty``: a read of nothing is the end of the stream, as with a socket and not with usblp.
    """

    def __init__(
        self,
        descriptor: int,
        name: str,
        *,
        ends_when_empty: bool,
        write_timeout_s: float = WRITE_TIMEOUT_S,
        lost: str = "the device has gone; check its cable and power",
    ) -> None:
        os.set_blocking(descriptor, False)
        self._descriptor: int | None = descriptor
        self._name = name
        self._ends_when_empty = ends_when_empty
        self._write_timeout_s = write_timeout_s
        self._lost = lost

    def write(self, data: bytes) -> None:
        """See ByteLine.write."""
        rest = memoryview(data)
        until = time.monotonic() + self._write_timeout_s
        while rest:
            if not self._wait(select.POLLOUT, until - time.monotonic()):
                raise NoAnswer(f"{self._name}: the device takes no more bytes; switch it off and on")
            try:
                rest = rest[os.write(self._open(), rest) :]
            except BlockingIOError:
                continue
            except OSError as error:
                raise self._gone(error) from error

    def read(self, timeout_s: float) -> bytes:
        """See ByteLine.read."""
        if not self._wait(select.POLLIN, timeout_s):
            return b""
        try:
            untrusted_bytes = os.read(self._open(), CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._gone(error) from error
        if not untrusted_bytes and self._ends_when_empty:
            raise self._gone(None)
        return untrusted_bytes

    def discard_input(self) -> bytes:
        """See ByteLine.discard_input."""
        untrusted_old = bytearray()
        while len(untrusted_old) < DISCARD_LIMIT and (untrusted_chunk := self.read(0)):
            untrusted_old += untrusted_chunk
        return bytes(untrusted_old)

    def close(self) -> None:
        """See ByteLine.close."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            try:
                os.close(descriptor)
            except OSError:
                return  # it is gone, and the device with it

    def _wait(self, event: int, seconds: float) -> bool:
        """Whether it is ready within so many seconds. A hang-up with nothing left to read is the end."""
        waiting = select.poll()
        waiting.register(self._open(), event)
        ready = dict(waiting.poll(max(0.0, seconds) * 1000))
        happened = ready.get(self._open(), 0)
        if happened & (select.POLLERR | select.POLLNVAL) or (
            happened & select.POLLHUP and not happened & event
        ):
            raise self._gone(None)
        return bool(happened & event)

    def _open(self) -> int:
        if self._descriptor is None:
            raise self._gone(None)
        return self._descriptor

    def _gone(self, error: OSError | None) -> DeviceLost:
        said = f" ({errno.errorcode.get(error.errno or 0, 'unknown')})" if error is not None else ""
        return DeviceLost(f"{self._name}: {self._lost}{said}")
