"""The terminal itself in figures, for the technician's screens: who, where, how far with delivering, disk,
clock.

Reads files and asks the system; done in a worker's thread. Nothing of it is about a resident.
"""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kiosk.config import Config
from kiosk.config.load import IDENTITY_FILE
from kiosk.errors import KioskError
from kiosk.submission.clock_quality import SYNCHRONISED, can_be_dated
from kiosk.technician.storage import MEBIBYTE, existing
from kiosk.technician.terminal_facts import Queue, TerminalFacts
from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, held
from offline_cache.states import UNDELIVERED, State


def gather(config: Config, data_dir: Path, marker: Path = SYNCHRONISED) -> TerminalFacts:
    """How it is now. Never raises for what it looks at: what cannot be read is said to be missing."""
    place = TerminalPlace(data_dir)
    queue, offset = _queue(place)
    disk = shutil.disk_usage(existing(data_dir))
    return TerminalFacts(
        code=_code(data_dir),
        version=_version(),
        queue=queue,
        disk_free=disk.free // MEBIBYTE,
        disk_total=disk.total // MEBIBYTE,
        disk_needed=config.storage.minimum_free_mebibytes,
        clock_possible=can_be_dated(datetime.now(UTC)),
        clock_confirmed=marker.exists(),
        clock_offset=offset,
    )


def _queue(place: TerminalPlace) -> tuple[Queue | None, float]:
    """The queue, and the clock's offset that the channel knows."""
    try:
        with closing(Outbox.open(place.outbox)) as outbox:
            counts, channel, oldest = outbox.counts(), outbox.channel(), outbox.oldest_undelivered()
            tries = [row.next_try for row in outbox.rows(State.COMMITTED) if row.next_try is not None]
    except (CacheError, OSError):
        return None, 0.0
    waiting = sum(counts[state] for state in UNDELIVERED)
    return Queue(
        waiting=waiting,
        oldest=oldest,
        next_try=datetime.fromtimestamp(min(tries), UTC) if tries else None,
        quarantined=counts[State.QUARANTINED],
        channel=channel.state,
        reason=channel.reason or "",
        since=channel.since,
        agent_runs=held(place.directory, Role.SENDER),
    ), channel.clock_offset_seconds


def _code(data_dir: Path) -> str:
    if not (data_dir / IDENTITY_FILE).is_file():
        return ""
    from kiosk.terminal import identity  # noqa: PLC0415  cryptography, which nothing else here needs

    try:
        return identity.load(TerminalPlace(data_dir)).code
    except KioskError:
        return ""


@cache
def _version() -> str:
    try:
        return version("kiosk")
    except PackageNotFoundError:
        return ""
