"""A disk that takes no write is told once, asked now and then, and found out without anything to write."""

import errno
from dataclasses import dataclass, field

import pytest

from offline_cache.disk_watch import AGAIN_SECONDS, CHECK_SECONDS, DiskWatch
from offline_cache.errors import (
    DatabaseMoved,
    StorageFull,
    StorageIOError,
    StorageReadOnly,
    StorageUnwritable,
)


@dataclass
class Disk:
    """Of which a test decides how it is. `told`: what somebody heard of it."""

    refuses: type[StorageUnwritable] | None = None
    seconds: float = 0.0
    asked: int = 0
    told: list[type[StorageUnwritable] | None] = field(default_factory=list)

    def write(self) -> str:
        if self.refuses:
            raise self.refuses("audit.db: refused")
        return "written"

    def probe(self) -> None:
        self.asked += 1
        self.write()

    def watch(self) -> DiskWatch:
        return DiskWatch(self.probe, self.hear, lambda: self.seconds)

    def hear(self, error: StorageUnwritable | None) -> None:
        self.told.append(None if error is None else type(error))


KINDS = (StorageFull, StorageReadOnly, StorageIOError)


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_errand_finds_is_told_once_and_the_disk_is_asked_now_and_then(
    kind: type[StorageUnwritable],
) -> None:
    disk = Disk()
    watch = disk.watch()
    assert watch.takes_writes()
    assert watch.tried(disk.write) == "written"
    disk.refuses, asked = kind, disk.asked
    assert watch.tried(disk.write) is None
    assert (watch.takes_writes(), watch.refusal, disk.asked) == (False, kind, asked)
    disk.seconds += AGAIN_SECONDS
    assert watch.wait() == 0
    assert not watch.takes_writes()
    assert (disk.asked, watch.wait()) == (asked + 1, AGAIN_SECONDS)
    disk.refuses = None
    assert not watch.takes_writes(), "it is not asked at every turn"
    watch.ask_again()
    assert watch.takes_writes()
    assert disk.told == [kind, None]


def test_who_has_nothing_to_write_finds_out_all_the_same() -> None:
    disk = Disk()
    watch = disk.watch()
    assert watch.takes_writes()
    disk.refuses = StorageReadOnly
    assert watch.takes_writes()
    assert watch.wait() == CHECK_SECONDS
    disk.seconds += CHECK_SECONDS
    assert not watch.takes_writes()
    assert disk.told == [StorageReadOnly]


def test_a_disk_that_refuses_in_another_way_is_told_again() -> None:
    disk = Disk(StorageIOError)
    watch = disk.watch()
    watch.tried(disk.write)
    watch.tried(disk.write)
    disk.refuses = StorageReadOnly
    watch.tried(disk.write)
    assert disk.told == [StorageIOError, StorageReadOnly]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EROFS, StorageReadOnly),
        (errno.EIO, StorageIOError),
        (errno.EUCLEAN, StorageIOError),
    ],
)
def test_the_operating_systems_own_word_counts_too(number: int, kind: type[StorageUnwritable]) -> None:
    def refused() -> None:
        raise OSError(number, "refused")

    watch = Disk().watch()
    assert watch.tried(refused) is None
    assert watch.refusal is kind


def test_whatever_else_goes_wrong_is_not_taken_for_it() -> None:
    def moved() -> None:
        raise DatabaseMoved("outbox.db: was replaced by another process; open it again")

    def forbidden() -> None:
        raise PermissionError(1, "not yours")

    watch = Disk().watch()
    for errand in (moved, forbidden):
        with pytest.raises((DatabaseMoved, PermissionError)):
            watch.tried(errand)
    assert watch.refusal is None
