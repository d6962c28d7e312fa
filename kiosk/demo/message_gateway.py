"""The telephone network of the demonstration: receives the central service's text messages over HTTP."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from kiosk.demo.events import Events

_MAX_MESSAGE_BYTES = 4096


class MessageGateway:
    """A web hook on the loopback interface; each message becomes an event (phone, text)."""

    def __init__(self, events: Events) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(events))
        self._thread = threading.Thread(
            target=self._server.serve_forever, name="message gateway", daemon=True
        )
        self.url = f"http://127.0.0.1:{self._server.server_port}/messages"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(events: Events) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """One message."""

        def do_POST(self) -> None:
            """Take a message: a JSON object with ``phone`` and ``text``."""
            length = int(self.headers.get("Content-Length", "0"))
            if not 0 < length <= _MAX_MESSAGE_BYTES:
                self.send_error(413)
                return
            try:
                message = json.loads(self.rfile.read(length))
                events.tell("message", phone=str(message["phone"]), text=str(message["text"]))
            except (ValueError, KeyError, TypeError):
                self.send_error(400)
                return
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing: codes do not belong in a log."""

    return Handler
