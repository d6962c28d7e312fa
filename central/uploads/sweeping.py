"""Pages whose time is over are forgotten, whether or not anybody comes by."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from central.uploads.store import UploadStore

EVERY_SECONDS = 30.0


@asynccontextmanager
async def sweeping(store: UploadStore, every: float = EVERY_SECONDS) -> AsyncIterator[None]:
    """As long as the block runs."""
    task = asyncio.create_task(_sweep(store, every))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _sweep(store: UploadStore, every: float) -> None:
    log = structlog.get_logger("central.uploads")
    while True:
        await asyncio.sleep(every)
        try:
            await run_in_threadpool(store.sweep)
        except SQLAlchemyError as error:
            log.warning("pages are not forgotten", kind=type(error).__name__)
