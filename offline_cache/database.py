"""A SQLite file opened the one safe way, written only inside `BEGIN IMMEDIATE`, read only in whole answers.

`journal_mode=DELETE` and `synchronous=EXTRA`: a commit that returned is on disk, the removal of its journal
included (https://www.sqlite.org/pragma.html#pragma_synchronous). Write-ahead logging would be quicker, but
SQLite 3.7.0 to 3.51.2 can corrupt a file that two connections share in that mode, and the interpreter's own
lies in that range.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import Any

import sqlite_utils

from offline_cache.errors import (
    CacheError,
    DatabaseBusy,
    DatabaseMissing,
    DatabaseMoved,
    DatabaseUnusable,
    NewerRelease,
    StorageFailed,
    StorageFull,
    StorageIOError,
    StorageUnwritable,
)
from offline_cache.migrations import Schema
from offline_cache.small_write import refusal

BUSY_SECONDS = 30.0
"""How long a writer waits for another; a commit takes milliseconds, so nobody ever waits this long."""

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with 3.37.0 (https://www.sqlite.org/stricttables.html)."""

_SYNCHRONOUS_EXTRA = 3

_PROGRAMS_GO_ON = "restart the terminal's programs, which set it aside and go on"

# Primary result codes, https://www.sqlite.org/rescode.html; the low byte of an extended code.
_MEANING: dict[int, tuple[type[CacheError], str]] = {
    sqlite3.SQLITE_FULL: (StorageFull, f"{StorageFull.what}; {StorageFull.remedy}"),
    sqlite3.SQLITE_BUSY: (DatabaseBusy, "held by another process for too long; find it with `fuser`"),
    sqlite3.SQLITE_CORRUPT: (DatabaseUnusable, f"is damaged; {_PROGRAMS_GO_ON}"),
    sqlite3.SQLITE_NOTADB: (DatabaseUnusable, f"is no database; {_PROGRAMS_GO_ON}"),
}
_ASK_THE_DISK = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR)
"""Of these SQLite does not say why: a right, file handles, or a disk that takes no write. On one that was
made read-only, or has no room for a name, the journal is what cannot be opened.
"""
_READ_IN_VAIN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""So SQLite takes a page that the device did not give back, too (SQLITE_IOERR_CORRUPTFS)."""


class Database:
    """One connection, shared by the threads of a process one at a time."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._tables = sqlite_utils.Database(connection)
        self._turn = threading.RLock()
        self._file = 0

    @classmethod
    def open(cls, path: Path, schema: Schema, *, create: bool = False, check: bool = False) -> "Database":
        """Open `path`, bring its schema up to date.

        Args:
            path: the database file.
            schema: what the file must be.
            create: make the file where there is none.
            check: read every page once and refuse a damaged file now rather than in the middle of a visit.

        Raises:
            DatabaseMissing, DatabaseUnusable, DatabaseBusy, StorageUnwritable, StorageFailed: nothing was
                changed.
        """
        if sqlite3.sqlite_version_info < OLDEST_SQLITE:
            raise StorageFailed(f"SQLite {sqlite3.sqlite_version} is too old; install 3.37.0 or later")
        if path.is_dir():
            raise StorageFailed(f"{path}: is a directory where a file should be; move it away")
        if not create and not path.exists():
            raise DatabaseMissing(
                f"{path}: no {schema.name} here; enrol this terminal: kiosk enrol --code CODE"
            )
        with _Explained(path):
            connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                database = cls(path, connection)
                database._prepare(schema, create=create, check=check)
                database._file = path.stat().st_ino
            except BaseException:
                connection.close()
                raise
        return database

    @contextmanager
    def writing(self) -> Iterator[sqlite_utils.Database]:
        """One durable transaction: everything inside happens, or nothing. Committed when this returns.

        Raises:
            StorageUnwritable, StorageFailed, DatabaseBusy, DatabaseUnusable: nothing of it happened.
        """
        with self._turn, _Explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._tables
                self._connection.execute("COMMIT")
            except BaseException:
                # After an I/O error or a full disk SQLite may have rolled back already, and says so here.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, table: str, where: str = "", *values: object, **options: Any) -> list[dict[str, Any]]:
        """Rows as dictionaries; `options` are those of sqlite-utils' `rows_where`. Holds no lock
        afterwards.
        """
        with self._turn, _Explained(self.path):
            return list(self._tables.table(table).rows_where(where or None, list(values), **options))

    def query(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """Rows of a reading statement as dictionaries."""
        with self._turn, _Explained(self.path):
            # Not by `query` of sqlite-utils, which puts a savepoint around each statement: filings wait here.
            cursor = self._connection.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def tuples(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """The same as tuples, for who knows their order."""
        with self._turn, _Explained(self.path):
            return self._connection.execute(sql, values).fetchall()

    def tuples_until(
        self, enough: Callable[[tuple[Any, ...]], bool], sql: str, *values: object
    ) -> list[tuple[Any, ...]]:
        """Those before the first that is `enough`: what follows it is not read."""
        with self._turn, _Explained(self.path):
            return list(takewhile(lambda row: not enough(row), self._connection.execute(sql, values)))

    def require_current(self) -> None:
        """Raise ``DatabaseMoved`` when the file at `path` is no longer the one that was opened: asked now and
        then by a process that only reads. A write is refused by SQLite itself.
        """
        try:
            current = self.path.stat().st_ino == self._file
        except FileNotFoundError:
            current = False
        if not current:
            raise DatabaseMoved(f"{self.path}: was replaced by another process; open it again")

    def require_writable(self) -> None:
        """Raise what a write raises now, StorageUnwritable where the disk does not take the smallest of them.
        It is a durable one that changes nothing.
        """
        with self.writing():
            self._pragma(f"user_version = {self._pragma('user_version')}")

    def modes(self) -> str:
        """What keeps the file safe, as it is in force: library, journal, synchronisation."""
        journal, synchronous = self._pragma("journal_mode"), self._pragma("synchronous")
        names = ("OFF", "NORMAL", "FULL", "EXTRA")
        return (
            f"SQLite {sqlite3.sqlite_version}, journal_mode={str(journal).upper()},"
            f" synchronous={names[synchronous]}"
        )

    def problems(self) -> list[str]:
        """What SQLite's own `integrity_check` finds; empty when all is well."""
        found = [str(row["integrity_check"]) for row in self.query("PRAGMA integrity_check")]
        return [] if found == ["ok"] else found

    def close(self) -> None:
        """Give the file back."""
        with self._turn:
            self._connection.close()

    def _pragma(self, statement: str) -> Any:
        row = self._connection.execute(f"PRAGMA {statement}").fetchone()
        return row[0] if row else None

    def _prepare(self, schema: Schema, *, create: bool, check: bool) -> None:
        self._pragma("foreign_keys = ON")
        if self._pragma("journal_mode = DELETE") != "delete":
            raise StorageFailed(
                f"{self.path}: its journal cannot be set to DELETE; is another program using it?"
            )
        self._pragma("synchronous = EXTRA")
        if self._pragma("synchronous") != _SYNCHRONOUS_EXTRA:
            raise StorageFailed(f"{self.path}: this SQLite has no synchronous=EXTRA; install Debian's")
        self._refuse_a_stranger(schema, empty_is_fine=create)
        if self._pragma("user_version") < len(schema.migrations):
            self._migrate(schema)
        if check and (answer := self._pragma("quick_check(1)")) != "ok":
            raise DatabaseUnusable(f"{self.path}: damaged ({answer}); {_PROGRAMS_GO_ON}")

    def _refuse_a_stranger(self, schema: Schema, *, empty_is_fine: bool) -> None:
        mark, version = self._pragma("application_id"), self._pragma("user_version")
        empty = mark == 0 and version == 0 and self._pragma("schema_version") == 0
        if empty and empty_is_fine:
            return
        if empty:
            raise DatabaseUnusable(f"{self.path}: is empty, its content was lost; {_PROGRAMS_GO_ON}")
        if mark != schema.application_id:
            raise DatabaseUnusable(f"{self.path}: is not the {schema.name} of a terminal; {_PROGRAMS_GO_ON}")
        if version > len(schema.migrations):
            raise NewerRelease(f"{self.path}: written by a newer release; install that release again")

    def _migrate(self, schema: Schema) -> None:
        with self.writing() as tables:
            # Somebody else may have been quicker.
            done = self._pragma("user_version")
            for migration in schema.migrations[done:]:
                for statement in migration:
                    if isinstance(statement, str):
                        tables.execute(statement)
                    else:
                        statement(self._connection)
            self._pragma(f"application_id = {schema.application_id}")
            self._pragma(f"user_version = {len(schema.migrations)}")
        sync_directory(self.path.parent)


class _Explained:
    """SQLite's errors as this package's, with what to do."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if isinstance(error, sqlite3.Error) and not isinstance(error, sqlite3.IntegrityError):
            _explain(self._path, error)


def _explain(path: Path, error: sqlite3.Error) -> None:
    """Raises what it means; nothing for a defect of ours, such as a statement that is none."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        raise DatabaseMoved(f"{path}: was replaced by another process; open it again") from error
    if code == sqlite3.SQLITE_ERROR:
        return
    if family := _unwritable(path, code):
        raise family(f"{path}: {family.what}; {family.remedy}") from error
    other, remedy = _MEANING.get(code, (StorageFailed, f"{error}; check the disk"))
    raise other(f"{path}: {remedy}") from error


def _unwritable(path: Path, code: int) -> type[StorageUnwritable] | None:
    """Whether the disk is what refuses. An I/O error is one, though another spot of it be sound."""
    if code in _READ_IN_VAIN:
        return StorageIOError if refusal(path.parent) is StorageIOError else None
    if code not in _ASK_THE_DISK:
        return None
    found = refusal(path.parent)
    return StorageIOError if found is None and code == sqlite3.SQLITE_IOERR else found


def sync_directory(directory: Path) -> None:
    """Make the names in `directory` durable."""
    handle = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
