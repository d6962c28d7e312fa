"""A bell that every worker of the service hears, whichever process rings it: something was committed that
others wait for. It carries nothing; who hears it looks.

PostgreSQL has NOTIFY. Beside an SQLite file each worker keeps a named pipe: whoever commits writes a byte
into every one. Neither costs anything while nobody rings.
"""

import asyncio
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import psycopg
import structlog
from sqlalchemy import event, func, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session

_CHANNEL = "kiosk_news"
_LOST_SECONDS = 2.0
"""How long a worker that has lost its database waits before it listens anew."""


def ring_with(session: Session) -> None:
    """Ring once what this session does is durable; never if it is not."""
    bind = session.get_bind()
    if bind.dialect.name == "postgresql":
        session.execute(select(func.pg_notify(_CHANNEL, "")))
        return
    directory = _pipes(str(bind.engine.url.database))

    @event.listens_for(session, "after_commit", once=True)
    def ring(_: Session) -> None:
        _ring(directory)


class Bell(Protocol):
    """One worker's ear. Both methods belong to its event loop."""

    async def listen(self, heard: Callable[[], None]) -> None:
        """Begin; `heard` is called in the loop, as often as it rang or less. It is also called when a ring
        may have been missed.
        """

    async def close(self) -> None:
        """Stop."""


def bell_of(url: str) -> Bell:
    """The bell of that database (an SQLAlchemy URL)."""
    where = make_url(url)
    if where.get_backend_name() == "postgresql":
        return _NotifyBell(where)
    return _PipeBell(_pipes(str(where.database)))


class _NotifyBell:
    """LISTEN, on a connection of its own."""

    def __init__(self, url: URL) -> None:
        plain = url.set(drivername="postgresql")
        self._connection_text = plain.render_as_string(hide_password=False)
        self._task: asyncio.Task[None] | None = None
        self._log = structlog.get_logger("central.storage")

    async def listen(self, heard: Callable[[], None]) -> None:
        self._task = asyncio.create_task(self._listen_for_ever(heard))

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _listen_for_ever(self, heard: Callable[[], None]) -> None:
        while True:
            try:
                await self._listen_once(heard)
            except psycopg.Error as error:
                self._log.warning("bell lost", kind=type(error).__name__)
            await asyncio.sleep(_LOST_SECONDS)

    async def _listen_once(self, heard: Callable[[], None]) -> None:
        connection = await psycopg.AsyncConnection.connect(
            self._connection_text, autocommit=True, connect_timeout=10, keepalives_idle=30
        )
        async with connection:
            await connection.execute(f"LISTEN {_CHANNEL}")
            heard()  # what rang while nobody listened
            async for _ in connection.notifies():
                heard()


class _PipeBell:
    """A named pipe that is there only while somebody listens at it."""

    def __init__(self, directory: Path) -> None:
        self._pipe = directory / f"{os.getpid()}-{secrets.token_hex(4)}"
        self._handle = -1

    async def listen(self, heard: Callable[[], None]) -> None:
        self._pipe.parent.mkdir(mode=0o700, exist_ok=True)
        draft = self._pipe.with_name(f".{self._pipe.name}")
        os.mkfifo(draft, 0o600)
        # Open for writing too, so that the pipe never reports that its last writer has left; under its name
        # only now, because who finds a pipe that nobody listens at removes it.
        self._handle = os.open(draft, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        draft.rename(self._pipe)
        asyncio.get_running_loop().add_reader(self._handle, self._heard, heard)

    async def close(self) -> None:
        if self._handle >= 0:
            asyncio.get_running_loop().remove_reader(self._handle)
            self._pipe.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = -1

    def _heard(self, heard: Callable[[], None]) -> None:
        os.read(self._handle, 65536)
        heard()


def _pipes(database: str) -> Path:
    return Path(f"{database}.workers")


def _ring(directory: Path) -> None:
    """Never waits and never fails: what was committed is. A full pipe will be heard anyway; a worker that
    died has left one that nobody listens at.
    """
    with suppress(OSError):
        for pipe in directory.iterdir():
            if not pipe.name.startswith("."):
                _ring_one(pipe)


def _ring_one(pipe: Path) -> None:
    try:
        handle = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        pipe.unlink(missing_ok=True)
        return
    try:
        with suppress(BlockingIOError):
            os.write(handle, b"!")
    finally:
        os.close(handle)
