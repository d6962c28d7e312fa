"""The receipt printer that the settings name, ready to be opened."""

from functools import partial

from devices.byte_line import ByteLine
from devices.receipt_printer.asker import Patience
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.port_setting import Transport
from devices.receipt_printer.printer import Connection
from devices.receipt_printer.profile import Profile, load
from devices.receipt_printer.raster import FontRasteriser, Rasteriser
from devices.receipt_printer.transport import line_opener

BITS_PER_BYTE = 10
"""8N1."""
FAST = 100_000.0
"""Bytes a second that any printer takes over USB or a network."""
SEARCHING = Patience(answer=0.25)
"""At a port that may be anybody's."""


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
    there, and ValueError for a transport or a port that cannot be.
    """
    way, profile, rasteriser = Transport(transport), load(profile_name), FontRasteriser()
    opener = line_opener(way, port, baud, partial(answers_as, profile, rasteriser), other_ports)
    bytes_per_second = baud / BITS_PER_BYTE if way is Transport.SERIAL else FAST
    return EscPosPrinter(
        opener, profile, rasteriser, columns, bytes_per_second, hangs_up=way is Transport.NETWORK
    )


def answers_as(profile: Profile, rasteriser: Rasteriser, line: ByteLine) -> bool:
    """Whether a printer of that profile answers at this line, whatever it says of its health."""
    printer = EscPosPrinter(lambda: line, profile, rasteriser, patience=SEARCHING)
    return printer.status().connection is Connection.ANSWERING
