"""A whole terminal on a file system that really takes no write: a program for namespaces of its own, in which
it may mount and whose processes end with it (`soak_unwritable_disk.py`). Its arguments are the walk, a
directory, and the block device to fail. Ends with 0 when all was as it should be.
"""

import fcntl
import os
import struct
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.fixtures.central_stub import CentralStub
from tests.system.terminal_on_disk import Terminal

SIZE = "300m"
"""A third above the 200 MiB that the outbox never counts on (`storage.minimum_free_mebibytes`)."""
BEATS = 40
"""A heartbeat a second: so long it takes no write, well beyond the silence of a screen that hangs."""
_SHUT_DOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN, `_IOR('X', 125, __u32)` (fs/ext4/ext4.h)."""
_AT_ONCE = 2
"""EXT4_GOING_FLAGS_NOLOGFLUSH: nothing more reaches the disk, and nothing comes from it."""


@dataclass(frozen=True)
class Place:
    """A file system on `source`, mounted at `disk` with these arguments of mount."""

    disk: Path
    source: Path
    arguments: tuple[str, ...]

    def mount(self) -> None:
        self.disk.mkdir(exist_ok=True)
        subprocess.run(["mount", *self.arguments, self.source, self.disk], check=True)

    def unmount(self) -> None:
        subprocess.run(["umount", self.disk], check=True)


def full(terminal: Terminal, place: Place) -> None:
    """To the last byte, and emptied."""
    filler = place.disk / "filler"
    with filler.open("ab", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass
    _takes_nothing(terminal, "storage_full", "S1")
    _is_back(terminal, filler.unlink)


def failing(terminal: Terminal, place: Place) -> None:
    """A block device answers writes with EIO for a while: one in memory that may take no more of it."""
    limit = Path("/sys/block") / place.source.name / "mem_limit"
    limit.write_text("4096")
    _takes_nothing(terminal, "storage_io_error", "S10")
    _is_back(terminal, lambda: limit.write_text("0"))


def read_only(terminal: Terminal, place: Place) -> None:
    """The kernel finds an error and lets nobody write any more. Only a new mount ends that."""
    device = subprocess.check_output(["findmnt", "-n", "-o", "SOURCE", place.disk], text=True).strip()
    Path("/sys/fs/ext4", Path(device).name, "trigger_fs_error").write_text("a walk of the terminal")
    _takes_nothing(terminal, "storage_read_only", "S9")
    _starts_again(terminal, place)


def started_read_only(terminal: Terminal, place: Place) -> None:
    """It is mounted read-only when the machine starts: the screen says so, the agent in one line, and both
    are there once it is mounted for writing.
    """
    assert terminal.end() == 0
    subprocess.run(["mount", "-o", "remount,ro", place.disk], check=True)
    terminal.start_again()
    assert terminal.wait_until(lambda: terminal.screens()[-1:] == ["out_of_service"])
    assert terminal.wait_until(lambda: "sender.lock: the disk is read-only; " in terminal.said())
    assert any("(S9 on the screen)" in line for line in terminal.doctor())
    assert terminal.beats == []
    subprocess.run(["mount", "-o", "remount,rw", place.disk], check=True)
    assert terminal.wait_until(lambda: terminal.stands() and len(terminal.beats) > 1)
    assert terminal.wait_until(lambda: terminal.screens()[-1:] == ["welcome"])
    assert terminal.alarms() == ()


def gone(terminal: Terminal, place: Place) -> None:
    """The disk has dropped off: what is not in memory cannot be read either."""
    handle = os.open(place.disk, os.O_RDONLY | os.O_DIRECTORY)
    fcntl.ioctl(handle, _SHUT_DOWN, struct.pack("I", _AT_ONCE))
    os.close(handle)
    _takes_nothing(terminal, "storage_io_error", "S10")
    _starts_again(terminal, place)


WALKS: Mapping[str, Callable[[Terminal, Place], None]] = {
    each.__name__: each for each in (full, failing, read_only, started_read_only, gone)
}


def main(walk: str, directory: Path, device: Path | None) -> None:
    """The whole walk."""
    place = _place(walk, directory, device)
    place.mount()
    with CentralStub() as central:
        terminal = Terminal(place.disk, directory, central)
        assert terminal.wait_until(lambda: terminal.stands() and len(terminal.beats) > 1)
        assert terminal.alarms() == ()
        WALKS[walk](terminal, place)
        assert terminal.end() == 0


def _place(walk: str, directory: Path, device: Path | None) -> Place:
    disk = directory / "disk"
    if walk == "full":
        return Place(disk, Path("tmpfs"), ("-t", "tmpfs", "-o", f"size={SIZE}"))
    if device is not None:
        # Without a journal, whose abort would make it read-only.
        subprocess.run(["mkfs.ext4", "-q", "-O", "^has_journal", device], check=True)
        return Place(disk, device, ("-o", "errors=continue"))
    image = directory / "image"
    subprocess.run(["truncate", "-s", SIZE, image], check=True)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True)
    return Place(disk, image, ("-o", "loop,errors=remount-ro"))


def _takes_nothing(terminal: Terminal, alarm: str, code: str) -> None:
    """The alarm is told for as long as it lasts, the screen takes nobody, the doctor names it as the screen
    does, and nothing starts anew.
    """
    processes = terminal.pids()
    assert terminal.wait_until(lambda: terminal.alarms() == (alarm,))
    assert terminal.wait_until(lambda: terminal.screens()[-1:] == ["out_of_service"])
    so_far = len(terminal.beats)
    assert terminal.wait_until(lambda: len(terminal.beats) >= so_far + BEATS)
    assert {each for beat in terminal.beats[so_far:] for each in beat.alarms} == {alarm}
    assert terminal.pids() == processes, "something was started anew"
    assert any(f"({code} on the screen)" in line for line in terminal.doctor())


def _is_back(terminal: Terminal, mend: Callable[[], object]) -> None:
    """By itself."""
    processes = terminal.pids()
    mend()
    assert terminal.wait_until(lambda: terminal.alarms() == ())
    assert terminal.wait_until(lambda: terminal.screens()[-1:] == ["welcome"])
    assert terminal.pids() == processes, "something was started anew afterwards"


def _starts_again(terminal: Terminal, place: Place) -> None:
    """The machine is switched off in order, the disk checked, and all is well."""
    assert terminal.end() == 0
    place.unmount()
    checked = subprocess.run(["e2fsck", "-p", "-f", place.source], check=False)
    assert checked.returncode in (0, 1), "whole, or made so"
    place.mount()
    terminal.start_again()
    assert terminal.wait_until(lambda: terminal.stands() and len(terminal.beats) > 1)
    assert terminal.alarms() == ()


if __name__ == "__main__":
    given = [Path(each) for each in sys.argv[2:]]
    main(sys.argv[1], given[0], given[1] if len(given) > 1 else None)
