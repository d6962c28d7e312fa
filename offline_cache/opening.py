"""How a process that holds a role opens the outbox: one that is damaged or gone is replaced, never written
over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from offline_cache.errors import DatabaseMissing, DatabaseUnusable
from offline_cache.outbox import Outbox
from offline_cache.recovery import Recovered, replace_damaged
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import Epoch
from offline_cache.salvage import Describe


@dataclass(frozen=True)
class Opened:
    """``recovered`` says what was lost and saved, when this process has replaced the file."""

    outbox: Outbox
    recovered: Recovered | None


def open_owned(path: Path, known: Epoch, describe: Describe, now: Callable[[], datetime]) -> Opened:
    """Open the outbox with every page checked; the caller holds the keeper's role meanwhile.

    Args:
        path: the outbox.
        known: the epoch that the terminal is in by its identity.
        describe: makes a row of an envelope.
        now: the time, for the name of a file that is set aside.

    Raises:
        CacheError: what a new file would not mend: no room, no right to write, a newer release's file.
    """
    try:
        return Opened(_of_this_terminal(path, known), None)
    except (DatabaseUnusable, DatabaseMissing):
        recovered = replace_damaged(path, known, describe, now())
    return Opened(_of_this_terminal(path, known), recovered)


def _of_this_terminal(path: Path, known: Epoch) -> Outbox:
    outbox = Outbox.open(path, check=True)
    if any(each.terminal != known.terminal for each in outbox.epochs()):
        outbox.close()
        raise DatabaseUnusable(f"{path}: is another terminal's outbox")
    return outbox


def as_keeper(directory: Path) -> RoleLock:
    """The role of whoever looks whether the outbox must be replaced: one process at a time; waits for it."""
    return RoleLock.wait_for(directory, Role.KEEPER)
