"""What happens to a database file that cannot be used: it is kept, out of the way."""

from datetime import datetime
from pathlib import Path

from offline_cache.aside import COMPANIONS, aside_name
from offline_cache.database import sync_directory


def set_aside(path: Path, now: datetime) -> Path:
    """Rename `path` and its journal to a name with the time; gives the new path. Nothing is ever deleted."""
    aside = aside_name(path, now)
    for companion in COMPANIONS:
        beside = path.with_name(path.name + companion)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + companion))
    path.rename(aside)
    sync_directory(path.parent)
    return aside
