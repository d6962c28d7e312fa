"""The crew of a real terminal. Each worker is made in its own thread, with the imports that it needs."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING, Protocol

from devices.supervision.wiring import Wiring
from kiosk.config import Config
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.equipment.classes import configured
from kiosk.visit.copying import Copier
from ui.auxiliaries import auxiliary_makers
from ui.central_desks import identity_desk, payment_desk, phone_desk, progress_desk, queue_desk
from ui.device_board import DeviceBoard
from ui.device_owners import (
    camera_owner,
    card_owner,
    code_scanner_owner,
    face_owner,
    own_parts,
    page_printer_owner,
    printer_owner,
    printout_desk,
    scanner_owner,
    watched,
)
from ui.document_camera.sights import Sights
from ui.workers.copiers import Copiers
from ui.workers.crew import (
    BENCH,
    CARD,
    CODE_SCANNER,
    DOCUMENT_CAMERA,
    DOCUMENT_SCANNER,
    FACE_MODULE,
    FILING,
    IDENTITY,
    JACK,
    PAGE_PRINTER,
    PAYMENT,
    PHONE,
    PRINTER,
    PRINTOUT,
    PROGRESS,
    QUEUES,
    SETUP,
    SIGNAL,
    UPS,
    VOICE,
    Crew,
)
from ui.workers.interruption import Interruption
from ui.workers.page_desk import Cancelling
from ui.workers.worker import Failed, Post, Worker, WorkerThread

if TYPE_CHECKING:
    from ui.workers.bench_desk import Looked

# ruff: noqa: PLC0415 - What is imported inside the functions is heavy, and not needed for the first frame.

CLASS_OF = {CARD: "id_card_reader", PRINTER: "receipt_printer"}
"""What the owners in a visit's service own; every other device's thread is called as the device is."""
PROMPTS_MEBIBYTES = 500
"""Prompts are made only while the disk has so much more than a visit asks for: all of them take about 300."""


class Count(Protocol):
    """What was done with a device."""

    def __call__(self, device: str, counter: str, by: int = 1, /) -> None:
        """Move that counter of the device on."""


def terminal_crew(
    config: Config,
    data_dir: Path,
    catalogue: Catalogue,
    post: Post,
    failed: Failed,
    interruption: Interruption,
    board: DeviceBoard,
    wired: Mapping[str, Wiring],
    count: Count,
    looked: "Callable[[Looked], None]",
    sights: Sights,
) -> Crew:
    """Card reader, printer, verification, filing, signal, voice, and an owner for each further device of the
    settings. `failed` hears of every fault, `board` how each device stands; `wired` as `wirings` makes it,
    `count` what was done with a device, `looked` what the technician's desk finds, `sights` what the document
    camera sees.
    """
    card, printer = CLASS_OF[CARD], CLASS_OF[PRINTER]
    makers: dict[str, Callable[[], Worker]] = {
        each.name: partial(watched, each, config, wired[each.name], partial(board.post, each.name))
        for each in configured(config)
        if each.name not in (card, printer)
    }
    scanning, seeing = Cancelling(), Cancelling()
    copiers = Copiers(post)
    scanned, seen = partial(count, DOCUMENT_SCANNER), partial(count, DOCUMENT_CAMERA)
    pages = partial(scanner_owner, scanning, post, partial(copiers.stands, Copier.SCANNER), scanned)
    camera = partial(camera_owner, seeing, sights, post, partial(copiers.stands, Copier.CAMERA), seen)
    for name, its in (
        (CODE_SCANNER, partial(code_scanner_owner, post, partial(count, CODE_SCANNER))),
        (DOCUMENT_SCANNER, pages),
        (DOCUMENT_CAMERA, camera),
        (FACE_MODULE, partial(face_owner, post)),
    ):
        if name in makers:
            makers[name] = partial(its, config, wired[name], partial(board.post, name))
    if PAGE_PRINTER in makers:
        makers[PAGE_PRINTER] = lambda: page_printer_owner(
            config,
            wired[PAGE_PRINTER],
            partial(board.post, PAGE_PRINTER),
            partial(count, PAGE_PRINTER),
            failed,
            post,
        )
        makers[PRINTOUT] = lambda: printout_desk(config, lambda: crew, post, partial(count, PAGE_PRINTER))
    makers.pop(UPS, None)
    makers |= auxiliary_makers(config, wired, post, failed, board)
    owners = (CARD, PRINTER, *(each for each in makers if each != PRINTOUT))
    makers |= {
        CARD: lambda: card_owner(config, wired[card], post, partial(board.post, card), partial(count, card)),
        PRINTER: lambda: printer_owner(
            config,
            data_dir,
            wired[printer],
            catalogue,
            post,
            partial(board.post, printer),
            partial(count, printer),
        ),
        IDENTITY: lambda: identity_desk(config, data_dir, post, failed),
        PHONE: lambda: phone_desk(config, data_dir, post),
        PROGRESS: lambda: progress_desk(config, data_dir, post),
        QUEUES: lambda: queue_desk(config, data_dir, post),
        FILING: lambda: _filing(config, data_dir, catalogue, post, failed),
        SIGNAL: lambda: _signal(config, failed),
        BENCH: lambda: _bench(config, data_dir, post, failed, looked),
        SETUP: lambda: _setup(config, data_dir, post, failed),
        VOICE: lambda: _voice(config, data_dir, catalogue, post, failed, interruption),
    }
    if config.payment is not None:
        makers[PAYMENT] = lambda: payment_desk(config, data_dir, post)
    if config.speech.earphone_jack:
        makers[JACK] = lambda: _jack(config.speech.earphone_jack, post)
    interrupts = {DOCUMENT_SCANNER: scanning, DOCUMENT_CAMERA: seeing}
    threads = {name: WorkerThread(name, make, failed, interrupts.get(name)) for name, make in makers.items()}
    crew = Crew(threads, owners)
    return crew


def _filing(config: Config, data_dir: Path, catalogue: Catalogue, post: Post, failed: Failed) -> Worker:
    from kiosk.submission.limits import limits_of
    from ui.workers.filing_desk import FilingWatch
    from ui.workers.kiosk_desk import KioskDesk, open_kiosk_desk

    def desk() -> KioskDesk:
        return open_kiosk_desk(data_dir, limits_of(config), catalogue, failed)

    return FilingWatch(desk, post)


def _bench(
    config: Config, data_dir: Path, post: Post, failed: Failed, looked: "Callable[[Looked], None]"
) -> Worker:
    from kiosk.technician.access.entrance import entrance
    from ui.workers.bench_books import TerminalBooks
    from ui.workers.bench_desk import BenchDesk
    from ui.workers.examined import Examined

    books = TerminalBooks(config, data_dir, failed)
    door = entrance(
        data_dir,
        books.record,
        scans=config.devices.code_scanner is not None,
        take_pin=config.technician.pin,
    )
    return Examined(BenchDesk(door, books, post, looked), own_parts(config, data_dir), post)


def _setup(config: Config, data_dir: Path, post: Post, failed: Failed) -> Worker:
    from kiosk.terminal.place import TerminalPlace
    from ui.workers.setup_desk import SetupDesk

    return SetupDesk(config, TerminalPlace(data_dir), post, failed)


def _signal(config: Config, failed: Failed) -> Worker:
    from devices.signal.light import KernelLed
    from devices.speaker.alsa import Playback
    from ui.workers.signal_watch import SignalWatch

    settings = config.devices.signal
    if settings is None:
        return SignalWatch(None, None, failed)
    return SignalWatch(
        KernelLed(settings.led) if settings.led else None,
        partial(Playback, settings.sound) if settings.sound else None,
        failed,
    )


def _voice(
    config: Config,
    data_dir: Path,
    catalogue: Catalogue,
    post: Post,
    failed: Failed,
    interruption: Interruption,
) -> Worker:
    from ui.speech.build import build_prompts, build_voice
    from ui.workers.voice_desk import Outputs, VoiceDesk

    settings = config.speech
    voice = build_voice(settings)
    outputs = Outputs(
        settings.loudspeaker,
        settings.earphone if settings.earphone_jack else "",
        settings.loudspeaker_volume,
        settings.earphone_volume,
    )
    prompts = build_prompts(config, data_dir, catalogue, voice)

    def room() -> bool:
        return disk_usage(data_dir).free > (config.storage.minimum_free_mebibytes + PROMPTS_MEBIBYTES) << 20

    return VoiceDesk(voice, prompts, outputs, interruption, post, failed, room)


def _jack(path: str, post: Post) -> Worker:
    from ui.workers.jack_watch import JackWatch

    return JackWatch(path, post)
