"""A whole terminal on a file system that is really full, read-only, failing or gone; for `make soak`: each
lasts minutes. All but the full one need root: a real file system is mounted.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.terminal_processes import ROOT, environment

ZRAM = Path("/sys/class/zram-control")
OWN = ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
"""Namespaces of its own: no mount and no process outlives the walk."""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="mounts a real file system: run it as root")


@pytest.fixture
def device() -> Iterator[Path]:
    """A block device in memory (Documentation/admin-guide/blockdev/zram.rst)."""
    if not ZRAM.exists():
        pytest.skip("no zram here: modprobe zram")
    number = (ZRAM / "hot_add").read_text().strip()
    Path(f"/sys/block/zram{number}/disksize").write_text("300M")
    yield Path(f"/dev/zram{number}")
    (ZRAM / "hot_remove").write_text(number)


def walk(*arguments: str | Path, own: tuple[str, ...] = OWN) -> int:
    """How it ended."""
    command = [*own, sys.executable, "-m", "tests.system.unwritable_disk", *arguments]
    return subprocess.run(command, env=environment(), cwd=ROOT, check=False).returncode


@pytest.mark.timeout(900)
def test_a_full_disk_restarts_nothing_the_centre_is_told_and_the_screen_comes_back(tmp_path: Path) -> None:
    assert walk("full", tmp_path, own=(*OWN, "--map-root-user")) == 0


@as_root
@pytest.mark.timeout(900)
def test_a_failing_disk_restarts_nothing_the_centre_is_told_and_the_screen_comes_back(
    tmp_path: Path, device: Path
) -> None:
    assert walk("failing", tmp_path, device) == 0


@as_root
@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", ["read_only", "started_read_only", "gone"])
def test_a_disk_that_only_a_person_mends_is_told_of_and_all_is_well_afterwards(
    tmp_path: Path, kind: str
) -> None:
    assert walk(kind, tmp_path) == 0
