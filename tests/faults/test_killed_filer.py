"""A filer killed inside SQLite's own writes: a number that was shown is on disk, and nothing is half there.

strace delivers SIGKILL in the middle of the n-th write, sync or unlink of a filing.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from kiosk.submission.outbox_check import findings
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from tests.faults.forked import Forked, Step, forked
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled

CALLS = {"pwrite64": 10, "fdatasync": 5, "unlink": 1}
"""What SQLite does to the disk in a filing, and how often at least: journal and pages; journal, directory and
pages; the end of the journal. strace counts each call by itself."""

FILING = Step(
    imports="""
from pathlib import Path
from kiosk.submission.desk import open_desk
import cryptography.hazmat.backends.openssl.backend  # a first filing imports both; the disk is meant
import nacl.bindings
from kiosk.submission.filing import FilingFailed
from offline_cache.storage import Limits
from tests.fixtures.filings import new_submission
""",
    prepare="desk = open_desk(Path(sys.argv[1]), Limits(1))",
    step="""
try:
    print(desk.filer.file(new_submission()).receipt_number, flush=True)
except FilingFailed:
    pass
""",
)
"""One filing, and the number as a screen would show it."""


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    place = TerminalPlace(tmp_path)
    central = CentralStub()
    enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    return place


@pytest.fixture
def filers(place: TerminalPlace) -> Iterator[Forked]:
    with forked(FILING, str(place.data_dir)) as process:
        yield process


@pytest.mark.parametrize("call", CALLS)
def test_killed_at_every_write_of_a_filing(place: TerminalPlace, filers: Forked, call: str) -> None:
    numbers: set[str] = set()
    for step in count(1):
        shown, code = _file(filers, f"{call}:signal=KILL:when={step}")
        after = _whole_outbox(place)
        assert numbers | shown <= after, f"killed at {call} {step}: a shown number is not on disk"
        assert len(after) - len(numbers) in (0, 1)
        numbers = after
        if code == 0:
            assert step > CALLS[call]
            assert len(shown) == 1
            break


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_a_disk_that_fails_at_any_step_shows_a_number_only_for_what_it_kept(
    place: TerminalPlace, filers: Forked, call: str, error: str
) -> None:
    numbers: set[str] = set()
    for step in range(1, CALLS[call] + 1):
        shown, code = _file(filers, f"{call}:error={error}:when={step}")
        after = _whole_outbox(place)
        assert code == 0
        assert after == numbers | shown, f"{error} at {call} {step}: shown and kept differ"
        numbers = after


@pytest.mark.parametrize("error", ["EROFS", "EMFILE", "EACCES"])
def test_a_journal_that_cannot_be_made_shows_no_number(
    place: TerminalPlace, filers: Forked, error: str
) -> None:
    """A disk that turned read-only, no handles left, a right taken away."""
    numbers: set[str] = set()
    for step in (1, 2, 3, 4):
        shown, code = _file(filers, f"openat:error={error}:when={step}")
        after = _whole_outbox(place)
        assert code == 0
        assert after == numbers | shown, f"{error} at openat {step}: shown and kept differ"
        numbers = after


def _file(filers: Forked, fault: str) -> tuple[set[str], int]:
    """What a filer with this fault showed, and how it ended."""
    shown, code = filers.run(fault)
    return set(shown), code


def _whole_outbox(place: TerminalPlace) -> set[str]:
    """The numbers in it, once it has been found whole and without a gap."""
    outbox = Outbox.open(place.outbox, check=True)
    try:
        assert list(findings(outbox, identities.load(place))) == []
        rows = outbox.rows()
    finally:
        outbox.close()
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
    return {row.receipt_number for row in rows}
