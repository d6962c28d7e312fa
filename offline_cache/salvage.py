"""What can still be read of a damaged outbox, row by row. Never writes to the damaged file."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from offline_cache import carving, chain
from offline_cache.insertion import SEQUENCES, position
from offline_cache.rows import Epoch, OutboxRow, SealedPart
from offline_cache.states import State

_LEAST_ROW = 64
"""Bytes: no row is shorter."""
BEYOND = 256
"""How many unreadable numbers in a row are looked at beyond the last that is known to have been given out."""

Describe = Callable[[bytes, Epoch], OutboxRow | None]
"""The row that an envelope says it belongs to, once its signature is checked; None when it is none of that
epoch's. For rows of which nothing but the envelope can be read.
"""


@dataclass(frozen=True)
class Saved:
    """One submission that could be read whole. ``envelope`` is None for one that was purged."""

    row: OutboxRow
    envelope: bytes | None
    parts: tuple[SealedPart, ...]


@dataclass(frozen=True)
class SavedEpoch:
    """What is left of an epoch; ``epoch.last_sequence`` is the highest number known to be given out."""

    epoch: Epoch
    submissions: tuple[Saved, ...]


def read(path: Path, known: Epoch, describe: Describe) -> list[SavedEpoch]:
    """Everything readable in `path`, which nobody may write to meanwhile; `known` is the epoch that the
    terminal is in by its identity, whatever the file says.
    """
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        # With this SQLite makes do with what it can read of the schema (SQLITE_NoSchemaError).
        connection.execute("PRAGMA writable_schema = ON")
        epochs = _epochs(connection, known, most=path.stat().st_size // _LEAST_ROW)
        carved = _carved(path, epochs, describe)
        return [_epoch(connection, each, carved, describe) for each in epochs]


def _carved(path: Path, epochs: list[Epoch], describe: Describe) -> dict[int, bytes]:
    """The envelopes that lie in the file's pages, whether or not its indexes still lead to them."""
    by_number = {each.epoch: each for each in epochs}
    found: dict[int, bytes] = {}
    for place, untrusted_envelope in carving.blobs(path):
        epoch = by_number.get(place // SEQUENCES)
        if epoch is not None:
            row = describe(untrusted_envelope, epoch)
            if row is not None and row.sequence == place % SEQUENCES:
                found[place] = untrusted_envelope
    return found


def _epochs(connection: sqlite3.Connection, known: Epoch, most: int) -> list[Epoch]:
    """``most``: no more rows can be in the file; a number beyond it is damage."""
    found = {known.epoch: known}
    with suppress(sqlite3.DatabaseError):
        for row in connection.execute("SELECT * FROM epochs ORDER BY epoch"):
            values = dict(row)
            with suppress(TypeError, ValueError):
                each = Epoch(
                    int(values["epoch"]),
                    int(values["terminal"]),
                    bytes(values["public_key"]),
                    min(int(values["last_sequence"]), most),
                    "",
                    values.get("closed"),
                )
                if each.terminal != known.terminal:
                    continue
                if each.epoch == known.epoch:
                    # The identity is right about who; the file about how far.
                    each = replace(known, last_sequence=each.last_sequence, closed=each.closed)
                found[each.epoch] = each
    return [found[epoch] for epoch in sorted(found)]


def _epoch(
    connection: sqlite3.Connection, epoch: Epoch, carved: Mapping[int, bytes], describe: Describe
) -> SavedEpoch:
    last_chain = chain.seed(epoch.epoch, epoch.terminal, epoch.public_key)
    saved: list[Saved] = []
    sequence, misses, last = 0, 0, 0
    at_least = max(
        [epoch.last_sequence, *(place % SEQUENCES for place in carved if place // SEQUENCES == epoch.epoch)]
    )
    while sequence < at_least or misses < BEYOND:
        sequence += 1
        one = _one(connection, epoch, sequence, carved, describe)
        if one is None:
            misses += 1
            continue
        misses, last = 0, sequence
        row = one.row
        linked = row.chain or chain.link(
            last_chain, row.epoch, row.sequence, row.id, row.receipt_number, row.digest
        )
        saved.append(replace(one, row=replace(row, chain=linked)))
        last_chain = linked
    whole = replace(epoch, last_sequence=max(epoch.last_sequence, last), chain=last_chain)
    return SavedEpoch(whole, tuple(saved))


def _one(
    connection: sqlite3.Connection,
    epoch: Epoch,
    sequence: int,
    carved: Mapping[int, bytes],
    describe: Describe,
) -> Saved | None:
    place = position(epoch.epoch, sequence)
    row = _row(connection, place)
    envelope = _blob(connection, "SELECT envelope FROM envelopes WHERE position = ?", place)
    if envelope is None:
        envelope = carved.get(place)
    if row is not None and (row.epoch, row.sequence) != (epoch.epoch, sequence):
        row = None
    if envelope is not None and row is not None and _digest(envelope) != row.digest:
        # One of the two is damaged: the envelope's own signature decides.
        row = None
    signed = None if envelope is None else describe(envelope, epoch)
    if signed is not None and signed.sequence != sequence:
        signed = None
    row = _agreed(row, signed)
    if row is None:
        return None
    if envelope is None:
        # Acknowledged, so the central service has it: the row and the acknowledgement are worth keeping.
        return Saved(replace(row, state=State.PURGED), None, ()) if row.acknowledgement else None
    state = State.COMMITTED if row.state is State.SENDING else row.state
    return Saved(replace(row, state=state, next_try=None), envelope, _parts(connection, place))


def _agreed(row: OutboxRow | None, signed: OutboxRow | None) -> OutboxRow | None:
    """What was filed as the signed envelope says it; what became of it as the row says it."""
    if row is None or signed is None:
        return row or signed
    return replace(
        signed,
        state=row.state,
        attempts=row.attempts,
        reason=row.reason,
        acknowledgement=row.acknowledgement,
        acknowledged_at=row.acknowledged_at,
        chain=row.chain,
    )


def _row(connection: sqlite3.Connection, place: int) -> OutboxRow | None:
    with suppress(sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError):
        found = connection.execute("SELECT * FROM submissions WHERE position = ?", [place]).fetchone()
        if found is not None:
            # Rows of the first release had neither an original nor a chain.
            return OutboxRow.of({"after": None, "chain": ""} | _values(found))
    return None


def _parts(connection: sqlite3.Connection, place: int) -> tuple[SealedPart, ...]:
    return tuple(_readable_parts(connection, place))


def _readable_parts(connection: sqlite3.Connection, place: int) -> Iterator[SealedPart]:
    with suppress(sqlite3.DatabaseError):
        for row in connection.execute(
            "SELECT number, slot, digest FROM parts WHERE position = ? ORDER BY number", [place]
        ).fetchall():
            sealed = _blob(connection, "SELECT sealed FROM part_contents WHERE number = ?", row["number"])
            if sealed is not None and _digest(sealed) == row["digest"]:
                yield SealedPart(row["slot"], sealed, row["digest"])


def _blob(connection: sqlite3.Connection, sql: str, key: int) -> bytes | None:
    with suppress(sqlite3.DatabaseError):
        found = connection.execute(sql, [key]).fetchone()
        if found is not None and isinstance(found[0], bytes):
            return found[0]
    return None


def _values(row: sqlite3.Row) -> dict[str, Any]:
    return dict(zip(row.keys(), row, strict=True))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
