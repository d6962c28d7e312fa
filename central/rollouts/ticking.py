"""Moves rollouts on by itself, beside the requests: now and then, and at once when a terminal has told how a
bundle ended.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from central.errors import CentralError
from central.rollouts.desk import RolloutDesk

EVERY_SECONDS = 15.0
_REST = 4
"""A look is followed by a rest of so many times its length, within bounds: a fleet that tells a thousand ends
at once costs little more than one that tells ten.
"""
_LEAST_REST_SECONDS, _LONGEST_REST_SECONDS = 0.1, 1.0


class Ticking:
    """Looks after the rollouts as long as it runs."""

    def __init__(self, desk: RolloutDesk, every: float = EVERY_SECONDS) -> None:
        self._desk = desk
        self._every = every
        self._rung = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._log = structlog.get_logger("central.rollouts")

    def ring(self) -> None:
        """Look soon. May be called from any thread, and while nothing runs."""
        loop = self._loop
        if loop is not None:
            # A loop that is just ending takes nothing more; the next start looks by itself.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._rung.set)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """As long as the block runs."""
        self._loop = asyncio.get_running_loop()
        task = asyncio.create_task(self._tick())
        try:
            yield
        finally:
            self._loop = None
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _tick(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._every):
                    await self._rung.wait()
            self._rung.clear()
            began = time.monotonic()
            try:
                await run_in_threadpool(self._desk.move_on)
            except (SQLAlchemyError, CentralError) as error:
                # Not its text: a statement that failed may hold what was asked.
                self._log.warning("rollouts do not move on", kind=type(error).__name__)
            rest = _REST * (time.monotonic() - began)
            await asyncio.sleep(min(max(_LEAST_REST_SECONDS, rest), _LONGEST_REST_SECONDS))
