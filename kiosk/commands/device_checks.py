"""What ``kiosk devices check`` asks of each device. A device class adds its line to ``CHECKS``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from devices.errors import PortUnavailable
from devices.id_card.build import build_reader
from devices.id_card.reader import IdCardReader, ReaderStatus
from devices.port_search import AUTO
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


CHECKS: Mapping[str, Callable[[Config], Health]] = MappingProxyType({"id_card_reader": check_reader})
