"""Is what the product stands on there, and of a version that works?"""

import shutil
import sqlite3
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from kiosk.technician.qt_probe import probe_command, probe_environment
from kiosk.technician.task import Finding, Machine, info, issue, ok, warning
from kiosk.writing.zinnia import LIBRARY, MODEL, NoHandwriting, Zinnia

OLDEST_PYTHON = (3, 11)
FIRST_BAD_QT = (6, 12)  # docs/decisions/0001-qt-below-6.12.md
OLDEST_QT = (6, 11)
FONTS = tuple(f"Noto Sans {kind}CJK {region}" for region in ("SC", "KR", "JP") for kind in ("", "Mono "))
"""The family of the screens in Chinese, Korean and Japanese forms, and of its numbers (ui/fonts.py)."""
CHILD_SECONDS = 60  # the probe takes about one second; a cold disk some more

# The range in which two connections in WAL mode can corrupt a file:
# https://www.sqlite.org/releaselog/3_51_3.html
SOUND_WAL = (3, 51, 3)


def python(_: Machine) -> Finding:
    """The interpreter."""
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        return issue(f"Python {version}", "install Python 3.11 or later and run script/setup")
    return ok(f"Python {version}")


def qt_version(_: Machine) -> Finding:
    """Below 6.12, because of the reference to None that it loses."""
    try:
        version = metadata.version("PySide6_Essentials")
    except metadata.PackageNotFoundError:
        return issue("PySide6 is not installed", "run script/setup")
    return judge_qt(version)


def judge_qt(version: str) -> Finding:
    """What to say of a PySide6 of this version, e.g. "6.11.3"."""
    numbers = tuple(int(part) for part in version.split(".")[:2])
    if not OLDEST_QT <= numbers < FIRST_BAD_QT:
        return issue(
            f"PySide6 {version}", "install 6.11: script/setup (docs/decisions/0001-qt-below-6.12.md)"
        )
    return ok(f"PySide6 {version}")


def qt_libraries(_: Machine) -> Finding:
    """Qt Quick and the virtual keyboard load and draw, tried in a child process."""
    try:
        child = subprocess.run(
            probe_command(),
            env=probe_environment(),
            capture_output=True,
            text=True,
            timeout=CHILD_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return issue(f"no window after {CHILD_SECONDS} s", "look at the load of this machine, then try again")
    if child.returncode != 0:
        last = (child.stderr.strip().splitlines() or [f"exit code {child.returncode}"])[-1]
        return issue(last, "run script/setup, which installs script/system-packages.txt")
    return ok("Qt Quick and the virtual keyboard load")


def font(_: Machine) -> Finding:
    """The one font family of the screens, in the glyph forms of every language."""
    lister = shutil.which("fc-list")
    if lister is None:
        return issue("fc-list is not installed", "apt-get install fontconfig fonts-noto-cjk")
    listed = subprocess.run([lister, ":", "family"], capture_output=True, text=True, check=False)
    there = {name for line in listed.stdout.splitlines() for name in line.split(",")}
    missing = [name for name in FONTS if name not in there]
    if missing:
        text = f"no {', '.join(missing)}: words would show as empty boxes or in foreign shapes"
        return issue(text, "apt-get install fonts-noto-cjk")
    return ok(f"{FONTS[0]}, and its Korean and Japanese forms")


def handwriting(_: Machine) -> Finding:
    """Library and model for writing by hand. Without them the screens offer the keyboard alone."""
    return judge_handwriting(MODEL, LIBRARY)


def judge_handwriting(model: Path, library: str) -> Finding:
    """Whether these two open, and what to install where they do not."""
    try:
        Zinnia(model, library)
    except NoHandwriting as error:
        found, _, remedy = str(error).partition("; ")
        return warning(f"{found}: only the keyboard is offered", remedy)
    return ok("zinnia with its Simplified Chinese model")


def sqlite(_: Machine) -> Finding:
    """The library the outbox lies in, and the journal that suits it."""
    return judge_sqlite(sqlite3.sqlite_version_info)


def judge_sqlite(version: tuple[int, int, int]) -> Finding:
    """What to say of this SQLite."""
    name = ".".join(map(str, version))
    if version < (3, 37, 0):
        return issue(f"SQLite {name} has no STRICT tables", "install SQLite 3.37 or later")
    why = "" if version >= SOUND_WAL else ", for WAL is unsound before 3.51.3"
    return info(f"SQLite {name}, journal_mode=DELETE synchronous=EXTRA{why}")


def configuration(machine: Machine) -> Finding:
    """The settings as they are in force."""
    if machine.config_problems:
        return issue(machine.config_problems[0], "correct the file, then: kiosk config check FILE")
    if machine.pushed_problem:
        return warning(
            f"the pushed bundle is left out: {machine.pushed_problem}",
            "the agent fetches it again; see to it",
        )
    if machine.ignored_keys:
        names = ", ".join(machine.ignored_keys)
        return warning(
            f"not taken from the local file: {names}", "remove them, the central service sets them"
        )
    return ok("complete")
