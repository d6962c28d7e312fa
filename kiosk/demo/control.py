"""The control socket of the demonstration: JSON lines over a UNIX socket.

A request is ``{"do": NAME, ...}`` and is answered ``{"ok": true, ...}`` or ``{"ok": false, "why": "..."}``;
after ``{"do": "listen"}`` the connection receives events instead. The panel and the scripted resident speak
it.
"""

import json
import socketserver
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Self

from kiosk.demo.errors import DemoFailed
from kiosk.demo.events import Events

Action = Callable[[dict[str, Any]], dict[str, Any]]
"""Takes the request, gives the answer; raises ``Refused`` with a sentence."""


class Refused(Exception):
    """What was asked cannot be done now; the message says why."""


class ControlServer:
    """Serves the socket at `path` until it is left. `on_hang_up` is called when a connection that worked a
    visit ends.
    """

    def __init__(
        self, path: Path, actions: Mapping[str, Action], events: Events, on_hang_up: Callable[[], None]
    ) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._path = path
        self._server = _Server(str(path), _handler(actions, events, on_hang_up))
        self._thread = threading.Thread(target=self._server.serve_forever, name="control", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        self._path.unlink(missing_ok=True)


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    block_on_close = False


def _handler(
    actions: Mapping[str, Action], events: Events, on_hang_up: Callable[[], None]
) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        """One connection."""

        def handle(self) -> None:
            """Answer requests until the other side leaves, or turn into a stream of events."""
            worked_a_visit = False
            try:
                for line in self.rfile:
                    request = _parsed(line)
                    if request.get("do") == "listen":
                        self._tell_events()
                        return
                    worked_a_visit |= request.get("do") == "next_visit"
                    self._send(_answered(actions, request))
            except (BrokenPipeError, ConnectionResetError):
                return
            finally:
                if worked_a_visit:
                    on_hang_up()

        def _tell_events(self) -> None:
            with events.listen() as mine:
                self._send({"ok": True})
                while True:
                    self._send(mine.get())

        def _send(self, message: dict[str, Any]) -> None:
            self.wfile.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")

    return Handler


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        request = json.loads(line)
    except ValueError:
        return {}
    return request if isinstance(request, dict) else {}


def _answered(actions: Mapping[str, Action], request: dict[str, Any]) -> dict[str, Any]:
    action = actions.get(str(request.get("do")))
    if action is None:
        return {"ok": False, "why": f"unknown request; known are {', '.join(sorted(actions))}"}
    try:
        return {"ok": True, **action(request)}
    except (Refused, DemoFailed) as refused:
        return {"ok": False, "why": str(refused)}
