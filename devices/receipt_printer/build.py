"""The receipt printer that the settings name, ready to be opened."""

from collections.abc import Callable
from functools import partial

from devices.byte_line import ByteLine
from devices.errors import PortUnavailable
from devices.port_search import AUTO, present_ports, search
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.printer import Connection
from devices.receipt_printer.profile import Profile, load
from devices.receipt_printer.raster import FontRasteriser, Rasteriser
from devices.serial_port import SerialPort

SERIAL = "serial"
SETTING = "[devices.receipt_printer] port"


def build_printer(
    transport: str,
    port: str,
    baud: int,
    columns: int,
    profile_name: str,
    other_ports: frozenset[str] = frozenset(),
) -> EscPosPrinter:
    """A closed ESC/POS printer at ``port``, or at the first port that answers when it is "auto".

    ``other_ports`` belong to other devices and are not asked. Raises ProfileError for a profile that is not
    there. A transport other than serial is refused when the printer is opened: a terminal starts without it.
    """
    profile, rasteriser = load(profile_name), FontRasteriser()
    opener = _line_opener(transport, port, baud, profile, rasteriser, other_ports)
    return EscPosPrinter(opener, profile, rasteriser, columns, baud)


def answers_as(profile: Profile, rasteriser: Rasteriser, line: ByteLine) -> bool:
    """Whether a printer of that profile answers at this line, whatever it says of its health."""
    return EscPosPrinter(lambda: line, profile, rasteriser).status().connection is Connection.ANSWERING


def _line_opener(
    transport: str,
    port: str,
    baud: int,
    profile: Profile,
    rasteriser: Rasteriser,
    other_ports: frozenset[str],
) -> Callable[[], ByteLine]:
    def refused() -> ByteLine:
        raise PortUnavailable(
            f"receipt printer: transport {transport!r} is not driven; connect it to a serial port and set "
            f'[devices.receipt_printer] transport = "serial"'
        )

    def searched() -> ByteLine:
        ports = [found.path for found in present_ports() if found.path not in other_ports]
        asks = partial(answers_as, profile, rasteriser)
        return search("receipt printer", ports, partial(SerialPort, baud=baud), asks, SETTING)

    if transport != SERIAL:
        return refused
    return searched if port == AUTO else partial(SerialPort, port, baud)
