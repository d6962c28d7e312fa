"""Who waits for news, and who is to be told.

What there was to tell a terminal is counted in its row. Whoever has something new moves that number on in the
transaction that makes it so (`tell`), and every worker looks when the bell rings: a heartbeat that was kept
waiting with an older number is answered. Nothing is carried by the ring itself, so that one that is lost,
doubled or early changes nothing.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping

import structlog
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from central.storage.bells import ring_with
from central.storage.models import Terminal
from central.traces import frames

_FEW = 500
"""Up to so many terminals are looked up by name; where more wait, all are."""

Newest = Callable[[Collection[int]], Mapping[int, int]]
"""The present number of (at least) these terminals. Blocks."""


def tell(session: Session, terminals: Collection[int] | None = None) -> None:
    """There is news for these terminals, or for all, once this transaction is durable."""
    moved = update(Terminal).values(news=Terminal.news + 1)
    if terminals is not None:
        moved = moved.where(Terminal.id.in_(terminals))
    session.execute(moved, execution_options={"synchronize_session": False})
    ring_with(session)


def newest(session: Session, terminals: Collection[int]) -> dict[int, int]:
    """The number of each of these terminals; of others too where there are many."""
    asked = select(Terminal.id, Terminal.news)
    if len(terminals) <= _FEW:
        asked = asked.where(Terminal.id.in_(terminals))
    return {row.id: row.news for row in session.execute(asked)}


class _Place:
    """One heartbeat that is kept waiting."""

    __slots__ = ("over", "terminal", "told")

    def __init__(self, terminal: int, told: int, over: "asyncio.Future[None]") -> None:
        self.terminal = terminal
        self.told = told
        self.over = over

    def end(self) -> None:
        """Answer it now."""
        if not self.over.done():
            self.over.set_result(None)


class News:
    """The places of one worker. Belongs to its event loop, all but `newest`, which another thread calls."""

    def __init__(self, newest: Newest) -> None:
        self._newest = newest
        self._places: dict[int, _Place] = {}
        self._look: asyncio.Task[None] | None = None
        self._look_again = False
        self._stopped = False
        self.rings = 0
        """How often it has rung. Who is about to wait remembers it before it looks whether there is news."""
        self._log = structlog.get_logger("central.news")

    @property
    def waiting(self) -> int:
        """How many terminals are kept waiting."""
        return len(self._places)

    async def wait(self, terminal: int, told: int, seconds: float, rings: int) -> None:
        """Until that terminal's number is another than it was `told`, `seconds` at most. What has rung since
        `rings` is looked at once more. A place that the same terminal holds still is given up: it has lost
        that connection.
        """
        if self._stopped:
            return
        loop = asyncio.get_running_loop()
        place = _Place(terminal, told, loop.create_future())
        before = self._places.get(terminal)
        if before is not None:
            before.end()
        self._places[terminal] = place
        timer = loop.call_later(seconds, place.end)
        if self.rings != rings:
            self.ring()
        try:
            await place.over
        finally:
            timer.cancel()
            if self._places.get(terminal) is place:
                del self._places[terminal]

    def ring(self) -> None:
        """Somebody may have news: look, and answer those it is for."""
        self.rings += 1
        self._look_again = True
        if self._look is None or self._look.done():
            self._look = asyncio.get_running_loop().create_task(self._look_once_more())

    def stop(self) -> None:
        """Answer everybody now, and keep nobody waiting from here on."""
        self._stopped = True
        for place in self._places.values():
            place.end()

    async def _look_once_more(self) -> None:
        while self._look_again and self._places:
            self._look_again = False
            try:
                numbers = await asyncio.to_thread(self._newest, list(self._places))
            except Exception as error:  # noqa: BLE001  nobody awaits this task, so it says itself what broke
                # Who waits asks again within the minute, and is answered from what there is then.
                self._log.error("news unknown", kind=type(error).__name__, frames=frames(error))
                continue
            for place in list(self._places.values()):
                if numbers.get(place.terminal, place.told) != place.told:
                    place.end()
