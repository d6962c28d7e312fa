"""One filer and one sender, whoever else is there."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offline_cache.errors import RoleTaken
from offline_cache.filing_end import FilingEnd
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock, held
from offline_cache.set_aside import set_aside

HOLDER = """
import sys
from pathlib import Path
from offline_cache.roles import Role, RoleLock
lock = RoleLock.take(Path(sys.argv[1]), Role(sys.argv[2]))
print("taken", flush=True)
sys.stdin.read()
"""


def now() -> datetime:
    return datetime(2026, 11, 23, 3, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("role", Role)
def test_a_second_one_is_refused_by_name_until_the_first_is_killed(tmp_path: Path, role: Role) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path), role],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "taken\n"
        assert held(tmp_path, role)
        with pytest.raises(RoleTaken, match=f"process {holder.pid} is the {role}"):
            RoleLock.take(tmp_path, role)
        holder.kill()
        holder.wait()
    assert not held(tmp_path, role)
    RoleLock.take(tmp_path, role).release()


def test_filer_and_sender_do_not_shut_each_other_out(tmp_path: Path) -> None:
    filer, sender = RoleLock.take(tmp_path, Role.FILER), RoleLock.take(tmp_path, Role.SENDER)
    filer.release()
    sender.release()


def test_asking_whether_a_role_is_held_does_not_take_it(tmp_path: Path) -> None:
    assert not held(tmp_path, Role.SENDER)
    lock = RoleLock.take(tmp_path, Role.SENDER)
    assert held(tmp_path, Role.SENDER)
    lock.release()


def test_nobody_files_without_the_role(tmp_path: Path) -> None:
    outbox = Outbox.create(tmp_path / "outbox.db")
    sender = RoleLock.take(tmp_path, Role.SENDER)
    with pytest.raises(RoleTaken):
        FilingEnd(outbox, sender)
    filer = RoleLock.take(tmp_path, Role.FILER)
    filer.release()
    with pytest.raises(RoleTaken):
        FilingEnd(outbox, filer)
    sender.release()
    outbox.close()


def test_a_journal_goes_with_its_file_and_nothing_set_aside_before_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    for content in (b"first", b"second"):
        path.write_bytes(content)
        path.with_name("outbox.db-journal").write_bytes(content + b" journal")
        set_aside(path, now())
    kept = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    assert kept == {
        "outbox.db.unusable-20261123T030405Z": b"first",
        "outbox.db.unusable-20261123T030405Z-journal": b"first journal",
        "outbox.db.unusable-20261123T030405Z-2": b"second",
        "outbox.db.unusable-20261123T030405Z-2-journal": b"second journal",
    }
