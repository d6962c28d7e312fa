"""The network side of a simulated page printer: HTTP/1.1 as CUPS speaks it, and what can go wrong with it."""

import contextlib
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from devices.simulators.ipp_faults import IppFault

SLOW_S = 0.3
"""Seconds between two bytes of a slow answer."""
GARBAGE = b"\x00\xff\x15\x03\x01 this is no answer to anything \x1b[2J"
BODY_LIMIT = 64 * 1024 * 1024
_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: {length}\r\n\r\n"


class IppServer:
    """Listens until `end`. `heard` turns the body of a question into that of its answer."""

    def __init__(self, port: int, path: str, heard: Callable[[bytes], bytes]) -> None:
        self._path = path
        self._heard = heard
        self._fault: IppFault | None = None
        self._mended = threading.Event()
        self._connections: set[socket.socket] = set()
        self._server = _Listener(("127.0.0.1", port), self._handler())
        self._thread = threading.Thread(
            target=self._server.serve_forever,
            args=(0.02,),
            name="simulated page printer, network",
            daemon=True,
        )
        self._thread.start()

    def fail(self, fault: IppFault | None) -> None:
        """What hangs goes on when it is None."""
        self._fault = fault
        mended, self._mended = self._mended, threading.Event()
        mended.set()

    def end(self) -> None:
        """Stop listening, and cut what is connected."""
        self.fail(IppFault.HANGS_UP)
        self._server.shutdown()
        for connection in list(self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                server._connections.add(self.connection)

            def finish(self) -> None:
                server._connections.discard(self.connection)
                with contextlib.suppress(OSError):
                    super().finish()

            def do_POST(self) -> None:
                """One question."""
                with contextlib.suppress(OSError):
                    server._answer(self, _body(self))

            def log_message(self, *_: Any) -> None:
                """Nobody reads it."""

        return Handler

    def _answer(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        fault, mended = self._fault, self._mended
        if fault is IppFault.SILENT:
            mended.wait()
            handler.close_connection = True
            return
        if fault is IppFault.NO_PAGE or handler.path != self._path:
            handler.send_response(404)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        said = self._heard(body)
        whole = _HEAD.format(length=len(said)).encode() + said
        match fault:
            case IppFault.HANGS_UP:
                handler.close_connection = True
            case IppFault.GARBAGE:
                handler.wfile.write(_HEAD.format(length=len(GARBAGE)).encode() + GARBAGE)
            case IppFault.HALF:
                handler.wfile.write(whole[: -len(said) // 2])
                handler.close_connection = True
            case IppFault.SLOW:
                for at in range(len(whole)):
                    handler.wfile.write(whole[at : at + 1])
                    if mended.wait(SLOW_S):
                        break
                handler.close_connection = True
            case IppFault.ENDLESS:
                handler.wfile.write(_HEAD.format(length=1 << 30).encode())
                while not mended.is_set():
                    handler.wfile.write(bytes(65536))
            case _:
                handler.wfile.write(whole)


class _Listener(ThreadingHTTPServer):
    """Its threads end when their connections are cut, and are waited for."""

    daemon_threads = False
    allow_reuse_address = True

    def handle_error(self, *_: Any) -> None:
        """A connection that was cut is no news."""


def _body(handler: BaseHTTPRequestHandler) -> bytes:
    """CUPS sends documents in chunks: it does not know how long they become."""
    if "chunked" not in handler.headers.get("Transfer-Encoding", ""):
        return handler.rfile.read(min(int(handler.headers.get("Content-Length", 0)), BODY_LIMIT))
    body = bytearray()
    while length := int(handler.rfile.readline().split(b";")[0] or b"0", 16):
        body += handler.rfile.read(length)
        handler.rfile.readline()
    handler.rfile.readline()
    return bytes(body)
