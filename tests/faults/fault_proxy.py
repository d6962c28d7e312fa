"""A TCP proxy that does to a connection what networks do."""

import socket
import struct
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

CHUNK = 65536
PORTAL = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25\r\n\r\n<html>please log in</html>"
FAULT_NAMES = (
    "none",
    "closed at once",
    "reset at once",
    "half open",
    "request lost",
    "response lost",
    "reset in mid-body",
    "cut in mid-body",
    "slow drip",
    "captive portal",
    "rubbish",
    "request doubled",
)


class FaultProxy:
    """`fault` is what happens to connections from now on; each request is a connection of its own then."""

    def __init__(self, port: int) -> None:
        self._to = ("127.0.0.1", port)
        self.fault = "none"
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads: list[threading.Thread] = []
        self._faults: dict[str, Callable[[socket.socket], None]] = dict(
            zip(
                FAULT_NAMES,
                (
                    self._forward,
                    lambda _: None,
                    _reset,
                    self._wait,
                    self._swallow,
                    self._lose_the_response,
                    self._reset_in_mid_body,
                    self._cut_in_mid_body,
                    self._drip,
                    self._portal,
                    self._rubbish,
                    self._double,
                ),
                strict=True,
            )
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(60)

    def _start(self, run: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=run, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._over.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client:
            client.settimeout(5)
            try:
                self._faults[self.fault](client)
            except OSError:
                return  # the other side has left, which is what this is about

    def _request(self, client: socket.socket) -> bytes:
        """One whole request."""
        received = b""
        while b"\r\n\r\n" not in received:
            if not (more := client.recv(CHUNK)):
                return received
            received += more
        head, _, body = received.partition(b"\r\n\r\n")
        lines = head.lower().split(b"\r\n")
        length = next((int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length")), 0)
        while len(body) < length:
            body += client.recv(CHUNK)
        return head + b"\r\n\r\n" + body

    def _response(self, request: bytes) -> bytes:
        with socket.create_connection(self._to, 5) as central:
            central.sendall(request.replace(b"keep-alive", b"close"))
            received = b""
            while more := central.recv(CHUNK):
                received += more
                head, _, body = received.partition(b"\r\n\r\n")
                lines = head.lower().split(b"\r\n")
                if any(line == b"content-length: %d" % len(body) for line in lines):
                    break
            return received

    def _forward(self, client: socket.socket) -> None:
        client.sendall(_last(self._response(self._request(client))))

    def _wait(self, _: socket.socket) -> None:
        self._over.wait(3)

    def _swallow(self, client: socket.socket) -> None:
        self._request(client)

    def _lose_the_response(self, client: socket.socket) -> None:
        self._response(self._request(client))

    def _reset_in_mid_body(self, client: socket.socket) -> None:
        answer = self._response(self._request(client))
        client.sendall(answer[: len(answer) - 20])
        _reset(client)

    def _cut_in_mid_body(self, client: socket.socket) -> None:
        answer = self._response(self._request(client))
        client.sendall(answer[: len(answer) - 20])

    def _drip(self, client: socket.socket) -> None:
        answer = self._response(self._request(client))
        head, separator, body = answer.partition(b"\r\n\r\n")
        client.sendall(head + separator)
        for byte in body:
            client.sendall(bytes([byte]))
            if self._over.wait(0.3):
                return

    def _portal(self, client: socket.socket) -> None:
        self._request(client)
        client.sendall(PORTAL)

    def _rubbish(self, client: socket.socket) -> None:
        self._request(client)
        client.sendall(b"\x00\xff" * 500)

    def _double(self, client: socket.socket) -> None:
        request = self._request(client)
        self._response(request)
        client.sendall(_last(self._response(request)))


def _reset(client: socket.socket) -> None:
    """RST instead of FIN (socket(7), SO_LINGER of zero seconds)."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _last(answer: bytes) -> bytes:
    """Told to be the last on its connection, so that the next request meets the next fault."""
    return answer.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
