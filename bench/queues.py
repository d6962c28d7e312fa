"""A durable put beside other queues on SQLite with their durability switched on, and a take with its
acknowledgement beside a bare connection that runs the same batched statements.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from bench.places import EPOCH, KEY, TERMINAL, directory, durable, each, interleaved, row_of, synchronous
from bench.row import AtMostTimes, Row, percentile
from offline_cache.filing_end import FilingEnd
from offline_cache.outbox import Outbox
from offline_cache.outcomes import Delivered
from offline_cache.roles import Role, RoleLock
from offline_cache.sending_end import SendingEnd

PUTS = 200
BATCH, BATCHES = 20, 50
NOW = datetime.now(UTC)
ACKNOWLEDGEMENT = "x" * 420
"""As long as a signed one."""


def measure() -> tuple[Row, ...]:
    with ExitStack() as stack:
        place = stack.enter_context(directory())
        outbox = Outbox.create(place / "outbox.db")
        stack.callback(outbox.close)
        outbox.begin_epoch(EPOCH, TERMINAL, KEY)
        filer = stack.enter_context(RoleLock.take(place, Role.FILER))
        sender = stack.enter_context(RoleLock.take(place, Role.SENDER))
        filing, sending = FilingEnd(outbox, filer), SendingEnd(outbox, sender)
        rows = []
        for size in (2_000, 20_000):
            rows += _puts(place, size, filing, stack)
        return (*rows, *_takes(place, filing, sending, stack))


def _puts(place: Path, size: int, filing: FilingEnd, stack: ExitStack) -> list[Row]:
    content = bytes(size)
    build = row_of(content)
    peers = _peers(place / str(size), content, stack)
    ours, *theirs = interleaved(PUTS, lambda: filing.put(EPOCH, build), *peers.values())
    note = f"p50 of {PUTS}, in turn on one disk; ours with digest, chain and indexes, journal DELETE, EXTRA"
    return [
        Row(
            f"put {size // 1000} kB durably, beside {name}",
            "ms",
            percentile(ours, 50),
            percentile(samples, 50),
            note=note,
        )
        for name, samples in zip(peers, theirs, strict=True)
    ]


def _peers(place: Path, content: bytes, stack: ExitStack) -> dict[str, Callable[[], object]]:
    """Each commits one item of `content` with every sync its settings offer."""
    import litequeue  # noqa: PLC0415  a development dependency
    from huey.storage import SqliteStorage  # noqa: PLC0415  as above
    from persistqueue import FIFOSQLiteQueue  # noqa: PLC0415  as above

    place.mkdir()
    persist: Any = FIFOSQLiteQueue(str(place / "persist"), auto_commit=True, multithreading=True)
    stack.callback(persist.close)
    synchronous(persist._putter)
    lite: Any = litequeue.LiteQueue(place / "lite.db")
    stack.callback(lite.close)
    synchronous(lite.conn)
    huey: Any = SqliteStorage("bench", str(place / "huey.db"), fsync=True)
    stack.callback(huey.close)
    text = content.decode("ascii")
    return {
        "persist-queue (WAL, FULL)": lambda: persist.put(content),
        "litequeue (WAL, FULL)": lambda: lite.put(text),
        "huey (WAL, FULL)": lambda: huey.enqueue(content),
    }


def _takes(place: Path, filing: FilingEnd, sending: SendingEnd, stack: ExitStack) -> list[Row]:
    _fill(filing)
    same = stack.enter_context(closing(_same_file(place)))
    plain = stack.enter_context(closing(_plain_table(place)))
    ours, theirs, plainly = interleaved(
        BATCHES,
        lambda: _take_ours(sending),
        lambda: _take_bare(same, "submissions"),
        lambda: _take_bare(plain, "items"),
    )
    persist = _persist_takes(place)
    how = (
        f"per item, in {BATCHES} batches of {BATCH}: select, mark in one transaction, acknowledge in another"
    )
    peers = (
        ("", theirs, "the same statements on a bare connection, on a second outbox filled alike", 1.25),
        (
            ", beside a plain table",
            plainly,
            "the peer: a table with one index, without chain, checks and triggers",
            0,
        ),
    )
    rows = [
        Row(
            f"take and acknowledge an item{name}",
            "ms",
            percentile(each(ours, BATCH), 50),
            percentile(each(samples, BATCH), 50),
            bound=AtMostTimes(most) if most else None,  # a rate of 0.8 or more
            note=f"{how}; the peer: {note}" if most else note,
        )
        for name, samples, note, most in peers
    ]
    return [
        *rows,
        Row(
            "take and acknowledge an item, beside persist-queue",
            "ms",
            percentile(each(ours, BATCH), 50),
            percentile(persist, 50),
            note="persist-queue's get and ack, which commits each (WAL, FULL)",
        ),
    ]


def _fill(filing: FilingEnd) -> None:
    build = row_of(bytes(2_000))
    for _ in range((BATCHES + 2) * BATCH):
        filing.put(EPOCH, build)


def _same_file(place: Path) -> Any:
    """A second outbox with as many rows, and a bare connection to it."""
    second = place / "second"
    second.mkdir()
    with closing(Outbox.create(second / "outbox.db")) as outbox, RoleLock.take(second, Role.FILER) as filer:
        outbox.begin_epoch(EPOCH, TERMINAL, KEY)
        _fill(FilingEnd(outbox, filer))
    return durable(second / "outbox.db")


def _plain_table(place: Path) -> Any:
    bare = durable(place / "bare.db")
    bare.execute(
        "CREATE TABLE items (position INTEGER PRIMARY KEY, id TEXT UNIQUE, state TEXT, attempts INTEGER,"
        " next_try REAL, reason TEXT, acknowledgement TEXT, acknowledged_at TEXT)"
    )
    bare.execute("CREATE INDEX by_state ON items (state)")
    bare.execute("BEGIN")
    bare.executemany(
        "INSERT INTO items (position, id, state, attempts) VALUES (?, ?, 'committed', 0)",
        [(number, str(uuid4())) for number in range((BATCHES + 2) * BATCH)],
    )
    bare.execute("COMMIT")
    return bare


def _take_ours(sending: SendingEnd) -> None:
    rows = sending.next_due(0.0, BATCH)
    assert len(rows) == BATCH
    sending.mark_sending(row.id for row in rows)
    sending.settle(Delivered(row.id, ACKNOWLEDGEMENT, NOW) for row in rows)


def _take_bare(bare: Any, table: str) -> None:
    rows = bare.execute(
        f"SELECT * FROM {table} WHERE state = 'committed' AND (next_try IS NULL OR next_try <= 0)"
        " ORDER BY position LIMIT ?",
        [BATCH],
    ).fetchall()
    assert len(rows) == BATCH
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany(
        f"UPDATE {table} SET state = 'sending', attempts = attempts + 1"
        " WHERE id = ? AND state IN ('committed')",
        [(row[1],) for row in rows],
    )
    bare.execute("COMMIT")
    bare.execute("BEGIN IMMEDIATE")
    bare.executemany(
        f"UPDATE {table} SET state = 'delivered', acknowledgement = ?, acknowledged_at = ?, reason = NULL,"
        " next_try = NULL WHERE id = ? AND state IN ('sending')",
        [(ACKNOWLEDGEMENT, NOW.isoformat(), row[1]) for row in rows],
    )
    bare.execute("COMMIT")


def _persist_takes(place: Path) -> list[float]:
    from persistqueue import SQLiteAckQueue  # noqa: PLC0415  a development dependency

    queue: Any = SQLiteAckQueue(str(place / "ack"), auto_commit=True, multithreading=True)
    synchronous(queue._putter)
    for _ in range(BATCH * 5 + 1):
        queue.put(bytes(2_000))
    (samples,) = interleaved(BATCH * 5, lambda: queue.ack(queue.get()))
    queue.close()
    return samples
