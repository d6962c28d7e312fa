"""Composes the terminal behind the window: settings, catalogue, controller, workers."""

import os
from argparse import Namespace
from datetime import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from devices.supervision.changes import watch_changes
from devices.supervision.hot_plug import HotPlug
from kiosk.apply.catalogue import catalogue_of
from kiosk.commands.termination import termination
from kiosk.config import Config, load
from kiosk.contract.catalogue.schema import Catalogue, Site, Text
from kiosk.equipment.classes import named_ports, open_ports, wirings
from kiosk.identity.means import Means
from kiosk.logging import open_log, record_crashes
from kiosk.supervisor import START_AGAIN
from kiosk.terminal.place import TerminalPlace
from kiosk.visit.bench import LANGUAGES as TECHNICIANS_LANGUAGES
from kiosk.visit.setting import NightHours, Setting, Timings
from kiosk.visit.slides import Slide, SlidesWrong, read_slides
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit
from kiosk.writing.zinnia import NoHandwriting, Zinnia
from ui.app import Attach, FirstFrame, face_file
from ui.bench_feed import BenchFeed, settings_of
from ui.crew import terminal_crew
from ui.device_board import DeviceBoard
from ui.document_camera.sights import Sights
from ui.engine import Appearance, change_hands, close_window, load_window, window_of
from ui.face import Face, keep_face
from ui.faults import Faults
from ui.life import Life, LifeThread
from ui.life_teller import LifeTeller
from ui.senses import attend
from ui.speakers import speakers
from ui.viewmodels.all_screens import AllScreens
from ui.viewmodels.base import camel
from ui.visit_controller import VisitController
from ui.wipe import Wiper, standing, terminal_stores
from ui.workers.interruption import Interruption
from ui.workers.mailbox import Mailbox
from ui.workers.record_keeper import RecordKeeper
from ui.workers.scribe import ThreadedScribe

MEBIBYTE = 1024 * 1024
CHANGING = {"clock": "", "truth": "", "truth_icon": ""}
"""What of the shell is not kept: it would be stale at the next start."""

Shown = tuple[QQmlApplicationEngine, tuple[QObject, ...]]
"""A window that stands already, and the objects it shows."""


def run(
    application: QGuiApplication,
    options: Namespace,
    life: Life,
    shown: Shown | None,
    in_memory: bool,
    attach: Attach | None,
    first_frame: FirstFrame,
) -> int:
    """Everything behind the window; `shown` is the face, where there is one. As `ui.app.run`."""
    effective = load(options.config, options.data)
    config = effective.config
    catalogue = catalogue_of(effective.pushed, options.data)
    logging = config.logging
    with (
        termination() as asked_to_end,
        open_log(
            "ui",
            logging.level,
            options.data / "logs" / "ui.log",
            logging.maximum_mebibytes * MEBIBYTE,
            logging.kept_files,
        ) as log,
    ):
        record_crashes(log)
        if not in_memory:
            log.warning("keyboard.home_on_disk")
        mailbox = Mailbox()
        faults = Faults(log)
        interruption = Interruption()
        wired = wirings(config)
        record = RecordKeeper(TerminalPlace(options.data), faults.note, open_ports(wired))
        traffic = {name: wiring.traffic for name, wiring in wired.items()}
        board = DeviceBoard(log, config.devices.names, traffic, also=record.stood)
        bench = BenchFeed(board, settings_of(config))
        sights = Sights()
        crew = terminal_crew(
            config,
            options.data,
            catalogue,
            mailbox.post,
            faults.note,
            interruption,
            board,
            wired,
            record.count,
            bench.show,
            sights,
        )
        hot_plug = HotPlug(partial(watch_changes, named_ports(config).values()), crew.plugged)

        def start() -> None:
            record.start()
            crew.start()
            hot_plug.start()

        scribe = open_scribe(faults)
        languages = tuple(dict.fromkeys((*config.ui.languages, *TECHNICIANS_LANGUAGES)))
        home = Path(os.environ["XDG_CONFIG_HOME"])
        wiper = Wiper(
            lambda: terminal_stores(lambda: controller.visit, controller.screens, engine, crew, home, scribe)
        )
        controller = VisitController(
            at_rest(config, catalogue),
            crew,
            wiper.wipe,
            speakers(languages),
            {each: config.terminal.place_name.in_language(each) for each in languages},
            log,
            scribe=scribe,
            prove=wiper.prove,
            bench=bench.now,
            offering=config.ui.languages,
        )
        if scribe is not None:
            for screen in (controller.screens.page, controller.screens.aside, controller.screens.search):
                scribe.recognised.connect(screen.recognised)
        mailbox.arrived.connect(controller.send)
        sights.seen.connect(controller.screens.copying.seen)
        sights.watching.connect(controller.screens.copying.watches)
        engine = _take_over(shown, controller.screens, appearance(config))
        window = window_of(engine)
        _after_a_frame(window, shown is None, start, first_frame, application)
        notifier = QSocketNotifier(asked_to_end, QSocketNotifier.Type.Read)
        notifier.activated.connect(application.quit)
        attend(controller, window, crew, interruption, config)
        controller.start()
        apply = config.apply
        keeper = LifeThread(life)
        teller = LifeTeller(
            life,
            controller,
            apply.quiet_seconds,
            apply.steady_seconds,
            keeper.wake,
            lambda: application.exit(START_AGAIN),
        )
        attached = attach(window, controller) if attach is not None else None
        _keep_face(controller, appearance(config), options.data, faults)
        log.info("ui.started", pid=os.getpid())
        try:
            with standing():
                return application.exec()
        finally:
            teller.close()
            controller.stop()
            keeper.stop()
            hot_plug.stop()
            crew.stop()
            board.close()
            record.stop()
            if scribe is not None:
                scribe.stop()
            del attached, teller, window
            if shown is None:
                close_window(engine)
            log.info("ui.stopped")


def open_scribe(faults: Faults) -> ThreadedScribe | None:
    """Who reads handwriting; None where library or model are missing, which `kiosk doctor` says too."""
    try:
        return ThreadedScribe(Zinnia())
    except NoHandwriting as error:
        faults.note("handwriting", error)
        return None


def at_rest(config: Config, catalogue: Catalogue) -> Visit:
    """The terminal with nobody before it."""
    language = config.ui.languages[0]
    night = NightHours(time.fromisoformat(config.ui.night_from), time.fromisoformat(config.ui.night_until))
    place = config.terminal.nearest
    nearest = None if place is None else Text(**place.model_dump())
    setting = Setting(
        catalogue,
        timings(config),
        night,
        ways=tuple(Means(each) for each in config.identity.ways),
        nearest=nearest,
        language=language,
        slides=slides_of(config),
        scans=config.devices.code_scanner is not None,
        pays_by_phone=config.payment is not None,
        guide_link=config.ui.guide_link,
        map_link=config.ui.map_link,
        site=Site(config.terminal.site_type),
    )
    return Visit(setting, language=language)


def slides_of(config: Config) -> tuple[Slide, ...]:
    """What is shown while nobody is there. They were looked at before they came into force; what the disk has
    damaged since is left out, and fetched again by the agent.
    """
    try:
        return read_slides(Path(config.ui.slides)) if config.ui.slides else ()
    except SlidesWrong:
        return ()


def timings(config: Config) -> Timings:
    """The visit's times and maintenance's, as configured."""
    visit, maintenance = config.visit, config.maintenance
    return Timings(
        attract=visit.attract_seconds,
        rotation=visit.rotation_seconds,
        idle=visit.idle_seconds,
        elder_idle=visit.elder_idle_seconds,
        warning=visit.warning_seconds,
        extend=visit.extend_seconds,
        signing=visit.signing_seconds,
        reveal=visit.reveal_seconds,
        receipt=visit.receipt_seconds,
        goodbye=visit.goodbye_seconds,
        left_second=visit.left_second_seconds,
        left_third=visit.left_third_seconds,
        left_behind=visit.left_behind_seconds,
        paying=240 if config.payment is None else config.payment.code_seconds,
        bench=maintenance.idle_seconds,
        bench_warning=maintenance.warning_seconds,
        bench_access=maintenance.access_seconds,
    )


def appearance(config: Config) -> Appearance:
    """How the window sits on this terminal's glass."""
    return Appearance(
        landscape=config.ui.orientation == "landscape",
        pixels_per_mm=config.ui.pixels_per_mm,
        full_screen=config.ui.fullscreen,
    )


def _take_over(shown: Shown | None, screens: AllScreens, looks: Appearance) -> QQmlApplicationEngine:
    if shown is None:
        return load_window(screens.shell, screens.views, looks, pictures=screens.pictures)
    engine, _ = shown
    change_hands(engine, screens.shell, screens.views, looks, screens.pictures)
    return engine


def _after_a_frame(
    window: QQuickWindow, first: bool, start: Any, first_frame: FirstFrame, application: QGuiApplication
) -> None:
    """Start what is heavy once the screen stands: at the next turn where it does already."""
    if not first:
        QTimer.singleShot(0, start)
        return

    def shown() -> None:
        if first_frame():
            application.quit()
        else:
            start()

    window.frameSwapped.connect(shown, Qt.ConnectionType.SingleShotConnection)


def face_of(screens: AllScreens, looks: Appearance) -> Face:
    """The terminal's face as it stands."""
    shell = vars(screens.shell.outputs) | CHANGING
    welcome = vars(screens.views["Welcome"].outputs)
    return Face(
        looks,
        {camel(key): value for key, value in shell.items()},
        {camel(key): value for key, value in welcome.items()},
    )


def _keep_face(controller: VisitController, looks: Appearance, data_dir: Path, faults: Faults) -> None:
    """Keep the terminal's face as it stands for the next start, which is slower without it and no worse."""
    assert controller.visit.stage is Stage.WELCOME
    try:
        keep_face(face_file(data_dir), face_of(controller.screens, looks))
    except OSError as error:
        faults.note("face.not_kept", error)
