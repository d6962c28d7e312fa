"""A sealed copy of the outbox for a USB stick: only the central service can open what is in it."""

import json
import os
from pathlib import Path

from kiosk.submission.outbox_listing import listed
from offline_cache.outbox import Outbox
from offline_cache.states import State

LISTING = "outbox.json"


def export(outbox: Outbox, directory: Path) -> int:
    """Write every submission's envelope and parts, in whatever state it is, and a listing last; gives how
    many. What was purged, long after the central service acknowledged it, stands in the listing only.

    Raises:
        OSError: the stick is full, not there, or not ours to write.
    """
    directory.mkdir(parents=True, exist_ok=True)
    rows = outbox.rows()
    listing = []
    for row in rows:
        parts = outbox.parts(row.id)
        if row.state is not State.PURGED:
            _write(directory / f"{row.receipt_number}.jose", outbox.envelope(row.id))
            for part in parts:
                _write(directory / f"{row.receipt_number}.{part.slot}.part", outbox.part(part.number))
        named = [{"slot": part.slot, "digest": part.digest} for part in parts]
        listing.append(listed(row) | {"epoch": row.epoch, "digest": row.digest, "parts": named})
    _write(directory / LISTING, json.dumps(listing, indent=1).encode())
    return len(rows)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
