"""Where is the device? Ask at every port, and say honestly what was tried. Pure but for `present_ports`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from serial.tools import list_ports

from devices.byte_line import ByteLine
from devices.errors import PortUnavailable
from devices.standing import Cause

AUTO = "auto"


@dataclass(frozen=True)
class PortFound:
    """A serial port of this machine; the USB fields are None for one that is not on USB."""

    path: str
    description: str
    usb_id: str | None = None
    """Vendor and product, as 1a86:7523."""
    serial_number: str | None = None


def present_ports() -> list[PortFound]:
    """The serial ports of this machine, in a stable order. Pseudo-terminals are not among them."""
    return [
        PortFound(
            port.device,
            port.description,
            f"{port.vid:04x}:{port.pid:04x}" if port.vid is not None and port.pid is not None else None,
            port.serial_number,
        )
        for port in sorted(list_ports.comports(), key=lambda port: str(port.device))
    ]


def search(
    device: str,
    ports: Iterable[str],
    open_port: Callable[[str], ByteLine],
    answers: Callable[[ByteLine], bool],
    setting: str,
) -> ByteLine:
    """The open line to the first port at which the device answers.

    `device` and `setting` are words for the message: what is looked for, and the key that names its port.
    Raises PortUnavailable with every port that was tried and what it said.
    """
    tried = []
    for port in ports:
        try:
            line = open_port(port)
        except PortUnavailable as error:
            tried.append(str(error).split(";", maxsplit=1)[0])
            continue
        if answers(line):
            return line
        line.close()
        tried.append(f"{port}: no {device} answered")
    told = ", ".join(tried) if tried else "this machine has no free serial port"
    raise PortUnavailable(
        f"no {device} found ({told}); connect it, or set {setting} to its port", cause=Cause.NO_PORT
    )
