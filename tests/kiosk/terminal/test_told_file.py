"""What a process tells of itself is told on a full disk too."""

import errno
import os
import time
from pathlib import Path

import pytest

from kiosk.apply.screen import begun, boot, hangs, screen_file, write
from kiosk.terminal import told_file


def fill_the_disk(path: Path) -> None:
    """For the file's successor: the kernel itself says that there is no room."""
    path.with_name(f".{path.name}.new").symlink_to("/dev/full")


def test_it_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "screen.json"
    told_file.write(path, b"one")
    with path.open("rb") as reader:
        told_file.write(path, b"another")
        assert reader.read() == b"one"
    assert path.read_bytes() == b"another"


@pytest.mark.parametrize("news", [b"new", b"longer than the old content"])
def test_on_a_full_disk_it_is_written_over(tmp_path: Path, news: bytes) -> None:
    path = tmp_path / "screen.json"
    told_file.write(path, b"old content")
    fill_the_disk(path)
    told_file.write(path, news)
    assert path.read_bytes() == news


def test_what_was_never_told_cannot_be_on_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "screen.json"
    fill_the_disk(path)
    with pytest.raises(FileNotFoundError):
        told_file.write(path, b"first")


def test_another_error_is_no_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "screen.json"
    told_file.write(path, b"old")
    path.with_name(f".{path.name}.new").mkdir()
    with pytest.raises(IsADirectoryError):
        told_file.write(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize(
    ("refuses", "known"), [(errno.EROFS, False), (errno.EIO, False), (errno.EACCES, True)]
)
def test_where_nobody_could_tell_nobody_is_taken_to_hang(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuses: int, known: bool
) -> None:
    file, opens = screen_file(tmp_path), os.open
    write(file, begun(None, boot=boot(), pid=7, effect="", now=time.monotonic() - 60))
    assert hangs(file, 10, 7)
    assert not hangs(file, 600, 7)

    def refused(path: Path, flags: int, *more: int) -> int:
        if flags & os.O_WRONLY:
            raise OSError(refuses, os.strerror(refuses))
        return opens(path, flags, *more)

    monkeypatch.setattr(os, "open", refused)
    assert hangs(file, 10, 7) is known
