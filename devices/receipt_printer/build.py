"""The receipt printer that the settings name, ready to be opened."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from devices.byte_line import ByteLine
from devices.receipt_printer.asker import Patience
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.logo import logo_of
from devices.receipt_printer.port_setting import Transport
from devices.receipt_printer.printer import Connection
from devices.receipt_printer.profile import Profile, load
from devices.receipt_printer.raster import COLUMN_DOTS, FontRasteriser, Rasteriser
from devices.receipt_printer.transport import line_opener
from devices.traffic import TappedLine, Traffic

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
    traffic: Traffic | None = None,
    logo: str = "",
) -> EscPosPrinter:
    """A closed ESC/POS printer at ``port``, or at the first port that answers when it is "auto".

    ``other_ports`` belong to other devices and are not asked. Raises ProfileError for a profile that is not
    there, and ValueError for a transport or a port that cannot be. ``traffic`` must have been made with
    ``traffic_mask.paper_hidden``. ``logo``: a picture file to stand above each paper.
    """
    way, profile, rasteriser = Transport(transport), load(profile_name), FontRasteriser()
    opener = line_opener(way, port, baud, partial(answers_as, profile, rasteriser), other_ports)
    if traffic is not None:
        opener = partial(_tapped, opener, traffic)
    bytes_per_second = baud / BITS_PER_BYTE if way is Transport.SERIAL else FAST
    return EscPosPrinter(
        opener,
        profile,
        rasteriser,
        columns,
        bytes_per_second,
        hangs_up=way is Transport.NETWORK,
        logo=logo_of(Path(logo), columns * COLUMN_DOTS) if logo else None,
    )


def _tapped(opener: Callable[[], ByteLine], traffic: Traffic) -> ByteLine:
    return TappedLine(opener(), traffic)


def answers_as(profile: Profile, rasteriser: Rasteriser, line: ByteLine) -> bool:
    """Whether a printer of that profile answers at this line, whatever it says of its health."""
    printer = EscPosPrinter(lambda: line, profile, rasteriser, patience=SEARCHING)
    return printer.status().connection is Connection.ANSWERING
