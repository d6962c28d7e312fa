"""What a file is called that was set aside. Imports nothing heavy: the doctor asks, too."""

from datetime import datetime
from pathlib import Path

JOURNAL = "-journal"
COMPANIONS = (JOURNAL, "-wal", "-shm")
_MARK = ".unusable-"


def aside_name(path: Path, now: datetime) -> Path:
    """A name beside `path` with the time in it that nothing has yet."""
    stem = f"{path.name}{_MARK}{now:%Y%m%dT%H%M%SZ}"
    aside, number = path.with_name(stem), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}")
    return aside


def kept_aside(path: Path) -> list[Path]:
    """The files that were set aside in place of `path` and are still there, oldest first."""
    found = path.parent.glob(f"{path.name}{_MARK}*")
    return sorted(each for each in found if not each.name.endswith(COMPANIONS))
