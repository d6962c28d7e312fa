"""How a process that holds a role opens the outbox: a file that cannot be used is set aside, never written
over.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from offline_cache.errors import DatabaseUnusable, RoleTaken
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.set_aside import set_aside


def open_owned(path: Path, role: RoleLock, now: Callable[[], datetime]) -> Outbox:
    """Open the outbox with every page checked.

    A file that is damaged or not ours is renamed, with its journal, so that its rows can be saved; that needs
    both roles, as the other process may still write to it.

    Raises:
        DatabaseUnusable: the message says where the file is now and what to do.
        DatabaseMissing: there is none; enrol.
        CacheError: anything else that is wrong with the disk.
    """
    try:
        return Outbox.open(path, check=True)
    except DatabaseUnusable as error:
        other = Role.SENDER if role.role is Role.FILER else Role.FILER
        try:
            other_role = RoleLock.take(path.parent, other)
        except RoleTaken as taken:
            raise DatabaseUnusable(f"{error}; stop the {other} too, so that it can be set aside") from taken
        try:
            aside = set_aside(path, now())
        finally:
            other_role.release()
        raise DatabaseUnusable(
            f"{error}; kept as {aside.name}; enrol again: kiosk enrol --reason lost_database --code CODE"
        ) from error
