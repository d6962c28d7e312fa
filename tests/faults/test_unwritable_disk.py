"""What the operating system answers to SQLite's own calls, told apart: a disk that takes no write for now,
and what waiting does not mend.

strace gives the answers, from the first call on.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_cache.outbox import Outbox
from tests.faults.forked import Forked, Step, forked

WRITING = Step(
    imports="""
import tempfile
from pathlib import Path
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox
""",
    prepare="outbox = Outbox.open(Path(sys.argv[1]))",
    step="""
try:
    outbox.database.require_writable()
    print("Written", flush=True)
except CacheError as error:
    print(type(error).__name__, flush=True)
""",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("disk") / "outbox.db"
    Outbox.create(path).close()
    return path


@pytest.fixture(scope="module")
def writers(path: Path) -> Iterator[Forked]:
    with forked(WRITING, str(path)) as process:
        yield process


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        # A journal cannot be made: SQLite says "unable to open database file", whatever the cause.
        ("openat:error=EROFS:when=1+", "StorageReadOnly"),
        ("openat:error=ENOSPC:when=1+", "StorageFull"),
        ("openat:error=EIO:when=1+", "StorageIOError"),
        ("openat:error=EMFILE:when=1+", "StorageFailed"),
        ("openat:error=EACCES:when=1+", "StorageFailed"),
        ("pwrite64:error=ENOSPC:when=1+", "StorageFull"),
        ("pwrite64:error=EROFS:when=1+", "StorageIOError"),
        ("pwrite64:error=EIO:when=2+", "StorageIOError"),
        ("fdatasync:error=EIO:when=1+", "StorageIOError"),
        ("openat,pwrite64:error=EROFS:when=1+", "StorageReadOnly"),
        # What cannot be read SQLite takes for damaged; it is, where the disk is sound otherwise.
        ("pread64:error=EIO:when=1+", "DatabaseUnusable"),
        ("pread64,fsync:error=EIO:when=1+", "StorageIOError"),
    ],
)
def test_a_disk_that_takes_no_write_is_told_from_what_waiting_does_not_mend(
    path: Path, writers: Forked, fault: str, said: str
) -> None:
    assert writers.run(fault) == ([said], 0)
    outbox = Outbox.open(path, check=True)
    outbox.database.require_writable()
    outbox.close()


def test_without_a_fault_it_is_written(writers: Forked) -> None:
    assert writers.run("openat:error=EROFS:when=1000") == (["Written"], 0)
