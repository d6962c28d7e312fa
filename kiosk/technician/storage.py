"""Can this terminal keep what it is given?"""

import os
import shutil
import tempfile
from pathlib import Path

from kiosk.technician.task import Finding, Machine, issue, ok, warning

MEBIBYTE = 1 << 20
COMFORT = 3  # times the minimum: below it a technician should know before residents do


def writable(machine: Machine) -> Finding:
    """A file can be made and synced in the data directory, or where that would be made."""
    place = existing(machine.data_dir)
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"\0")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return issue(f"{place}: {error.strerror}", "give --data a directory that is yours, or use sudo")
    return ok(str(machine.data_dir))


def free_space(machine: Machine) -> Finding:
    """Against storage.minimum_free_mebibytes, below which no new visit begins."""
    minimum = machine.config.storage.minimum_free_mebibytes if machine.config else 0
    return judge_space(shutil.disk_usage(existing(machine.data_dir)).free // MEBIBYTE, minimum)


def judge_space(free: int, minimum: int) -> Finding:
    """Both in MiB."""
    text = f"{free} MiB free, {minimum} MiB needed"
    if free < minimum:
        return issue(f"{text}: no new visit begins", "make room on this disk")
    if free < COMFORT * minimum:
        return warning(text, "make room on this disk soon")
    return ok(text)


def existing(path: Path) -> Path:
    """The path itself, or the nearest directory above it that exists."""
    return next(place for place in (path, *path.absolute().parents) if place.is_dir())
