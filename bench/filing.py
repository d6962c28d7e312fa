"""How long a durable filing takes, beside a bare commit of the same bytes by the same SQLite settings."""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from bench.in_turn import Taken, pooled
from bench.row import AtMostMore, Row
from kiosk.agent.doorbell import Doorbell
from kiosk.submission.desk import open_desk
from kiosk.submission.new_submission import NewSubmission
from kiosk.submission.seal import plaintext
from kiosk.terminal.place import TerminalPlace
from offline_cache.storage import Limits
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import a_stamp, enrolled, new_submission, sealed_row

FILINGS = 1000
BOUND_MS = 1.0
ROOT = Path(__file__).resolve().parents[1]


class Size(NamedTuple):
    """Of a submission, unsealed."""

    name: str
    strokes: int
    at_least: int
    """Bytes."""


SIZES = (Size("2 kB", 3, 2_000), Size("20 kB", 12, 20_000))
Round = dict[Size, Taken]


def one_round() -> Round:
    """All sizes, one after the other."""
    return {size: _measured(size) for size in SIZES}


def judged(rounds: Sequence[Round]) -> tuple[Row, ...]:
    """By all of them as one."""
    return tuple(row for size in SIZES for row in _rows(size, [each[size] for each in rounds]))


def _rows(size: Size, rounds: Sequence[Taken]) -> tuple[Row, ...]:
    every = pooled(rounds)
    more = sorted(each.more for each in rounds)
    note = (
        f"of all {len(rounds)} rounds, spread over the run; by themselves {more[0]:+.2f} to {more[-1]:+.2f},"
        f" at the median {statistics.median(more):+.2f}. A round: {every.note}"
    )
    bound = AtMostMore(BOUND_MS)
    return (
        Row(f"file {size.name} durably, p50", "ms", *every.both(50), None, bound, note),
        Row(f"file {size.name} durably, p99", "ms", *every.both(99)),
    )


def _measured(size: Size) -> Taken:
    # In the checkout, not in /tmp: that may be memory, where a commit costs nothing.
    with tempfile.TemporaryDirectory(prefix="out-bench-", dir=ROOT) as directory:
        place = TerminalPlace(Path(directory))
        central = CentralStub()
        identity = enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
        new, plain_bytes = _of_size(size)
        sealed = sealed_row(new, identity, central.suite).envelope
        agent = Doorbell(place.doorbell)  # on a terminal, one listens
        desk = open_desk(place.data_dir, Limits(1))
        bare = _bare(Path(directory) / "bare.db")
        try:
            filed, committed = _interleaved(
                desk.make_ready, lambda: _commit(bare, sealed), lambda: desk.filer.file(new)
            )
        finally:
            bare.close()
            desk.close()
            agent.close()
    note = (
        f"{FILINGS} filings of {plain_bytes} bytes: sealed, signed, committed (journal DELETE, synchronous"
        f" EXTRA); the peer: a bare commit of the same {len(sealed)} sealed bytes, in turn, on the same disk"
    )
    return Taken(filed, committed, note)


def _of_size(size: Size) -> tuple[NewSubmission, int]:
    """One whose strokes have as many points as it takes; its bytes of plaintext."""
    for points in count(10):
        new = new_submission(strokes=size.strokes, points=points)
        length = len(plaintext(new.content, a_stamp()))
        if length >= size.at_least:
            return new, length
    raise AssertionError("an endless count ended")


def _interleaved(
    ready: Callable[[], None], bare: Callable[[], None], ours: Callable[[], object]
) -> tuple[list[float], list[float]]:
    """Milliseconds of ours and of the bare one, in turn, so that the disk's moods meet both. Before each turn
    the desk is made ready, as a terminal does between two residents; then comes the bare one, so that what
    was made ready lies as cold as it does there.
    """
    filed: list[float] = []
    committed: list[float] = []
    for turn in range(1 + FILINGS):
        ready()
        for each, taken in ((bare, committed), (ours, filed)):
            began = time.perf_counter()
            each()
            if turn:
                taken.append((time.perf_counter() - began) * 1000)
    return filed, committed


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
