"""The receipt printer that the settings name, ready to be opened."""

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
from devices.receipt_printer.traffic_mask import paper_hidden
from devices.receipt_printer.transport import line_opener
from devices.supervision.wiring import Wiring
from devices.traffic import Traffic

NAME = "receipt_printer"
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
    wiring: Wiring | None = None,
    logo: str = "",
) -> EscPosPrinter:
    """A closed ESC/POS printer at ``port``, or at the first port that answers when it is "auto".

    Ports of other devices are not asked; without a ``wiring`` there are none. Its traffic must have been made
    with ``traffic_mask.paper_hidden``. Raises ProfileError for a profile that is not there, and ValueError
    for a transport or a port that cannot be. ``logo``: a picture file to stand above each paper.
    """
    way, profile, rasteriser = Transport(transport), load(profile_name), FontRasteriser()
    wired = wiring or Wiring(NAME, traffic=Traffic(paper_hidden))
    opener = line_opener(way, port, baud, partial(answers_as, profile, rasteriser), wired)
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


def answers_as(profile: Profile, rasteriser: Rasteriser, line: ByteLine) -> bool:
    """Whether a printer of that profile answers at this line, whatever it says of its health."""
    printer = EscPosPrinter(lambda: line, profile, rasteriser, patience=SEARCHING)
    return printer.status().connection is Connection.ANSWERING
