"""Something was plugged in or pulled out: told by udev, or found out by looking where there is no udev."""

import os
import select
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

SUBSYSTEMS = ("tty", "usb", "hidraw", "video4linux")
"""Of the kernel: where readers, printers, boards and cameras turn up."""
POLL_S = 1.0
"""devices.md 6: looking every 1 to 2 s is enough."""
_UDEV_RUNS = Path("/run/udev/control")
"""There while udev's daemon runs; in a container it does not, and its events never come."""
_LISTED = (Path("/sys/class/tty"), Path("/sys/bus/usb/devices"), Path("/dev/serial/by-id"))


class Changes(Protocol):
    """Belongs to one thread."""

    def wait(self, ended: int) -> bool:
        """Wait until something has changed; False when `ended`, a file descriptor, can be read before.

        May return True although nothing has.
        """

    def close(self) -> None:
        """Give everything back."""


class UdevChanges:
    """Events of udev, which come when its rules have made the links below /dev."""

    def __init__(self, monitor: Any) -> None:
        """`monitor`: a started ``pyudev.Monitor``, or what behaves like one (``fileno``, ``poll``)."""
        self._monitor = monitor

    def wait(self, ended: int) -> bool:
        """As Changes.wait. A burst of events, as one plug makes, is one change."""
        waiting = select.poll()
        waiting.register(self._monitor.fileno(), select.POLLIN)
        waiting.register(ended, select.POLLIN)
        ready = {descriptor for descriptor, _ in waiting.poll()}
        if ended in ready:
            return False
        with suppress(OSError):  # of too many events at once the kernel drops some, and says so: a change
            while self._monitor.poll(timeout=0) is not None:
                continue
        return True

    def close(self) -> None:
        """The socket is closed with the monitor itself."""
        self._monitor = None


class PolledChanges:
    """Looks every second at the ports of this machine, and at the paths that the settings name."""

    def __init__(self, paths: Iterable[str], poll_s: float = POLL_S) -> None:
        self._paths = tuple(paths)
        self._poll_s = poll_s
        self._seen = self._look()

    def wait(self, ended: int) -> bool:
        """As Changes.wait."""
        waiting = select.poll()
        waiting.register(ended, select.POLLIN)
        while not waiting.poll(self._poll_s * 1000):
            before, self._seen = self._seen, self._look()
            if before != self._seen:
                return True
        return False

    def close(self) -> None:
        """Nothing is held."""

    def _look(self) -> frozenset[tuple[object, ...]]:
        found: set[tuple[object, ...]] = {_identity(path) for path in self._paths}
        for directory in _LISTED:
            try:
                found.update((str(directory), name) for name in os.listdir(directory))  # noqa: PTH208  a second's work
            except OSError:
                continue
        return frozenset(found)


def watch_changes(
    paths: Iterable[str],
    udev_runs: Callable[[], bool] = _UDEV_RUNS.exists,
    poll_s: float = POLL_S,
) -> Changes:
    """Udev's events where its daemon runs and its library is there, else looking. `paths`: what is named."""
    monitor = udev_monitor() if udev_runs() else None
    return PolledChanges(paths, poll_s) if monitor is None else UdevChanges(monitor)


def udev_monitor() -> Any | None:
    """A started monitor of the kernel's subsystems; None where libudev or the socket is missing."""
    try:
        import pyudev  # noqa: PLC0415  loads libudev, which need not be there

        monitor = pyudev.Monitor.from_netlink(pyudev.Context(), source="udev")
        for subsystem in SUBSYSTEMS:
            monitor.filter_by(subsystem)
        monitor.start()
    except (ImportError, OSError):
        return None
    return monitor


def _identity(path: str) -> tuple[object, ...]:
    """What differs when another device is behind the same name."""
    try:
        link, target = os.lstat(path), os.stat(path)  # noqa: PTH116  both, by the same call
    except OSError:
        return (path, None)
    return (
        path,
        link.st_ino,
        link.st_mtime_ns if link.st_ino != target.st_ino else 0,
        target.st_ino,
        target.st_rdev,
    )
