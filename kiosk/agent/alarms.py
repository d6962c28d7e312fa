"""What the central service is told that a technician must look at, in stable words."""

from offline_cache.aside import kept_aside
from offline_cache.disk_watch import DiskWatch
from offline_cache.outbox import Outbox
from offline_cache.storage import Level, Limits

_OF_LEVEL: dict[Level, tuple[str, ...]] = {
    Level.ENOUGH: (),
    Level.ALARM: ("storage_low",),
    Level.FULL: ("storage_full",),
}


def of_disk(disk: DiskWatch) -> tuple[str, ...]:
    """A disk that takes no write: a quota fills one that has room, and no watermark tells."""
    return () if disk.refusal is None else (f"storage_{disk.refusal.word}",)


def alarms(outbox: Outbox, limits: Limits) -> tuple[str, ...]:
    """A damaged file that waits for a person; room that runs out."""
    try:
        found = _OF_LEVEL[outbox.room(limits).level]
    except OSError:
        found = ("storage_unknown",)
    return (*found, "outbox_set_aside") if kept_aside(outbox.database.path) else found
