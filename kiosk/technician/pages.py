"""Can pages be printed, and do they stay off the disk while they are?"""

import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.technician.task import Finding, Machine, issue, ok, warning

SPOOL = Path("/var/spool/cups")
CUPS_SOCKET = Path("/run/cups/cups.sock")
MOUNTS = Path("/proc/self/mounts")
IPP_PORT = 631
REACH_S = 2.0
IN_MEMORY = frozenset({"tmpfs", "ramfs"})


def no_page_printer(machine: Machine) -> str | None:
    """A terminal need not have one."""
    if machine.config is None:
        return "the configuration is wrong"
    return "none is configured" if machine.config.devices.page_printer is None else None


def page_printer(machine: Machine) -> Finding:
    """The way to the printer, CUPS, and where CUPS keeps what it prints. Asks the printer nothing."""
    settings = machine.config.devices.page_printer if machine.config else None
    assert settings is not None
    if settings.uri.startswith("ipps:") and not settings.certificate:
        return issue(
            "its certificate is not written down: it is not trusted and prints nothing",
            "devices.page_printer.certificate; `kiosk devices check page_printer` shows the fingerprint",
        )
    return judge(settings.uri, settings.spooler == "cups", reachable, CUPS_SOCKET, MOUNTS)


def judge(
    uri: str, by_cups: bool, reaches: Callable[[str, int], bool], cups_socket: Path, mounts: Path
) -> Finding:
    """As `page_printer`, on what is there."""
    parts = urlsplit(uri)
    host, port = parts.hostname or "", parts.port or IPP_PORT
    if not reaches(host, port):
        return issue(
            f"nothing listens at {host} port {port}", "its cable, its power, devices.page_printer.uri"
        )
    if not by_cups:
        return ok(f"{host} can be reached; nothing is spooled here")
    if not cups_socket.is_socket():
        return issue("CUPS does not run", "systemctl start cups, or set devices.page_printer.spooler")
    if file_system(SPOOL, mounts) not in IN_MEMORY:
        return warning(
            f"{SPOOL} is on a disk, where pages stand in the clear while they print",
            "mount a tmpfs there: docs/devices/page-printer.md",
        )
    return ok(f"{host} can be reached; CUPS runs, its spool is in memory")


def file_system(path: Path, mounts: Path) -> str:
    """The kind of file system that `path` is on, as the kernel calls it."""
    kinds = {
        fields[1]: fields[2] for line in mounts.read_text().splitlines() if len(fields := line.split()) > 2
    }
    for above in (path, *path.parents):
        if str(above) in kinds:
            return kinds[str(above)]
    return ""


def reachable(host: str, port: int) -> bool:
    """Whether somebody takes a connection there."""
    try:
        socket.create_connection((host, port), REACH_S).close()
    except OSError:
        return False
    return True
