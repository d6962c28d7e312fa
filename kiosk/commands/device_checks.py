"""What ``kiosk devices check`` asks of each device. A device class adds its line to ``CHECKS``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from devices.errors import PortUnavailable
from devices.id_card.build import build_reader
from devices.id_card.reader import IdCardReader, ReaderStatus
from devices.port_search import AUTO
from devices.receipt_printer.build import build_printer
from devices.receipt_printer.printer import Connection, Cover, Paper, PrinterStatus, ReceiptPrinter
from kiosk.config.model import Config


@dataclass(frozen=True)
class Health:
    """What a device said of itself. ``remedy`` is empty when there is nothing to do."""

    healthy: bool
    status: str
    remedy: str = ""


_READER_REMEDIES = {
    ReaderStatus.ONLINE: "",
    ReaderStatus.HARDWARE_ERROR: "the reader reports a fault; switch it off and on, then replace it",
    ReaderStatus.NO_DEVICE: "the reader has gone; check its cable and power",
    ReaderStatus.UNKNOWN: "no answer that makes sense; check power, cable and baud",
}


def configured_reader(config: Config) -> IdCardReader:
    """The ID-card reader of the settings, not opened."""
    reader, printer = config.devices.id_card_reader, config.devices.receipt_printer
    taken = {printer.port} if printer.transport == "serial" and printer.port != AUTO else set()
    return build_reader(reader.port, reader.baud, frozenset(taken))


def check_reader(config: Config) -> Health:
    """Open the ID-card reader, ask it how it is, close it."""
    reader = configured_reader(config)
    try:
        reader.open()
    except PortUnavailable as error:
        return Health(healthy=False, status=ReaderStatus.NO_DEVICE, remedy=str(error))
    try:
        status = reader.status()
    finally:
        reader.close()
    return Health(status is ReaderStatus.ONLINE, status, _READER_REMEDIES[status])


def configured_printer(config: Config) -> ReceiptPrinter:
    """The receipt printer of the settings, not opened."""
    reader, printer = config.devices.id_card_reader, config.devices.receipt_printer
    taken = {reader.port} if reader.port != AUTO else set()
    return build_printer(
        printer.transport, printer.port, printer.baud, printer.columns, printer.profile, frozenset(taken)
    )


def check_printer(config: Config) -> Health:
    """Open the receipt printer, ask it how it is, close it. Prints nothing."""
    printer = configured_printer(config)
    try:
        printer.open()
    except PortUnavailable as error:
        return Health(healthy=False, status=Connection.ABSENT, remedy=str(error))
    try:
        status = printer.status()
    finally:
        printer.close()
    told = f"{status.connection}, paper {status.paper}, cover {status.cover}, fault {status.fault}"
    return Health(healthy=status.can_print is True, status=told, remedy=printer_remedy(status))


def printer_remedy(status: PrinterStatus) -> str:
    """What a technician does about it; empty when there is nothing to do."""
    if status.paper is Paper.OUT:
        return "load a paper roll"
    if status.cover is Cover.OPEN:
        return "close the cover until it clicks"
    if status.has_fault:
        return (
            f"the printer reports {status.fault}; clear the paper path and cutter, then switch it off and on"
        )
    if status.connection is Connection.ABSENT:
        return "the printer has gone; check its cable and power"
    if status.can_print is None:
        return "no answer that makes sense; check power, cable, baud and profile"
    return "load a new paper roll soon" if status.paper is Paper.LOW else ""


CHECKS: Mapping[str, Callable[[Config], Health]] = MappingProxyType(
    {"id_card_reader": check_reader, "receipt_printer": check_printer}
)
