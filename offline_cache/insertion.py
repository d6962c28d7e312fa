"""How a row, its envelope and its parts are written down: by a filing, and by a salvage."""

from collections.abc import Sequence

import sqlite_utils

from offline_cache.rows import OutboxRow, SealedPart

SEQUENCES = 2**30  # as the schema has it (outbox_schema.OUTBOX)

_ROW = (
    "INSERT INTO submissions (position, id, epoch, sequence, receipt_number, kind, service, state, created,"
    " digest, attempts, reason, acknowledgement, acknowledged_at, after, chain)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def position(epoch: int, sequence: int) -> int:
    """Where a row stands among those of all epochs."""
    return epoch * SEQUENCES + sequence


def insert(
    tables: sqlite_utils.Database, row: OutboxRow, envelope: bytes | None, parts: Sequence[SealedPart]
) -> None:
    """Inside a transaction. ``envelope`` is None for a row that was purged."""
    place = position(row.epoch, row.sequence)
    tables.execute(
        _ROW,
        [
            place,
            str(row.id),
            row.epoch,
            row.sequence,
            row.receipt_number,
            row.kind,
            row.service,
            row.state.value,
            row.created.isoformat(),
            row.digest,
            row.attempts,
            row.reason,
            row.acknowledgement,
            row.acknowledged_at.isoformat() if row.acknowledged_at else None,
            str(row.after) if row.after else None,
            row.chain,
        ],
    )
    if envelope is not None:
        tables.execute("INSERT INTO envelopes VALUES (?, ?)", [place, envelope])
    for part in parts:
        added = tables.execute(
            "INSERT INTO parts (position, slot, digest, size) VALUES (?, ?, ?, ?)",
            [place, part.slot, part.digest, len(part.sealed)],
        )
        tables.execute("INSERT INTO part_contents VALUES (?, ?)", [added.lastrowid, part.sealed])
