"""Uvicorn's protocol for HTTP/1.1, less what a connection keeps for nothing while its request waits.

An `asyncio.Event` brings a queue of 760 bytes for who waits for it, and there are two to a connection: of ten
thousand parked heartbeats that is 15 MB, and nobody waits.
"""

import asyncio
from typing import Literal

from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.h11_impl import H11Protocol


class LightEvent(asyncio.Event):
    """As its base, without a queue as long as nobody waits."""

    __slots__ = ("_is_set", "_waiting")

    def __init__(self, *, is_set: bool = False) -> None:  # the base's makes the queue
        self._is_set = is_set
        self._waiting: tuple[asyncio.Future[None], ...] = ()

    def is_set(self) -> bool:
        """Whether it has happened."""
        return self._is_set

    def set(self) -> None:
        """It has happened: whoever waits goes on."""
        self._is_set = True
        for each in self._waiting:
            if not each.done():
                each.set_result(None)

    def clear(self) -> None:
        """It has not."""
        self._is_set = False

    async def wait(self) -> Literal[True]:
        """Until it has happened."""
        if not self._is_set:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting += (future,)
            try:
                await future
            finally:
                self._waiting = tuple(each for each in self._waiting if each is not future)
        return True


class _Flow(FlowControl):
    def __init__(self, transport: asyncio.Transport) -> None:
        super().__init__(transport)
        self._is_writable_event = LightEvent(is_set=True)


class LeanProtocol(H11Protocol):
    """One connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It begins."""
        assert isinstance(transport, asyncio.Transport)
        super().connection_made(transport)
        self.flow = _Flow(transport)

    def handle_events(self) -> None:
        """What has come is understood; the task of a new request begins after this, and waits for nothing
        yet.
        """
        before = self.cycle
        super().handle_events()
        if self.cycle is not before:
            self.cycle.message_event = LightEvent(is_set=self.cycle.message_event.is_set())
