"""Which classes of device there are. A class adds its line to ``CLASSES``, and its way of building one.

Drivers are imported by the functions that build them: the list is read before the first frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from devices.standing import Device
from devices.supervision.port_claims import PortClaims
from devices.supervision.wiring import Wiring
from devices.traffic import Traffic, as_hex
from kiosk.config.model import Config
from kiosk.equipment.errors import not_configured

if TYPE_CHECKING:
    from devices.code_scanner.serial_scanner import SerialCodeScanner
    from devices.document_scanner.sane_scanner import SaneScanner
    from devices.face_module.program import FaceModule
    from devices.id_card.sdt_reader import SdtReader
    from devices.io_board.line_board import LineBoard
    from devices.page_printer.ipp_printer import IppPrinter
    from devices.receipt_printer.escpos_printer import EscPosPrinter
    from devices.ups.nut_ups import NutUps

# ruff: noqa: PLC0415 - What is imported inside the functions is heavy, or need not be installed.

AUTO = "auto"


@dataclass(frozen=True)
class DeviceClass:
    """``name``: its table in the settings. ``kind``: its class in the words of XFS4IoT. ``build``: the
    driver that the settings name, not opened. ``traffic``: where its bytes are kept for the live view, with
    the mask that fits them.
    """

    name: str
    kind: str
    build: Callable[[Config, Wiring], Device]
    traffic: Callable[[], Traffic] = lambda: Traffic(as_hex)


def id_card_reader(config: Config, wiring: Wiring) -> SdtReader:
    """The ID-card reader of the settings, not opened."""
    from devices.id_card.build import AUTO_BAUD, build_reader

    settings = config.devices.id_card_reader
    baud = AUTO_BAUD if settings.baud == "auto" else settings.baud
    return build_reader(settings.port, baud, settings.profile, wiring)


def receipt_printer(config: Config, wiring: Wiring) -> EscPosPrinter:
    """The receipt printer of the settings, not opened."""
    from devices.receipt_printer.build import build_printer

    settings = config.devices.receipt_printer
    return build_printer(
        settings.transport,
        settings.port,
        settings.baud,
        settings.columns,
        settings.profile,
        wiring,
        settings.logo,
    )


def code_scanner(config: Config, wiring: Wiring) -> SerialCodeScanner:
    """The code scanner of the settings, not opened. Raises NotConfigured."""
    from devices.code_scanner.build import Settings, build_code_scanner
    from devices.code_scanner.framing import Ending
    from devices.code_scanner.payload import Alphabet, Limits

    table = config.devices.code_scanner
    if table is None:
        raise not_configured(wiring.name)
    limits = Limits(
        longest=table.longest, alphabet=Alphabet(table.alphabet), encodings=tuple(table.encodings)
    )
    settings = Settings(table.port, table.baud, table.profile, Ending(table.ending), table.usb_id, limits)
    return build_code_scanner(settings, wiring)


def document_scanner(config: Config, wiring: Wiring) -> SaneScanner:
    """The document scanner of the settings, not opened. Raises NotConfigured."""
    from devices.document_scanner.sane_scanner import SaneScanner

    table = config.devices.document_scanner
    if table is None:
        raise not_configured(wiring.name)
    return SaneScanner(table.device)


def page_printer(config: Config, wiring: Wiring) -> IppPrinter:
    """The page printer of the settings, not opened. Raises NotConfigured."""
    from devices.page_printer.build import build_page_printer

    settings = config.devices.page_printer
    if settings is None:
        raise not_configured(wiring.name)
    return build_page_printer(
        settings.uri,
        settings.spooler,
        settings.tray,
        settings.ignored_reasons,
        wiring.traffic,
        settings.certificate,
    )


def _printer_traffic() -> Traffic:
    from devices.receipt_printer.traffic_mask import paper_hidden

    return Traffic(paper_hidden)


def document_camera(config: Config, wiring: Wiring) -> Device:
    """The document camera of the settings, as far as it can be known without Qt: it stays off. Raises
    NotConfigured.
    """
    from devices.document_camera.node import Camera
    from devices.document_camera.pictures import PictureCamera

    table = config.devices.document_camera
    if table is None:
        raise not_configured(wiring.name)
    return PictureCamera(Path(table.device)) if table.driver == "pictures" else Camera(table.device)


def _card_traffic() -> Traffic:
    from devices.id_card.traffic_mask import CardMask

    return Traffic(CardMask())


def _code_traffic() -> Traffic:
    from devices.code_scanner.build import code_traffic

    return code_traffic()


def _page_traffic() -> Traffic:
    from devices.page_printer.ipp_client import traffic

    return traffic()


def face_module(config: Config, wiring: Wiring) -> FaceModule:
    """The face module of the settings, not started. Raises NotConfigured."""
    from devices.face_module.program import FaceModule

    table = config.devices.face_module
    if table is None:
        raise not_configured(wiring.name)
    return FaceModule(table.command)


def io_board(config: Config, wiring: Wiring) -> LineBoard:
    """The I/O board of the settings, not opened."""
    from devices.io_board.build import build_board

    settings = config.devices.io_board
    if settings is None:
        raise not_configured("io_board")
    return build_board(settings.port, settings.baud, wiring)


def nut_ups(config: Config, wiring: Wiring) -> NutUps:
    """The UPS of the settings at its upsd, not connected."""
    from devices.ups.build import build_nut_ups

    settings = config.devices.ups
    if settings is None or settings.address is None or settings.name is None:
        raise not_configured("ups")
    return build_nut_ups(settings.address, settings.name, wiring.traffic)


def _watched_board(config: Config, wiring: Wiring) -> Device:
    board, ups = io_board(config, wiring), config.devices.ups
    if ups is None or ups.driver == "nut":
        return board
    from kiosk.equipment.contacts import ByTurns

    return ByTurns(board)


def _watched_ups(config: Config, wiring: Wiring) -> Device:
    if config.devices.ups is not None and config.devices.ups.driver == "nut":
        return nut_ups(config, wiring)
    from devices.ups.board_ups import BoardUps
    from kiosk.equipment.contacts import ByTurns

    return ByTurns(BoardUps(io_board(config, replace(wiring, name="io_board"))))  # at the board's port


CLASSES = (
    DeviceClass("id_card_reader", "CardReader", id_card_reader, _card_traffic),
    DeviceClass("receipt_printer", "Printer", receipt_printer, _printer_traffic),
    DeviceClass("page_printer", "Printer", page_printer, _page_traffic),
    DeviceClass("code_scanner", "BarcodeReader", code_scanner, _code_traffic),
    DeviceClass("document_scanner", "Scanner", document_scanner),
    DeviceClass("io_board", "Auxiliaries", _watched_board),
    DeviceClass("ups", "Auxiliaries", _watched_ups),
    DeviceClass("document_camera", "Camera", document_camera),
    DeviceClass("face_module", "Biometric", face_module),
)


def configured(config: Config) -> tuple[DeviceClass, ...]:
    """The classes of the devices that this terminal is to have, in the order of showing."""
    by_name = {each.name: each for each in CLASSES}
    return tuple(by_name[name] for name in config.devices.names if name in by_name)


def wirings(config: Config) -> dict[str, Wiring]:
    """One process's wiring of all its devices, by name: they share the registry of ports."""
    named = named_ports(config)
    ports = PortClaims(named)
    made = {each.name: each.traffic for each in CLASSES}
    return {
        name: Wiring(
            name,
            ports,
            made[name]() if name in made else Traffic(as_hex),
        )
        for name in config.devices.names
    }


def wiring_of(config: Config, name: str) -> Wiring:
    """The wiring of one device. Raises NotConfigured."""
    wired = wirings(config)
    if name not in wired:
        raise not_configured(name)
    return wired[name]


def open_ports(wired: Mapping[str, Wiring]) -> Callable[[], Mapping[str, str]]:
    """What tells which ports are open in this process, and for which device."""
    return next((wiring.ports.open_ports for wiring in wired.values()), dict)


def named_ports(config: Config) -> dict[str, str]:
    """The paths that the settings give to one device each."""
    ports = {name: getattr(getattr(config.devices, name), "port", AUTO) for name in config.devices.names}
    return {name: port for name, port in ports.items() if port.startswith("/")}
