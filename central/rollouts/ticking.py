"""Moves rollouts on by itself, beside the requests."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from central.errors import CentralError
from central.rollouts.desk import RolloutDesk

EVERY_SECONDS = 15.0


@asynccontextmanager
async def ticking(desk: RolloutDesk, every: float = EVERY_SECONDS) -> AsyncIterator[None]:
    """As long as the block runs."""
    task = asyncio.create_task(_tick(desk, every))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _tick(desk: RolloutDesk, every: float) -> None:
    log = structlog.get_logger("central.rollouts")
    while True:
        await asyncio.sleep(every)
        try:
            await run_in_threadpool(desk.move_on)
        except (SQLAlchemyError, CentralError) as error:
            # Not its text: a statement that failed may hold what was asked.
            log.warning("rollouts do not move on", kind=type(error).__name__)
