"""The first thing a request meets: heartbeats go their own short way, everything else to the framework."""

import os
from collections.abc import Awaitable
from typing import Any, cast

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from central.heartbeat_path import HeartbeatPath

_THIS_MACHINE = "127.0.0.1,::1"


class Entrance:
    """ASGI application, the one that a server runs."""

    def __init__(self, framework: ASGIApp, heartbeats: HeartbeatPath) -> None:
        gateways = os.environ.get("FORWARDED_ALLOW_IPS", _THIS_MACHINE)
        # Uvicorn writes ASGI's types in its own, narrower words.
        self._framework = cast("ASGIApp", ProxyHeadersMiddleware(cast("Any", framework), gateways))
        self._heartbeats = heartbeats

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """One request. No coroutine of its own: a parked heartbeat would keep its frame."""
        answers = self._heartbeats if HeartbeatPath.takes(scope) else self._framework
        return answers(scope, receive, send)
