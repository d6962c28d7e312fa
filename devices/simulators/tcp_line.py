"""The far end of a network cable: a listener at which one driver at a time is connected."""

import select
import socket
import threading


class TcpLine:
    """One simulated device's end, at ``address`` of this machine.

    A second driver waits until the first has gone, as at a printer's port 9100. ``hang_up`` ends the
    connection properly, ``reset`` at once, ``close`` takes the device off the network: nobody listens.
    """

    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1)
        host, port = self._listener.getsockname()
        self.address = f"{host}:{port}"
        self._connection: socket.socket | None = None
        self._lock = threading.RLock()
        self._woken, self._waker = socket.socketpair()
        self._interrupted = self._closed = False

    @property
    def ended(self) -> bool:
        """See DeviceLine."""
        return self._interrupted or self._closed

    def read(self, timeout_s: float | None = None) -> bytes:
        """See DeviceLine; a driver that connects or goes is waited out as silence."""
        if self.ended:
            return b""
        with self._lock:
            source = self._connection or self._listener
        try:
            ready, _, _ = select.select([source, self._woken], [], [], timeout_s)
        except (OSError, ValueError):
            return b""
        if self._woken in ready:
            self._woken.recv(64)
        if source not in ready:
            return b""
        if source is self._listener:
            connection, _ = self._listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._connection = connection
            return b""
        try:
            data = source.recv(512)
        except OSError:
            data = b""
        if not data:
            self.hang_up()
        return data

    def write(self, data: bytes) -> None:
        """See DeviceLine. Lost when nobody is connected."""
        with self._lock:
            connection = self._connection
        if connection is not None:
            try:
                connection.sendall(data)
            except OSError:
                self.hang_up()

    def hang_up(self) -> None:
        """End the connection, as a printer does that has been idle for long."""
        with self._lock:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
            self._wake()

    def reset(self) -> None:
        """End it with RST, as a printer does that has restarted and knows of no connection."""
        with self._lock:
            if self._connection is not None:
                self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.hang_up()

    def interrupt(self) -> None:
        """See DeviceLine."""
        self._interrupted = True
        self._wake()

    def close(self) -> None:
        """Off the network. Closing twice does nothing."""
        if not self._closed:
            self._closed = True
            self.hang_up()
            self._wake()
            self._listener.close()
            self._woken.close()
            self._waker.close()

    def _wake(self) -> None:
        if self._waker.fileno() >= 0:
            self._waker.send(b"\0")
