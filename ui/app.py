"""Composes the UI's process: settings, catalogue, window, controller, workers."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.commands.termination import termination
from kiosk.config import Config, load
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.logging import open_log, record_crashes
from kiosk.visit.setting import Setting, Timings
from kiosk.visit.visit import Visit
from kiosk.words import LANGUAGES, Language, Words
from ui import keyboard
from ui.faults import Faults
from ui.viewmodels.speaker import Speaker
from ui.words import load_words

MEBIBYTE = 1024 * 1024

Attach = Callable[[Any, Any], object]
"""What else is to live beside the window (a demonstration's scripted resident); the result is kept."""


def run(options: Namespace, attach: Attach | None = None) -> int:
    """The UI, until its window is closed or the process is asked to end. Returns the exit code.

    Args:
        options: `config` (a file or None) and `data` (the data directory).
        attach: called with the window and the controller once they stand.

    Raises:
        ConfigError, CatalogueError: one line each that says what to mend.

    """
    config = load(options.config, options.data).config
    catalogue = load_catalogue(factory_directory())
    home = keyboard.prepare_environment(os.environ)
    os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
    logging = config.logging
    try:
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
            if not home.in_memory:
                log.warning("keyboard.home_on_disk", path=str(home.path))
            return _run_window(config, catalogue, options.data, log, asked_to_end, attach)
    finally:
        home.forget()


def _run_window(
    config: Config, catalogue: Catalogue, data_dir: Path, log: Any, asked_to_end: int, attach: Attach | None
) -> int:
    # Qt reads the environment when it is imported: only now.
    from PySide6.QtCore import QSocketNotifier, Qt  # noqa: PLC0415
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from ui.crew import terminal_crew  # noqa: PLC0415
    from ui.engine import Appearance, load_window, window_of  # noqa: PLC0415
    from ui.visit_controller import VisitController  # noqa: PLC0415
    from ui.wipe import wipe_surface  # noqa: PLC0415
    from ui.workers.mailbox import Mailbox  # noqa: PLC0415

    application = QGuiApplication(sys.argv[:1])

    mailbox = Mailbox()
    crew = terminal_crew(config, data_dir, catalogue, mailbox.post, Faults(log).note)
    controller = VisitController(
        Visit(Setting(catalogue, timings(config))),
        crew,
        wipe_surface,
        speakers(),
        {"zh": config.terminal.place_name.zh, "en": config.terminal.place_name.en},
        log,
    )
    mailbox.arrived.connect(controller.send)
    appearance = Appearance(
        landscape=config.ui.orientation == "landscape",
        pixels_per_mm=config.ui.pixels_per_mm,
        full_screen=config.ui.fullscreen,
    )
    engine = load_window(controller.screens.shell, controller.screens.views, appearance)
    window = window_of(engine)
    window.frameSwapped.connect(crew.start, Qt.ConnectionType.SingleShotConnection)
    notifier = QSocketNotifier(asked_to_end, QSocketNotifier.Type.Read)
    notifier.activated.connect(application.quit)
    controller.start()
    attached = attach(window, controller) if attach is not None else None
    log.info("ui.started", pid=os.getpid())
    try:
        return application.exec()
    finally:
        controller.stop()
        crew.stop()
        del attached, engine
        log.info("ui.stopped")


def timings(config: Config) -> Timings:
    """The visit's times, as configured."""
    visit = config.visit
    return Timings(
        idle=visit.idle_seconds,
        elder_idle=visit.elder_idle_seconds,
        warning=visit.warning_seconds,
        extend=visit.extend_seconds,
        signing=visit.signing_seconds,
        receipt=visit.receipt_seconds,
        goodbye=visit.goodbye_seconds,
    )


def speakers() -> dict[Language, Speaker]:
    """The words of every language."""
    screens = load_words()
    return {language: Speaker(language, screens[language], Words(language)) for language in LANGUAGES}
