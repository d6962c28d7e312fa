"""Which classes of device there are. A class adds its line to ``CLASSES``, and its way of building one.

What is heavy or need not be installed is imported inside the function that builds.
"""

from collections.abc import Callable
from dataclasses import dataclass

from devices.id_card.build import build_reader
from devices.id_card.reader import IdCardReader
from devices.port_search import AUTO
from devices.receipt_printer.build import build_printer
from devices.receipt_printer.printer import ReceiptPrinter
from devices.standing import Device
from devices.supervision.port_claims import PortClaims
from devices.supervision.wiring import Wiring
from devices.traffic import Mask, Traffic, as_hex
from kiosk.config.model import Config
from kiosk.equipment.by_status import PrinterByStatus, ReaderByStatus


@dataclass(frozen=True)
class DeviceClass:
    """``name``: its table in the settings. ``kind``: its class in the words of XFS4IoT. ``build``: the
    driver that the settings name, not opened. ``mask``: what of its traffic may be seen.
    """

    name: str
    kind: str
    build: Callable[[Config, Wiring], Device]
    mask: Mask = as_hex


def id_card_reader(config: Config, wiring: Wiring) -> IdCardReader:
    """The ID-card reader of the settings, not opened."""
    settings = config.devices.id_card_reader
    return build_reader(settings.port, settings.baud, wiring.other_ports)


def receipt_printer(config: Config, wiring: Wiring) -> ReceiptPrinter:
    """The receipt printer of the settings, not opened."""
    settings = config.devices.receipt_printer
    return build_printer(
        settings.transport,
        settings.port,
        settings.baud,
        settings.columns,
        settings.profile,
        wiring.other_ports,
    )


CLASSES = (
    DeviceClass("id_card_reader", "CardReader", lambda *given: ReaderByStatus(id_card_reader(*given))),
    DeviceClass("receipt_printer", "Printer", lambda *given: PrinterByStatus(receipt_printer(*given))),
)


def configured(config: Config) -> tuple[DeviceClass, ...]:
    """The classes of the devices that this terminal is to have, in the order of showing."""
    by_name = {each.name: each for each in CLASSES}
    return tuple(by_name[name] for name in config.devices.names if name in by_name)


def wirings(config: Config) -> dict[str, Wiring]:
    """One process's wiring of all its devices, by name: they share the registry of ports."""
    named = _named_ports(config)
    ports = PortClaims(named)
    masks = {each.name: each.mask for each in CLASSES}
    return {
        name: Wiring(
            name,
            frozenset(path for owner, path in named.items() if owner != name),
            ports,
            Traffic(masks.get(name, as_hex)),
        )
        for name in config.devices.names
    }


def _named_ports(config: Config) -> dict[str, str]:
    """The paths that the settings give to one device each."""
    ports = {name: getattr(getattr(config.devices, name), "port", AUTO) for name in config.devices.names}
    return {name: port for name, port in ports.items() if port.startswith("/")}
