"""Runs the service on a socket, says where, and stops at once when told."""

import gc
import json
import signal
import socket
import sys
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from central.errors import CentralError
from central.lean_protocol import LeanProtocol
from central.news import News

STOP_SECONDS = 3
"""What is being answered may finish; a terminal that is cut off asks again."""
_BACKLOG = 256
_MOST_CONNECTIONS = 20_000
"""One parked heartbeat per terminal, with room; above it 503, which a terminal takes for a busy channel."""
_KEEP_ALIVE_SECONDS = 75
_MOST_HEADER_BYTES = 32 * 1024


class Server(uvicorn.Server):
    """Says when it listens, and lets parked heartbeats go as soon as it is told to stop."""

    def __init__(self, app: FastAPI, listening: socket.socket, ready: Callable[[str], None]) -> None:
        """`ready` is called with the URL once requests are taken."""
        super().__init__(
            uvicorn.Config(
                app.state.entrance,
                interface="asgi3",
                http=LeanProtocol,
                proxy_headers=False,
                log_config=None,
                access_log=False,
                server_header=False,
                backlog=_BACKLOG,
                limit_concurrency=_MOST_CONNECTIONS,
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=STOP_SECONDS,
                h11_max_incomplete_event_size=_MOST_HEADER_BYTES,
            )
        )
        self._news: News = app.state.news
        self._listening = listening
        self._ready = ready

    def serve_here(self) -> None:
        """Serve until told to stop."""
        self.run(sockets=[self._listening])

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin, and say so."""
        await super().startup(sockets)
        if self.started:
            self._ready(_url(self._listening))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what is under way, the parked at once."""
        self._news.stop()
        await super().shutdown(sockets)


def serve(app: FastAPI, host: str, port: int, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until SIGTERM or SIGINT. With port 0 the system chooses; the line on standard output says which.
    `ready` is called after it.

    Raises:
        CentralError: the address cannot be had.
    """
    with listen(host, port) as listening:
        # Uvicorn repeats the signal after its clean end; a service manager is to see the clean end.
        signal.signal(signal.SIGTERM, lambda *_: None)

        def said(url: str) -> None:
            # What stands now stands until the end of the process: 174 000 objects, and to walk them takes a
            # collection 0.09 s. Not so where the process outlives its service, as a test's does.
            gc.collect()
            gc.freeze()
            _say_ready(url)
            ready()

        Server(app, listening, said).serve_here()


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        CentralError: the address cannot be had.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise CentralError(f"{host}:{port}: {error.strerror}; choose another --host or --port") from error
    # asyncio sets this only on sockets made with the protocol's number; without it an answer whose body
    # follows its headers in a second packet waits 40 ms for a delayed acknowledgement (RFC 1122, 4.2.3.2).
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _say_ready(url: str) -> None:
    sys.stdout.write(json.dumps({"listening": url}) + "\n")
    sys.stdout.flush()


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if listening.family is socket.AF_INET6 else f"http://{host}:{port}"
