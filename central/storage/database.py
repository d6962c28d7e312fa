"""The way to the tables: one engine, short transactions that begin as what they are."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import structlog
from sqlalchemy import Connection, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from central.errors import CentralError
from central.storage import turns
from central.storage.engines import open_engine
from central.storage.turns import Turn

_MIGRATIONS = Path(__file__).parent / "migrations"


class Storage:
    """Reads and writes. With SQLite the writing threads of this process queue up here instead of asking again
    and again; with PostgreSQL they run side by side, except where a `Turn` says otherwise.
    """

    def __init__(self, url: str) -> None:
        """Open the database, made or brought up to date where needed.

        Raises:
            CentralError: no such database, or it cannot be opened.

        """
        try:
            self._engine = open_engine(make_url(url))
            with self._engine.execution_options(immediate=True).begin() as connection:
                turns.wait_for(connection, turns.MIGRATION)
                _migrate(connection)
                _warn_unless_durable(connection)
        except (SQLAlchemyError, ImportError, OSError) as error:
            raise CentralError(
                f"{_shown(url)}: cannot be opened ({type(error).__name__}); check path, server and rights"
            ) from error
        self._reads = sessionmaker(self._engine, expire_on_commit=False)
        self._writes = sessionmaker(self._engine.execution_options(immediate=True), expire_on_commit=False)
        self.has_one_writer = self._engine.dialect.name == "sqlite"
        """Whether transactions that write come one after the other, whatever they are about."""
        self._one_writer: AbstractContextManager[object] = (
            threading.Lock() if self.has_one_writer else nullcontext()
        )

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only reads."""
        with self._reads.begin() as session:
            yield session

    @contextmanager
    def write(self, turn: Turn | None = None) -> Iterator[Session]:
        """A transaction that is durable when the block ends, and has changed nothing when it raises. Those of
        the same `turn` come one after the other, and each sees what the one before has left.
        """
        with self._one_writer, self._writes.begin() as session:
            if turn is not None:
                turns.wait_for(session.connection(), turn)
            yield session

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()


def _migrate(connection: Connection) -> None:
    newest = max(each.name[1:5] for each in (_MIGRATIONS / "versions").glob("v[0-9]*.py"))
    if _revision(connection) == newest:
        return
    from alembic import command  # noqa: PLC0415  a tenth of a start, seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    """The step that a database is at, None of an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return found


def _warn_unless_durable(connection: Connection) -> None:
    """A server that does not sync what it commits forgets acknowledged submissions in a power cut."""
    if connection.dialect.name != "postgresql":
        return
    for setting in ("fsync", "full_page_writes"):
        if connection.exec_driver_sql(f"SHOW {setting}").scalar() != "on":
            structlog.get_logger("central.storage").warning("database not durable", setting=setting)


def _shown(url: str) -> str:
    """The URL as a message may show it: without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "the database"
