"""The way to the tables: one engine, short transactions that begin as what they are."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from central.errors import CentralError

BUSY_SECONDS = 30
"""How long a transaction waits for another process that writes (an operator's command, for instance)."""

_PRAGMAS = ("foreign_keys = ON", "journal_mode = DELETE", "synchronous = EXTRA")
"""WAL has a known corruption bug in SQLite 3.7.0 to 3.51.2 (docs/architecture.md); speed does not need it."""


class Storage:
    """Reads and writes. Writing threads of this process queue up here instead of asking SQLite again."""

    def __init__(self, url: str) -> None:
        """Open the database, made or brought up to date where needed.

        Raises:
            CentralError: no such database, or it cannot be opened.

        """
        try:
            self._engine = _engine(url)
            with self._engine.execution_options(immediate=True).begin() as connection:
                _migrate(connection)
        except (SQLAlchemyError, ImportError, OSError) as error:
            raise CentralError(
                f"{url}: cannot be opened ({type(error).__name__}); check path and rights"
            ) from error
        self._reads = sessionmaker(self._engine, expire_on_commit=False)
        self._writes = sessionmaker(self._engine.execution_options(immediate=True), expire_on_commit=False)
        self._one_writer = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only reads."""
        with self._reads.begin() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that is durable when the block ends, and has changed nothing when it raises."""
        with self._one_writer, self._writes.begin() as session:
            yield session

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, hide_parameters=True)
    if not parsed.database or parsed.database == ":memory:":
        raise ArgumentError("a file is needed")
    Path(parsed.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(parsed, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours to say
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
