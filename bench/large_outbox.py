"""An outbox with 100 000 submissions: as quick as with 1 000, and how long it takes to start with it."""

import time
from contextlib import ExitStack
from pathlib import Path

from bench.places import EPOCH, KEY, TERMINAL, directory, interleaved, row_of
from bench.row import AtMostTimes, Row, percentile
from offline_cache.filing_end import FilingEnd, filed_row
from offline_cache.insertion import insert
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.sending_end import SendingEnd

MANY, FEW = 100_000, 1_000
SAMPLES = 200
BYTES = 2_000


def measure() -> tuple[Row, ...]:
    with ExitStack() as stack:
        place = stack.enter_context(directory())
        many = _Filled(place / "many", MANY, stack)
        few = _Filled(place / "few", FEW, stack)
        filing_many, filing_few = interleaved(SAMPLES, many.file, few.file)
        due_many, due_few = interleaved(SAMPLES, many.next_due, few.next_due)
        note = f"p50 of {SAMPLES}, in turn; rows of {BYTES} bytes, all waiting; the peer: with {FEW} rows"
        starting = _start(many.path)
        return (
            Row(
                f"file with {MANY} rows",
                "ms",
                percentile(filing_many, 50),
                percentile(filing_few, 50),
                bound=AtMostTimes(1.5),
                note=note,
            ),
            Row(
                f"find the next 20 due of {MANY}",
                "ms",
                percentile(due_many, 50),
                percentile(due_few, 50),
                bound=AtMostTimes(1.5),
                note=note,
            ),
            Row(
                f"open with {MANY} pending",
                "ms",
                starting,
                note="every page read and checked (quick_check), the file in the page cache",
            ),
        )


class _Filled:
    def __init__(self, place: Path, count: int, stack: ExitStack) -> None:
        place.mkdir()
        self.path = place / "outbox.db"
        outbox = Outbox.create(self.path)
        stack.callback(outbox.close)
        outbox.begin_epoch(EPOCH, TERMINAL, KEY)
        self._build = row_of(bytes(BYTES))
        self._filing = FilingEnd(outbox, stack.enter_context(RoleLock.take(place, Role.FILER)))
        self._sending = SendingEnd(outbox, stack.enter_context(RoleLock.take(place, Role.SENDER)))
        self._fill(outbox, count)

    def _fill(self, outbox: Outbox, count: int) -> None:
        """In one transaction: what is measured comes after."""
        with outbox.database.writing() as tables:
            for sequence in range(1, count + 1):
                sealed = self._build(sequence)
                row = filed_row(EPOCH, sequence, "", sealed)
                insert(tables, row, sealed.envelope, ())
                tables.execute(
                    "UPDATE epochs SET last_sequence = ?, chain = ? WHERE epoch = ?",
                    [sequence, row.chain, EPOCH],
                )

    def file(self) -> None:
        self._filing.put(EPOCH, self._build)

    def next_due(self) -> None:
        assert len(self._sending.next_due(0.0, 20)) == 20


def _start(path: Path) -> float:
    began = time.perf_counter()
    Outbox.open(path, check=True).close()
    return (time.perf_counter() - began) * 1000
