"""Where the keyboard may remember something: in memory only, a service's own place before all others."""

import os
from pathlib import Path

from ui.keyboard import memory_directory


def mounts(file: Path, *rows: tuple[str, object]) -> Path:
    file.write_text("".join(f"none {where} {kind} rw 0 0\n" for kind, where in rows))
    return file


def test_a_services_run_time_directory_is_in_memory_where_run_is(tmp_path: Path) -> None:
    own = tmp_path / "run" / "kiosk-ui"
    own.mkdir(parents=True)
    given = {"RUNTIME_DIRECTORY": str(own)}
    in_memory = mounts(tmp_path / "a", ("ext4", "/"), ("tmpfs", tmp_path / "run"))
    assert memory_directory(in_memory, given) == own
    assert memory_directory(in_memory, {}) is None
    on_disk = mounts(tmp_path / "b", ("tmpfs", "/"), ("ext4", tmp_path / "run"))
    assert memory_directory(on_disk, given) in (None, Path("/dev/shm"), Path(f"/run/user/{os.getuid()}"))
