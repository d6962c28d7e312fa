"""Are the ports of the configured devices there, and can they be opened?"""

import errno
import fcntl
import os
import stat
from collections.abc import Callable
from pathlib import Path

from serial.tools import list_ports

from devices.errors import PortUnavailable
from devices.hidraw_port import hidraw_paths
from devices.id_card.profile import Framing, load
from devices.network_line import network_address, open_network_line
from devices.usb_address import usb_address
from kiosk.technician.task import Finding, Level, Machine, info, issue, ok

AUTO = "auto"


def card_reader(machine: Machine) -> Finding:
    """The ID card reader's port, of the kind that its profile has."""
    key = "devices.id_card_reader.port"
    if machine.config is None:
        return judge(AUTO, key)
    settings = machine.config.devices.id_card_reader
    profile = load(settings.profile)
    if profile.refusal:
        return issue(*profile.refusal.split("; ", maxsplit=1))
    match profile.framing:
        case Framing.SERIAL:
            return judge(settings.port, key)
        case Framing.HID_MIAXIS:
            found = hidraw_paths(profile.usb_ids) if settings.port == AUTO else [settings.port]
        case _:
            found = list(profile.usb_ids) if settings.port == AUTO else [settings.port]
    findings = [judge_usb(each, key) for each in found]
    if not findings:
        return issue(f"no USB device {' or '.join(profile.usb_ids)}", "connect it, or correct the profile")
    return next((each for each in findings if each.level is Level.OK), findings[0])


def receipt_printer(machine: Machine) -> Finding:
    """The receipt printer's port."""
    key = "devices.receipt_printer.port"
    if machine.config is None:
        return judge(AUTO, key)
    settings = machine.config.devices.receipt_printer
    match settings.transport:
        case "network":
            return judge_address(settings.port, key)
        case "usb":
            return judge_usb(settings.port, key)
        case "serial":
            return judge(settings.port, key)


def judge_address(port: str, key: str) -> Finding:
    """Connect, say nothing, and hang up."""
    try:
        open_network_line(network_address(port)).close()
    except PortUnavailable as error:
        return issue(str(error).split(";", maxsplit=1)[0], f"check network cable and power, or correct {key}")
    return ok(f"{port} can be reached")


def judge_usb(port: str, key: str) -> Finding:
    """Whether it is there; it is not opened."""
    if port.startswith("/"):
        if Path(port).is_char_device():
            return ok(f"{port} is there")
        return issue(f"{port} is no device", f"connect it, or correct {key}")
    from devices.usb_line import is_there, printers  # noqa: PLC0415  libusb, for those who have a use for it

    if port == AUTO:
        found = ", ".join(map(str, printers()))
        return info(f"to be looked for at {found}") if found else issue("no printer on USB", "connect it")
    return (
        ok(f"{port} is on USB")
        if is_there(usb_address(port))
        else issue(f"{port} is not on USB", f"check cable and power, or correct {key}")
    )


def judge(port: str, key: str) -> Finding:
    """A port of the settings, "auto" included."""
    return judge_auto(_candidates, key) if port == AUTO else judge_port(Path(port), key)


def judge_auto(candidates: Callable[[], list[str]], key: str) -> Finding:
    """With "auto" any serial port of this machine may be the one."""
    found = candidates()
    if not found:
        return issue("no serial port on this machine", f"connect the device, or set {key}")
    return info(f"to be looked for at {', '.join(found)}")


def judge_port(port: Path, key: str) -> Finding:
    """Open the port without disturbing the device behind it, and close it again."""
    try:
        descriptor = os.open(port, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        return _refused(port, key, error)
    try:
        if not stat.S_ISCHR(os.fstat(descriptor).st_mode) or not os.isatty(descriptor):
            return issue(f"{port} is no serial port", f"correct {key}")
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # what pyserial takes with exclusive=True
    except BlockingIOError:
        return info(f"{port} is in use")
    finally:
        os.close(descriptor)
    return ok(f"{port} opens")


def _refused(port: Path, key: str, error: OSError) -> Finding:
    match error.errno:
        case errno.EBUSY:
            return info(f"{port} is in use")
        case errno.ENOENT:
            return issue(f"{port} is not there", f"check cable and power, or correct {key}")
        case errno.EACCES | errno.EPERM:
            return issue(f"{port} is not ours to open", "add the user to the group dialout, or use sudo")
        case _:
            return issue(f"{port}: {error.strerror}", "check cable and power")


def _candidates() -> list[str]:
    return sorted(port.device for port in list_ports.comports())
