"""A HID device of the kernel (/dev/hidrawN), opened as a file: one report out, one report in.

See the kernel's Documentation/hid/hidraw.rst: a write begins with the report's number, 0 where the device
numbers none; a read gives one report, without that byte then.
"""

import contextlib
import errno
import fcntl
import os
import select
import stat
from collections.abc import Iterable
from pathlib import Path

from devices.errors import DeviceLost, NoAnswer, PortUnavailable
from devices.serial_port import refused_by_system

REPORT_BYTES = 64
WRITE_TIMEOUT_S = 2.0
HIDRAW = Path("/sys/class/hidraw")
_UNNUMBERED = b"\0"


class HidrawPort:
    """An open device. Only the thread that owns it may use it. `descriptor`: open already, for a device that
    came another way than by its path.
    """

    def __init__(self, path: str, descriptor: int | None = None) -> None:
        """Open `path`, for this process alone among those that ask. Raises PortUnavailable."""
        self.path = path
        self._descriptor = _opened(path) if descriptor is None else descriptor
        self._open = True

    def write(self, report: bytes) -> None:
        """Send one report, filled up with zeros. NoAnswer when it is not taken in time, DeviceLost."""
        if not self._wait(select.POLLOUT, WRITE_TIMEOUT_S):
            raise NoAnswer(f"{self.path}: the device takes no more reports; switch it off and on")
        try:
            os.write(self._descriptor, _UNNUMBERED + report.ljust(REPORT_BYTES, b"\0"))
        except OSError as error:
            raise self._gone() from error

    def read(self, timeout_s: float) -> bytes:
        """One report; b"" after `timeout_s` seconds. DeviceLost."""
        if not self._wait(select.POLLIN, max(0.0, timeout_s)):
            return b""
        try:
            untrusted_report = os.read(self._descriptor, REPORT_BYTES)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise self._gone() from error
        if not untrusted_report:
            raise self._gone()
        return untrusted_report

    def close(self) -> None:
        """Free it. Never raises; closing twice does nothing."""
        if self._open:
            self._open = False
            with contextlib.suppress(OSError):  # the device is gone: there is nothing left to free
                os.close(self._descriptor)

    def _wait(self, event: int, timeout_s: float) -> bool:
        """Whether it is ready. A device that has gone reports an error to every wait."""
        if not self._open:
            raise self._gone()
        waiting = select.poll()
        waiting.register(self._descriptor, event)
        ready = waiting.poll(timeout_s * 1000)
        if ready and ready[0][1] & (select.POLLERR | select.POLLNVAL):
            raise self._gone()
        return bool(ready)

    def _gone(self) -> DeviceLost:
        return DeviceLost(f"{self.path}: the device has gone; check its cable and power")


def hidraw_paths(usb_ids: Iterable[str], root: Path = HIDRAW) -> list[str]:
    """The devices with one of these USB numbers (as 10c4:0007), in a stable order."""
    wanted = set(usb_ids)
    try:
        entries = sorted(root.iterdir())
    except OSError:
        return []
    return [f"/dev/{entry.name}" for entry in entries if _usb_id(entry) in wanted]


def _usb_id(entry: Path) -> str | None:
    """From HID_ID=0003:000010C4:00000007: bus, vendor, product."""
    try:
        lines = (entry / "device" / "uevent").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):  # unplugged while we look
        return None
    for line in lines:
        key, _, value = line.partition("=")
        parts = value.split(":")
        if key == "HID_ID" and len(parts) == 3:
            return f"{parts[1][-4:]}:{parts[2][-4:]}".lower()
    return None


def _opened(path: str) -> int:
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise refused_by_system(path, error.errno, "a HID device", "plugdev") from error
    try:
        if not stat.S_ISCHR(os.fstat(descriptor).st_mode):
            raise refused_by_system(path, errno.ENOTTY, "a HID device", "plugdev")
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise refused_by_system(path, error.errno, "a HID device", "plugdev") from error
    except PortUnavailable:
        os.close(descriptor)
        raise
    return descriptor
