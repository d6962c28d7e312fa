"""Draws the scenes by the real window and the real view-models, and looks whether anything is there."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow

from kiosk.apply.pushed import Pushed
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.config import Config
from kiosk.config.load import load_with
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.visit.setting import Moment
from kiosk.visit.slides import Slide
from kiosk.words import Language
from ui.engine import Appearance, close_window, load_window, window_of
from ui.rehearsal.scenes import Scene, scenes
from ui.speakers import speakers
from ui.terminal import at_rest, slides_of
from ui.viewmodels.all_screens import AllScreens
from ui.viewmodels.snapshot import Snapshot, offered
from ui.viewmodels.speaker import Speaker

OURS = re.compile(r"/ui/qml/[\w/]+\.qml:\d+")
"""A complaint about a file of ours; those of Qt's own keyboard are none."""
GRID = 12
"""The picture is looked at in so many points across and down."""


class Rehearsal:
    """One window, fed scene after scene."""

    def __init__(self, config: Config, looks: Appearance | None = None) -> None:
        """`looks`: how the window sits, where that is not as the settings say."""
        self._config = config
        languages = config.ui.languages
        self._speakers: dict[Language, Speaker] = speakers(languages)
        self._offered = tuple(offered(each) for each in self._speakers.values())
        self._screens = AllScreens(lambda _: None)
        self.complaints: list[str] = []
        """What Qt has said of our screens so far."""
        self._former = qInstallMessageHandler(self._hear)
        own = Appearance(
            landscape=config.ui.orientation == "landscape",
            pixels_per_mm=config.ui.pixels_per_mm,
            reduced_motion=True,
        )
        self._engine = load_window(
            self._screens.shell, self._screens.views, looks or own, pictures=self._screens.pictures
        )
        self.window: QQuickWindow = window_of(self._engine)

    def draw(self, scene: Scene, now: Moment) -> str:
        """Show it. Gives what is wrong with it, "" for nothing."""
        self.show(scene, now)
        picture = self.window.grabWindow()
        if self.complaints:
            return f"{scene.name}: {self.complaints[0]}"
        return f"{scene.name}: the screen stays empty" if _is_empty(picture) else ""

    def show(self, scene: Scene, now: Moment) -> None:
        """Bring it to the window."""
        language = scene.visit.language
        place = self._config.terminal.place_name.in_language(language)
        snapshot = Snapshot(
            scene.visit, now, datetime.now().astimezone(), self._speakers[language], place, self._offered
        )
        self._screens.show(snapshot)
        self._screens.shell.screenChanged.emit()  # scenes of one screen are as different as those of two
        QGuiApplication.processEvents()

    def close(self) -> None:
        """Take the window down."""
        close_window(self._engine)
        qInstallMessageHandler(self._former)

    def _hear(self, _kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if OURS.search(message):
            self.complaints.append(message)


def rehearse(bundle: Pushed, local_file: Path | None, data_dir: Path) -> tuple[int, str]:
    """How many scenes were drawn, and the first fault, "" for none. Raises as loading does."""
    config = load_with(bundle, local_file, data_dir).config
    catalogue = load_catalogue(bundle.catalogue or factory_directory())
    if fault := broken(slides_of(config)):
        return 0, fault
    now = Moment(1000.0, datetime.now().astimezone().date())
    rehearsal = Rehearsal(config)
    drawn = 0
    try:
        for scene in _in_each_language(config, catalogue, now):
            fault = rehearsal.draw(scene, now)
            if fault:
                return drawn, fault
            drawn += 1
    finally:
        rehearsal.close()
    return drawn, ""


def broken(slides: tuple[Slide, ...]) -> str:
    """Which of the pictures for a terminal that nobody uses is none; "" where all can be decoded."""
    found = (each.picture.name for each in slides if QImage(str(each.picture)).isNull())
    return next((f"slide {name}: cannot be decoded" for name in found), "")


def _in_each_language(config: Config, catalogue: Catalogue, now: Moment) -> list[Scene]:
    """All of it in the first language; in the others every kind of screen, but not every page."""
    first = at_rest(config, catalogue)
    found = list(scenes(first, now))
    stages = {scene.visit.stage: scene for scene in found}
    for language in config.ui.languages[1:]:
        found += [
            Scene(f"{language} {scene.name}", replace(scene.visit, language=language))
            for scene in stages.values()
        ]
    return found


def _is_empty(picture: QImage) -> bool:
    """Whether the picture is of one colour."""
    across, down = picture.width() // GRID, picture.height() // GRID
    points = {picture.pixel(x * across, y * down) for x in range(GRID) for y in range(GRID)}
    return len(points) <= 1
