"""A damaged outbox is put aside and a new one takes its place, with everything in it that could be read.

Every epoch of the damaged file is closed in the new one: its last numbers may have been among what was lost,
and a number must not be given out twice. The caller opens the next epoch.
"""

import fcntl
import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlite_utils

from offline_cache import salvage
from offline_cache.aside import JOURNAL, aside_name
from offline_cache.database import Database, sync_directory
from offline_cache.errors import DatabaseBusy
from offline_cache.insertion import insert
from offline_cache.outbox_schema import OUTBOX
from offline_cache.rows import Epoch

CLOSED = "database_damaged"
"""Why an epoch is closed."""

# SQLite's own lock bytes: PENDING, RESERVED and SHARED (https://www.sqlite.org/lockingv3.html, os_unix.c).
_LOCK_BYTES = (0x40000000, 2 + 510)
_FLOCK = "@hhqqi0q"


@dataclass(frozen=True)
class Recovered:
    """What became of the damaged file. ``aside`` is None where there was no file at all."""

    aside: Path | None
    saved: int
    lost: int


def replace_damaged(path: Path, known: Epoch, describe: salvage.Describe, now: datetime) -> Recovered:
    """Put a new outbox in the place of a damaged or missing one. The caller holds the keeper's role and no
    connection to the file.

    Whenever this is cut off, either file is at `path`, whole: the damaged one, which is found again, or the
    new one. Nothing is deleted.

    Raises:
        CacheError: no room, or another process is in the middle of a write.
    """
    draft = path.with_name(f"{path.name}.new")
    for old in (draft, draft.with_name(draft.name + JOURNAL)):
        old.unlink(missing_ok=True)
    if not path.exists():
        saved = [salvage.SavedEpoch(known, ())]
        _write(draft, saved)
        draft.rename(path)
        sync_directory(path.parent)
        return Recovered(None, 0, 0)
    with _nobody_writes(path):
        saved = salvage.read(path, known, describe)
        count = _write(draft, saved)
        aside = aside_name(path, now)
        os.link(path, aside)
        journal = path.with_name(path.name + JOURNAL)
        if journal.exists():
            # Left where it is, SQLite would roll it back into the new file.
            journal.rename(aside.with_name(aside.name + JOURNAL))
        sync_directory(path.parent)
        draft.rename(path)
        sync_directory(path.parent)
    return Recovered(aside, count, sum(each.epoch.last_sequence for each in saved) - count)


def _write(draft: Path, saved: list[salvage.SavedEpoch]) -> int:
    """Gives how many submissions are in it."""
    database = Database.open(draft, OUTBOX, create=True)
    try:
        with database.writing() as tables:
            for each in saved:
                epoch = each.epoch
                tables.execute(
                    "INSERT INTO epochs VALUES (?, ?, ?, ?, ?, ?)",
                    [
                        epoch.epoch,
                        epoch.terminal,
                        epoch.public_key,
                        epoch.last_sequence,
                        epoch.chain,
                        epoch.closed or CLOSED,
                    ],
                )
                for one in each.submissions:
                    _insert(tables, one)
        count: int = database.query("SELECT count(*) AS n FROM submissions")[0]["n"]
    finally:
        database.close()
    return count


def _insert(tables: sqlite_utils.Database, one: salvage.Saved) -> None:
    """A row in which a bit has turned may be one that the schema does not allow; the others go on."""
    tables.execute("SAVEPOINT one")
    try:
        insert(tables, one.row, one.envelope, one.parts)
    except sqlite3.IntegrityError:
        tables.execute("ROLLBACK TO one")
    tables.execute("RELEASE one")


@contextmanager
def _nobody_writes(path: Path) -> Iterator[None]:
    """SQLite's exclusive lock on a file that SQLite itself can perhaps no longer open.

    A process that still has the old file open finds, at its next write, that the file was moved, and refuses
    (SQLITE_READONLY_DBMOVED): nothing is committed to a file that is out of the way.
    """
    handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        start, length = _LOCK_BYTES
        lock = struct.pack(_FLOCK, fcntl.F_WRLCK, os.SEEK_SET, start, length, 0)
        try:
            fcntl.fcntl(handle, fcntl.F_OFD_SETLK, lock)
        except OSError as error:
            raise DatabaseBusy(f"{path}: another process is using it; try again") from error
        yield
    finally:
        os.close(handle)
