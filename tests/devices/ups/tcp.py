"""A plain TCP connection as a ByteLine, for the tests of what is spoken over it."""

import contextlib
import select
import socket

from devices.errors import DeviceLost, PortUnavailable
from devices.standing import Cause


class TcpLine:
    def __init__(self, port: int) -> None:
        try:
            self._socket = socket.create_connection(("127.0.0.1", port), 2)
        except OSError as error:
            raise PortUnavailable("nobody listens there", cause=Cause.UNREACHABLE) from error

    def write(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise DeviceLost("gone") from error

    def read(self, timeout_s: float) -> bytes:
        if not select.select([self._socket], [], [], max(0.0, timeout_s))[0]:
            return b""
        with contextlib.suppress(OSError):
            if data := self._socket.recv(4096):
                return data
        raise DeviceLost("gone")

    def discard_input(self) -> bytes:
        old = b""
        while came := self.read(0):
            old += came
        return old

    def close(self) -> None:
        self._socket.close()
