"""Draws the sheet of one component, off-screen: all its states side by side, in one set of colours."""

from dataclasses import dataclass

import shiboken6
from PIL import Image
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.words import Language
from ui import fonts
from ui.engine import QML, WindowFailed
from ui.gallery.components.book import page
from ui.gallery.components.family import Family
from ui.gallery.papers import sample_papers
from ui.gallery.still import picture, wait_until
from ui.icons import IconProvider
from ui.paper_pictures import PROVIDER, PaperProvider
from ui.qr_pictures import QrProvider
from ui.words import load_words

WINDOW = QML.parent / "gallery" / "qml" / "SheetWindow.qml"
FRAMES_TO_REST = 4
"""Layout, the window's own height, what depends on it, the picture."""


@dataclass(frozen=True)
class Looks:
    """One set in which all components are shown."""

    name: str
    elder: bool = False
    night: bool = False
    landscape: bool = False
    language: Language = "zh"


SETS = (Looks("day"), Looks("elder", elder=True), Looks("night", night=True))
"""The three sets of colours and sizes."""


class Sheets:
    """A window that shows one component's sheet after another. Close it when done."""

    def __init__(self, looks: Looks, pixels_per_mm: float = 4.0) -> None:
        fonts.require_fonts()
        QGuiApplication.setFont(QFont(fonts.SANS))
        self.looks = looks
        self._engine = QQmlApplicationEngine()
        self._engine.addImageProvider("icon", IconProvider())
        self._engine.addImageProvider("qr", QrProvider())
        self._engine.addImageProvider(PROVIDER, PaperProvider(sample_papers()))
        self._engine.setInitialProperties(
            {
                "page": {},
                "language": looks.language,
                "texts": load_words()[looks.language],
                "pixelsPerMm": pixels_per_mm,
                "landscape": looks.landscape,
                "elder": looks.elder,
                "night": looks.night,
            }
        )
        self._engine.load(QUrl.fromLocalFile(str(WINDOW)))
        if not self._engine.rootObjects():
            raise WindowFailed("the sheet could not be built; the lines above name the QML file and line")
        window = self._engine.rootObjects()[0]
        assert isinstance(window, QQuickWindow)
        self.window = window

    def show(self, family: Family) -> None:
        """Bring the sheet to `family` and let it come to rest."""
        self.window.setProperty("page", {})
        self.window.setProperty("page", page(family, self.looks.language))
        drawn: list[None] = []
        note = self.window.frameSwapped.connect(lambda: drawn.append(None))
        wait_until(self.window, lambda: len(drawn) >= FRAMES_TO_REST)
        self.window.frameSwapped.disconnect(note)

    def picture(self) -> Image.Image:
        """The sheet as it stands, in RGB."""
        return picture(self.window)

    def close(self) -> None:
        """Take the window down."""
        QGuiApplication.inputMethod().hide()
        shiboken6.delete(self._engine)
