"""The workers that own a device each. Each is made in its own thread, with the imports that it needs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from devices.standing import Standing
from devices.supervision.wiring import Wiring
from kiosk.config import Config
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.equipment.classes import DeviceClass
from kiosk.visit.effects import Print, PrintSlip
from ui.document_camera.sights import Sights
from ui.workers.crew import Crew
from ui.workers.page_desk import Cancelling
from ui.workers.worker import Failed, Post, Stand, Worker

if TYPE_CHECKING:
    from kiosk.technician.tests.own_parts import OwnParts

# ruff: noqa: PLC0415 - What is imported inside the functions is heavy, and not needed for the first frame.


def own_parts(config: Config, data_dir: Path) -> "OwnParts":
    """What of the terminal itself a technician's tests look at."""
    from kiosk.technician.tests.own_parts import OwnParts

    return OwnParts(
        data_dir,
        config.central.url,
        config.storage.minimum_free_mebibytes,
        loudspeaker=config.speech.loudspeaker,
        config=config,
    )


def watched(kind: DeviceClass, config: Config, wiring: Wiring, stand: Stand) -> Worker:
    """Only watched: nobody in a visit asks for it."""
    from ui.workers.device_watch import DeviceWatch

    return DeviceWatch(kind.build(config, wiring), stand)


def face_owner(post: Post, config: Config, wiring: Wiring, stand: Stand) -> Worker:
    """Watches the face module; the desk that verifies starts it for each person itself."""
    from kiosk.equipment.classes import face_module
    from ui.workers.device_watch import DeviceWatch
    from ui.workers.examined import Examined

    module = face_module(config, wiring)
    return Examined(DeviceWatch(module, stand), module, post)


def code_scanner_owner(
    post: Post, count: Callable[[str], None], config: Config, wiring: Wiring, stand: Stand
) -> Worker:
    """The code scanner."""
    from kiosk.equipment.classes import code_scanner
    from ui.workers.code_watch import CodeWatch
    from ui.workers.examined import Examined

    scanner = code_scanner(config, wiring)
    return Examined(CodeWatch(scanner, stand, count=count, post=post), scanner, post)


def scanner_owner(
    cancelling: Cancelling,
    post: Post,
    copies: Stand,
    count: Callable[[str], None],
    config: Config,
    wiring: Wiring,
    stand: Stand,
) -> Worker:
    """The document scanner. `copies` hears how it stands too."""
    from kiosk.equipment.classes import document_scanner
    from ui.workers.examined import Examined
    from ui.workers.page_desk import PageDesk

    def stands(standing: Standing) -> None:
        stand(standing)
        copies(standing)

    scanner = document_scanner(config, wiring)
    return Examined(PageDesk(scanner, stands, cancelling, post=post, count=count), scanner, post)


def camera_owner(
    cancelling: Cancelling,
    sights: Sights,
    post: Post,
    copies: Stand,
    count: Callable[[str], None],
    config: Config,
    wiring: Wiring,
    stand: Stand,
) -> Worker:
    """The document camera. `copies` hears how it stands too."""
    from devices.page_image.making import page_from, use_one_core
    from kiosk.equipment.classes import document_camera
    from ui.document_camera.build import build_camera
    from ui.workers.camera_bench import CameraBench
    from ui.workers.camera_desk import CameraDesk
    from ui.workers.examined import Examined

    def stands(standing: Standing) -> None:
        stand(standing)
        copies(standing)

    use_one_core()
    settings = config.devices.document_camera
    assert settings is not None  # it has a thread because it has a table
    camera = build_camera(settings)
    desk = CameraDesk(camera, stands, sights, post, page_from, cancelling, count)
    return Examined(desk, CameraBench(document_camera(config, wiring), camera, page_from), post)


def card_owner(
    config: Config, wiring: Wiring, post: Post, stand: Stand, count: Callable[[str], None]
) -> Worker:
    """The card reader."""
    from kiosk.equipment.classes import id_card_reader
    from ui.workers.card_watch import CardWatch
    from ui.workers.examined import Examined

    reader = id_card_reader(config, wiring)
    return Examined(CardWatch(reader, post, stand=stand, count=count), reader, post)


def printer_owner(
    config: Config,
    data_dir: Path,
    wiring: Wiring,
    catalogue: Catalogue,
    post: Post,
    stand: Stand,
    count: Callable[[str, int], None],
) -> Worker:
    """The receipt printer."""
    from devices.receipt_printer.document import Document
    from devices.receipt_printer.printer import Unclaimed
    from kiosk.contract.catalogue.schema import Text
    from kiosk.equipment.classes import receipt_printer
    from kiosk.equipment.roll import roll_on_record
    from kiosk.receipt.layout import receipt_document
    from kiosk.receipt.slip_layout import slip_document
    from kiosk.technician.tests.reports import PrinterAtBench
    from kiosk.terminal.place import TerminalPlace
    from kiosk.visit.paper import receipt_content
    from ui.workers.examined import Examined
    from ui.workers.printer_watch import PrinterWatch

    place = Text(**config.terminal.place_name.model_dump())

    def paper(wanted: Print | PrintSlip) -> Document:
        if isinstance(wanted, PrintSlip):
            return slip_document(wanted.slip, place, wanted.language)
        return receipt_document(receipt_content(wanted, catalogue, place), wanted.language)

    settings = config.devices.receipt_printer
    printer = receipt_printer(config, wiring)
    watch = PrinterWatch(
        printer,
        paper,
        post,
        stand=stand,
        unclaimed=Unclaimed(settings.unclaimed),
        unclaimed_s=settings.unclaimed_seconds,
        count=count,
        roll=roll_on_record(config, TerminalPlace(data_dir)),
        under_way=TerminalPlace(data_dir).printing,
    )
    return Examined(watch, PrinterAtBench(printer, own_parts(config, data_dir)), post)


def page_printer_owner(
    config: Config,
    wiring: Wiring,
    stand: Stand,
    count: Callable[[str, int], None],
    failed: Failed,
    post: Post,
) -> Worker:
    """The page printer."""
    from kiosk.equipment.classes import page_printer
    from ui.workers.examined import Examined
    from ui.workers.page_printer_news import PagePrinterNews
    from ui.workers.page_printer_watch import PagePrinterWatch

    news = PagePrinterNews(post)

    def stands(standing: Standing) -> None:
        stand(standing)
        news.stands(standing)

    printer = page_printer(config, wiring)
    return Examined(PagePrinterWatch(printer, stands, count, failed, post=post), printer, post)


def printout_desk(
    config: Config,
    crew: Callable[[], Crew],
    post: Post,
    count: Callable[[str, int], None],
) -> Worker:
    """Copies and a phone's pages, on whatever prints pages."""
    from devices.page_image.page import Page
    from kiosk.free_services.fair_use import FairUse
    from kiosk.visit.printout import Layout
    from ui.workers.printout_desk import PrintoutDesk

    def make(pages: tuple[Page, ...], layout: Layout) -> bytes:
        from kiosk.free_services.sheets import sheets  # a second to import, only when somebody prints

        return sheets(pages, layout)

    fair_use = FairUse(config.free_services.sheets_per_day)
    return PrintoutDesk(make, fair_use, lambda effect: crew().ask(effect), post, count)
