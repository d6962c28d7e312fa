"""A day that is not today: all programs of the demonstration under one moved clock.

Only the time of day is moved. What waits, waits as long as ever: the monotonic clock stays.
"""

import os
import subprocess
import tempfile
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path

from kiosk.demo.errors import DemoFailed

MOVED_BY = "KIOSK_MOVED_BY"
"""Seconds, of `moved_clock.c`."""


def is_moved(environment: Mapping[str, str]) -> bool:
    """Whether this process runs under a moved clock already."""
    return MOVED_BY in environment


def moved(environment: Mapping[str, str], by: float, library: Path) -> dict[str, str]:
    """The environment of a program whose clock is `by` seconds ahead (behind, where negative)."""
    before = environment.get("LD_PRELOAD", "")
    return {**environment, "LD_PRELOAD": f"{library} {before}".strip(), MOVED_BY: f"{by:.0f}"}


def build() -> Path:
    """The library, compiled from `moved_clock.c`, in memory: it is there for as long as this process is, also
    after an ``exec``, and leaves no file.

    Raises:
        DemoFailed: there is no compiler, or it refuses.
    """
    with as_file(files(__package__) / "moved_clock.c") as source, tempfile.TemporaryDirectory() as scratch:
        library = Path(scratch, "moved_clock.so")
        command = ["gcc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
        try:
            subprocess.run(command, check=True, capture_output=True, text=True)
        except FileNotFoundError:
            raise DemoFailed("no other clock: gcc is not installed (apt-get install gcc)") from None
        except subprocess.CalledProcessError as error:
            raise DemoFailed(f"no other clock: {error.stderr.strip() or error}") from error
        held = os.memfd_create(library.name, 0)
        os.write(held, library.read_bytes())
    return Path(f"/proc/{os.getpid()}/fd/{held}")
