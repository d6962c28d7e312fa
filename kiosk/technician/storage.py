"""Can this terminal keep what it is given?"""

import shutil
from pathlib import Path

from kiosk.submission.limits import limits_of
from kiosk.technician.task import Finding, Machine, issue, ok, warning
from kiosk.technician.terminal_facts import COMFORT
from kiosk.terminal.place import TerminalPlace
from kiosk.visit.reasons import code_of
from offline_cache.aside import kept_aside
from offline_cache.small_write import small_write
from offline_cache.storage import Level
from offline_cache.unwritable import meaning

MEBIBYTE = 1 << 20


def writable(machine: Machine) -> Finding:
    """A file can be made and synced in the data directory, or where that would be made."""
    place = existing(machine.data_dir)
    try:
        small_write(place)
    except OSError as error:
        if found := meaning(error):
            return issue(f"{place}: {found.what} ({code_of(found.service_key)} on the screen)", found.remedy)
        return issue(f"{place}: {error.strerror}", "give --data a directory that is yours, or use sudo")
    return ok(str(machine.data_dir))


def free_space(machine: Machine) -> Finding:
    """Against storage.minimum_free_mebibytes, which the outbox never counts on."""
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


def outbox(machine: Machine) -> Finding:
    """Every page of the outbox can be read, and it is this terminal's. Looks only: it mends nothing."""
    from offline_cache.errors import CacheError, DatabaseMissing, DatabaseUnusable  # noqa: PLC0415  sqlite_utils, which no other task needs
    from offline_cache.outbox import Outbox  # noqa: PLC0415

    try:
        opened = Outbox.open(TerminalPlace(machine.data_dir).outbox, check=True)
        try:
            counts, modes = opened.counts(), opened.database.modes()
            room = opened.room(limits_of(machine.config)) if machine.config else None
        finally:
            opened.close()
    except (DatabaseUnusable, DatabaseMissing) as error:
        return issue(
            _one_line(error).partition("; ")[0],
            "restart the terminal's programs: they keep the file, save what can be read and go on",
        )
    except (CacheError, OSError) as error:
        return issue("the outbox cannot be used", _one_line(error))
    text = f"{', '.join(f'{count} {state.value}' for state, count in counts.items())}; {modes}"
    if room is not None and room.level is not Level.ENOUGH:
        begins = "no new visit begins" if room.level is Level.FULL else "a technician is called"
        return _judge_full(room.level, f"{room.percent} % of the outbox's room is used: {begins}; {text}")
    return ok(text)


def _judge_full(level: Level, text: str) -> Finding:
    remedy = "let it deliver (kiosk outbox list), raise storage.maximum_mebibytes, or make room on this disk"
    return issue(text, remedy) if level is Level.FULL else warning(text, remedy)


def set_aside(machine: Machine) -> Finding:
    """Whether a damaged file waits for a person."""
    kept = kept_aside(TerminalPlace(machine.data_dir).outbox)
    if not kept:
        return ok("nothing was set aside")
    return warning(
        f"{len(kept)} damaged file(s), the last is {kept[-1].name}",
        "copy them for the operator, then move them away: what could be read is in the outbox already",
    )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def existing(path: Path) -> Path:
    """The path itself, or the nearest directory above it that exists."""
    return next(place for place in (path, *path.absolute().parents) if place.is_dir())
