"""Whom the service believes about where a request comes from: a gateway on this machine, and nobody else."""

import asyncio
from typing import Any, cast

from starlette.types import Message, Scope

from central.entrance import Entrance
from central.heartbeat_path import HeartbeatPath

FAR = b"203.0.113.9"


def asked_from(peer: str) -> str:
    """The address that the framework is told, of a request from `peer` that says it came from `FAR`."""
    told: list[str] = []

    async def framework(scope: Scope, _receive: object, _send: object) -> None:
        told.append(scope["client"][0])

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(_message: Message) -> None:
        return None

    scope: Scope = {
        "type": "http",
        "method": "GET",
        "path": "/console/sign-in",
        "headers": [(b"x-forwarded-for", FAR)],
        "client": (peer, 40000),
        "scheme": "http",
    }
    entrance = Entrance(framework, cast("HeartbeatPath", cast("Any", None)))
    asyncio.run(cast("Any", entrance(scope, receive, send)))
    return told[0]


def test_a_gateway_on_this_machine_is_believed() -> None:
    assert asked_from("127.0.0.1") == FAR.decode()
    assert asked_from("::1") == FAR.decode()


def test_anybody_else_is_taken_for_what_he_is() -> None:
    assert asked_from("198.51.100.4") == "198.51.100.4"
