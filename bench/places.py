"""Where benchmarks put their files, and terminals and outboxes to measure with."""

import hashlib
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from offline_cache.rows import SealedRow

ROOT = Path(__file__).resolve().parents[1]
FULL = 2
EPOCH, TERMINAL, KEY = 1, 7, bytes(32)


@contextmanager
def directory() -> Iterator[Path]:
    """In the checkout, not in /tmp: that may be memory, where a commit costs nothing."""
    with tempfile.TemporaryDirectory(prefix="out-bench-", dir=ROOT) as name:
        yield Path(name)


def row_of(envelope: bytes) -> Callable[[int], SealedRow]:
    """A submission sealed already."""
    digest = hashlib.sha256(envelope).hexdigest()
    created = datetime.now(UTC)
    return lambda sequence: SealedRow(
        id=uuid4(),
        receipt_number=f"0007-01-{sequence:06}-AAAA-0",
        kind="filing",
        service="S04",
        created=created,
        envelope=envelope,
        digest=digest,
    )


def interleaved(count: int, *actions: Callable[[], object]) -> tuple[list[float], ...]:
    """Milliseconds of each, in turn, so that the disk's moods meet all of them."""
    samples: tuple[list[float], ...] = tuple([] for _ in actions)
    for action in actions:
        action()
    for _ in range(count):
        for action, taken in zip(actions, samples, strict=True):
            began = time.perf_counter()
            action()
            taken.append((time.perf_counter() - began) * 1000)
    return samples


def durable(path: Path) -> sqlite3.Connection:
    """A bare connection with the outbox's own settings."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    return connection


def synchronous(connection: sqlite3.Connection) -> None:
    """Insist on a peer's durability: what it says is committed is on the disk."""
    connection.execute("PRAGMA synchronous = FULL")
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == FULL


def each(samples: Sequence[float], count: int) -> list[float]:
    """Per item, where each sample was of `count` items."""
    return [sample / count for sample in samples]
