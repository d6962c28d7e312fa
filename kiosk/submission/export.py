"""A sealed copy of the outbox for a USB stick: only the central service can open what is in it."""

import json
import os
from pathlib import Path

from kiosk.submission.outbox_listing import listed
from offline_cache.outbox import Outbox

LISTING = "outbox.json"


def export(outbox: Outbox, directory: Path) -> int:
    """Write every submission's envelope, in whatever state it is, and a listing last; gives how many.

    Raises:
        OSError: the stick is full, not there, or not ours to write.
    """
    directory.mkdir(parents=True, exist_ok=True)
    rows = outbox.rows()
    for row in rows:
        _write(directory / f"{row.receipt_number}.jose", outbox.envelope(row.id))
    listing = json.dumps([listed(row) | {"digest": row.digest} for row in rows], indent=1)
    _write(directory / LISTING, listing.encode())
    return len(rows)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
