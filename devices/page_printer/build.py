"""The page printer that the settings name, ready to be opened."""

import hashlib
import socket
from collections.abc import Iterable

from devices.page_printer.cups_queue import CupsQueue
from devices.page_printer.ipp_client import PrinterLine
from devices.page_printer.ipp_printer import IppPrinter, NoSpooler
from devices.traffic import Traffic

CUPS = "cups"


def build_page_printer(
    uri: str,
    spooler: str = CUPS,
    tray: str = "",
    ignored: Iterable[str] = (),
    traffic: Traffic | None = None,
    certificate: str = "",
) -> IppPrinter:
    """A printer at ``uri``. ``spooler``: "cups", or "none" for a printer that is handed PDF as it is.
    ``tray``: the printer's own name of it, empty for the one it chooses. ``ignored``: state reasons that this
    model gives all the time. ``certificate``: how a printer at ipps:// is known (`.certificate`).
    """
    line = PrinterLine(uri, tap=traffic, certificate=certificate)
    return IppPrinter(line, CupsQueue(uri) if spooler == CUPS else NoSpooler(line), _owner(), ignored, tray)


def _owner() -> str:
    """Tells the jobs of this machine from those of others at the same printer, and nobody its name."""
    return hashlib.sha256(socket.gethostname().encode()).hexdigest()[:6]
