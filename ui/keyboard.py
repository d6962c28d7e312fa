"""The on-screen keyboard's surroundings: which keyboard, which layouts, and nowhere to remember anything.

Qt's Pinyin engine keeps a user dictionary under `XDG_CONFIG_HOME` and writes what people typed into it,
unless a field says `Qt.ImhSensitiveData`. Every field of the screens says so; the directory is a new one
in memory.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path

_KEYBOARD = Path(__file__).parent / "qml" / "keyboard"
LAYOUTS = _KEYBOARD / "layouts"
STYLES = _KEYBOARD
"""An import path: the style lies below it under the name Qt looks for."""
STYLE = "terminal"
PREFIX = "kiosk-ui-"


@dataclass(frozen=True)
class ConfigurationHome:
    """The directory Qt takes for a person's settings while one UI process lives."""

    path: Path
    in_memory: bool
    """False where no writable tmpfs is mounted (a bare chroot): worth a warning from the caller."""

    def forget(self) -> None:
        """Remove it with whatever Qt wrote there."""
        shutil.rmtree(self.path, ignore_errors=True)


def prepare_environment(environ: MutableMapping[str, str]) -> ConfigurationHome:
    """Point Qt at our keyboard and at a new configuration directory in memory.

    Call before the `QGuiApplication` is made and `forget()` the result when the process ends. What an earlier
    process left behind when it was killed is removed here.
    """
    memory = memory_directory()
    parent = memory or Path(tempfile.gettempdir())
    _sweep(parent)
    home = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=parent))
    environ.update(
        {
            "QT_IM_MODULE": "qtvirtualkeyboard",
            "QT_VIRTUALKEYBOARD_DESKTOP_DISABLE": "1",  # no second top-level window of its own, ever
            "QT_VIRTUALKEYBOARD_STYLE": STYLE,
            "QT_VIRTUALKEYBOARD_LAYOUT_PATH": str(LAYOUTS),
            "XDG_CONFIG_HOME": str(home),
        }
    )
    return ConfigurationHome(home, in_memory=memory is not None)


def memory_directory(
    mounts: Path = Path("/proc/self/mounts"), environ: Mapping[str, str] = os.environ
) -> Path | None:
    """A writable directory on a tmpfs: the service's own run-time directory (systemd's `RuntimeDirectory`),
    the user's, or /dev/shm; None without any.
    """
    rows = [row.split() for row in mounts.read_text().splitlines()]
    kinds = {Path(row[1]): row[2] for row in rows}
    services = [Path(each) for each in environ.get("RUNTIME_DIRECTORY", "").split(":") if each]
    candidates = (*services, Path("/run/user") / str(os.getuid()), Path("/dev/shm"))
    return next((c for c in candidates if _kind_below(c, kinds) == "tmpfs" and os.access(c, os.W_OK)), None)


def _kind_below(directory: Path, kinds: Mapping[Path, str]) -> str:
    """Of the file system that the directory is on."""
    return next((kinds[each] for each in (directory, *directory.parents) if each in kinds), "")


def _sweep(parent: Path) -> None:
    for left in parent.glob(f"{PREFIX}*"):
        process = left.name.removeprefix(PREFIX).partition("-")[0]
        if process.isdigit() and not Path("/proc", process).exists():
            shutil.rmtree(left, ignore_errors=True)
