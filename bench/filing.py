"""How long a durable filing takes, beside a bare commit of the same bytes by the same SQLite settings."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import uuid4

from bench.row import AtMostMore, Row, percentile
from kiosk.agent.doorbell import Doorbell
from kiosk.submission.desk import open_desk
from kiosk.submission.new_submission import NewSubmission
from kiosk.submission.seal import plaintext, seal
from kiosk.terminal.place import TerminalPlace
from offline_cache.storage import Limits
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import a_stamp, enrolled, new_submission

FILINGS = 1000
BOUND_MS = 1.0
ROOT = Path(__file__).resolve().parents[1]


def measure() -> tuple[Row, ...]:
    return (*_measured("2 kB", 3, 2_000), *_measured("20 kB", 12, 20_000))


def _measured(size_name: str, strokes: int, at_least: int) -> tuple[Row, ...]:
    # In the checkout, not in /tmp: that may be memory, where a commit costs nothing.
    with tempfile.TemporaryDirectory(prefix="out-bench-", dir=ROOT) as directory:
        place = TerminalPlace(Path(directory))
        central = CentralStub()
        identity = enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
        new, size = _of_size(strokes, at_least)
        sealed = seal(new, a_stamp(), 1, identity, central.suite).envelope
        agent = Doorbell(place.doorbell)  # on a terminal, one listens
        desk = open_desk(place.data_dir, Limits(1))
        bare = _bare(Path(directory) / "bare.db")
        try:
            filing, committing = _interleaved(lambda: desk.filer.file(new), lambda: _commit(bare, sealed))
        finally:
            bare.close()
            desk.close()
            agent.close()
    note = (
        f"{FILINGS} filings of {size} bytes: sealed, signed, committed (journal DELETE, synchronous EXTRA); "
        f"the peer: a bare commit of the same {len(sealed)} sealed bytes, in turn with it, on the same disk"
    )
    bound = AtMostMore(BOUND_MS)
    return (
        Row(f"file {size_name} durably, p50", "ms", *_both(filing, committing, 50), None, bound, note),
        Row(f"file {size_name} durably, p99", "ms", *_both(filing, committing, 99)),
    )


def _both(filing: list[float], committing: list[float], percent: float) -> tuple[float, float]:
    return percentile(filing, percent), percentile(committing, percent)


def _of_size(strokes: int, at_least: int) -> tuple[NewSubmission, int]:
    """One whose strokes have as many points as it takes; its bytes of plaintext."""
    for points in count(10):
        new = new_submission(strokes=strokes, points=points)
        size = len(plaintext(new.content, a_stamp()))
        if size >= at_least:
            return new, size
    raise AssertionError("an endless count ended")


def _interleaved(
    first: Callable[[], object], second: Callable[[], object]
) -> tuple[list[float], list[float]]:
    """Milliseconds of each, in turn, so that the disk's moods meet both."""
    first()
    second()
    samples: tuple[list[float], list[float]] = ([], [])
    for _ in range(FILINGS):
        for each, taken in zip((first, second), samples, strict=True):
            began = time.perf_counter()
            each()
            taken.append((time.perf_counter() - began) * 1000)
    return samples


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("CREATE TABLE sealed (id TEXT PRIMARY KEY, envelope BLOB NOT NULL)")
    return connection


def _commit(connection: sqlite3.Connection, sealed: bytes) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO sealed VALUES (?, ?)", [str(uuid4()), sealed])
    connection.execute("COMMIT")
