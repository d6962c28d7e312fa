"""The ways to a receipt printer, each with what opens it."""

from collections.abc import Callable
from functools import partial

from devices.byte_line import ByteLine
from devices.device_file import open_device_file
from devices.errors import PortUnavailable
from devices.network_line import network_address, open_network_line
from devices.port_search import AUTO, search
from devices.receipt_printer.port_setting import Transport, check_port
from devices.serial_port import SerialPort
from devices.standing import Cause
from devices.supervision.wiring import Wiring
from devices.traffic import AskedLine
from devices.usb_address import UsbAddress, usb_address

DEVICE = "receipt printer"
SETTING = "[devices.receipt_printer] port"


def line_opener(
    transport: Transport,
    port: str,
    baud: int,
    answers: Callable[[ByteLine], bool],
    wiring: Wiring,
) -> Callable[[], ByteLine]:
    """What opens the line, each time it is called. Raises ValueError as `check_port` does.

    With "auto" every serial port that is not another device's, or every printer on USB, is opened in turn,
    and the first at which ``answers`` says yes is kept.
    """
    check_port(transport, port)
    at_speed = partial(SerialPort, baud=baud)
    match transport:
        case Transport.NETWORK:
            return lambda: wiring.tapped(open_network_line(network_address(port)))
        case Transport.USB if port == AUTO:
            return lambda: wiring.tapped(_search_usb(answers, wiring))
        case Transport.USB if port.startswith("/"):
            return partial(wiring.named, port, open_device_file)
        case Transport.USB:
            return lambda: wiring.tapped(_open_usb(usb_address(port)))
        case Transport.SERIAL if port == AUTO:
            return partial(wiring.searched, DEVICE, SETTING, at_speed, answers)
        case Transport.SERIAL:
            return partial(wiring.named, port, at_speed)


def _open_usb(address: UsbAddress) -> ByteLine:
    from devices.usb_line import UsbLine  # noqa: PLC0415  libusb is looked for by those who have a use for it

    return UsbLine(address)


def _search_usb(answers: Callable[[ByteLine], bool], wiring: Wiring) -> ByteLine:
    from devices.usb_line import printers  # noqa: PLC0415  as above

    found = [str(address) for address in printers()]
    if not found:
        raise PortUnavailable(
            "no printer on USB; connect it, install libusb-1.0-0 if it is not there, "
            f"or set {SETTING} to its vid:pid",
            cause=Cause.NO_PORT,
        )
    opened: list[ByteLine] = []

    def asking(address: str) -> ByteLine:
        opened.append(_open_usb(usb_address(address)))
        return AskedLine(address, opened[-1], wiring.traffic)

    search(DEVICE, found, asking, answers, SETTING)
    return opened[-1]
