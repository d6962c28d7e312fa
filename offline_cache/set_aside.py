"""What happens to a database file that cannot be used: it is kept, out of the way, for those who can save
its rows.
"""

import os
from datetime import datetime
from pathlib import Path

_COMPANIONS = ("-journal", "-wal", "-shm")


def set_aside(path: Path, now: datetime) -> Path:
    """Rename `path` and its journal to a name with the time; gives the new path. Nothing is ever deleted.

    The caller must raise an alarm. A new outbox is made only by enrolling again (`reason: lost_database`),
    which opens a new epoch: no receipt number can repeat, and the central service learns that rows of the old
        epoch may be missing.
    """
    aside = path.with_name(f"{path.name}.unusable-{now:%Y%m%dT%H%M%SZ}")
    number = 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.unusable-{now:%Y%m%dT%H%M%SZ}-{number}")
    for companion in _COMPANIONS:
        beside = path.with_name(path.name + companion)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + companion))
    path.rename(aside)
    handle = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return aside
