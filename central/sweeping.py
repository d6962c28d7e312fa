"""What is over is ended, whether or not anybody comes by: pages for phones, payments."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

EVERY_SECONDS = 30.0


@asynccontextmanager
async def sweeping(*sweeps: Callable[[], object], every: float = EVERY_SECONDS) -> AsyncIterator[None]:
    """As long as the block runs."""
    task = asyncio.create_task(_sweep(sweeps, every))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _sweep(sweeps: Iterable[Callable[[], object]], every: float) -> None:
    log = structlog.get_logger("central.sweeping")
    while True:
        await asyncio.sleep(every)
        for sweep in sweeps:
            try:
                await run_in_threadpool(sweep)
            except SQLAlchemyError as error:
                log.warning("what is over is not ended", kind=type(error).__name__)
