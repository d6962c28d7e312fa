"""Runs the service on a socket, says where, and stops at once when told."""

import json
import signal
import socket
import sys
from types import FrameType

import uvicorn
from fastapi import FastAPI

from central.errors import CentralError
from central.heartbeat import News

STOP_SECONDS = 3
"""What is being answered may finish; a terminal that is cut off asks again."""
_BACKLOG = 256
_MOST_CONNECTIONS = 20_000
"""One parked heartbeat per terminal, with room; above it 503, which a terminal takes for a busy channel."""


class _Server(uvicorn.Server):
    """Says when it listens, and lets parked heartbeats go as soon as it is told to stop."""

    def __init__(self, config: uvicorn.Config, news: News) -> None:
        super().__init__(config)
        self._news = news

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            sys.stdout.write(json.dumps({"listening": _url(sockets[0])}) + "\n")
            sys.stdout.flush()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._news.tell()


def serve(app: FastAPI, host: str, port: int) -> None:
    """Serve until SIGTERM or SIGINT. With port 0 the system chooses; the line on standard output says which.

    Raises:
        CentralError: the address cannot be had.

    """
    with _listen(host, port) as listening:
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            backlog=_BACKLOG,
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=75,
            timeout_graceful_shutdown=STOP_SECONDS,
            h11_max_incomplete_event_size=32 * 1024,
        )
        server = _Server(config, app.state.news)
        # Uvicorn repeats the signal after its clean end, so that a shell would see a death by SIGTERM.
        signal.signal(signal.SIGTERM, lambda *_: None)
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise CentralError(f"{host}:{port}: {error.strerror}; choose another --host or --port") from error
    return listening


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if listening.family is socket.AF_INET6 else f"http://{host}:{port}"
