"""The two databases and what each needs to be safe: SQLite in a file, PostgreSQL through psycopg."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import ArgumentError

BUSY_SECONDS = 30
"""How long a transaction waits for another process that writes (an operator's command, for instance)."""

_PRAGMAS = ("foreign_keys = ON", "journal_mode = DELETE", "synchronous = EXTRA")
"""WAL has a known corruption bug in SQLite 3.7.0 to 3.51.2 (docs/architecture.md); speed does not need it."""
_SERVER_SETTINGS = {
    "synchronous_commit": "on",  # an acknowledgement follows the commit, whatever the server's default is
    "lock_timeout": f"{BUSY_SECONDS}s",
    "idle_in_transaction_session_timeout": "60s",  # a worker that hangs must not hold its turn for ever
    "timezone": "UTC",
}
_CONNECTIONS = 8
_CONNECTIONS_AT_MOST = 16
"""Of one worker. Debian's PostgreSQL takes 100, so six workers and an operator's commands find room."""


def open_engine(url: URL) -> Engine:
    """An engine for ``sqlite:///file`` or ``postgresql://...``.

    Raises:
        ArgumentError: another database, or no file.

    """
    match url.get_backend_name():
        case "sqlite":
            return _sqlite(url)
        case "postgresql":
            return _postgresql(url)
        case other:
            raise ArgumentError(f"{other} is not a database of this service")


def _postgresql(url: URL) -> Engine:
    settings = [f"-c {name}={value}" for name, value in _SERVER_SETTINGS.items()]
    given = url.query.get("options", ())
    options = " ".join([given] if isinstance(given, str) else given) + " " + " ".join(settings)
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        hide_parameters=True,
        pool_size=_CONNECTIONS,
        max_overflow=_CONNECTIONS_AT_MOST - _CONNECTIONS,
        pool_timeout=BUSY_SECONDS,
        pool_pre_ping=True,  # a server that was restarted costs a reconnection, not an answer
        connect_args={"options": options, "connect_timeout": 10},
    )


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise ArgumentError("a file is needed")
    Path(url.database).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
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
