"""From an application object to the terminal's window: fonts, icons, words, keyboard, `Main.qml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from ui import fonts, keyboard
from ui.icons import IconProvider
from ui.paper_pictures import PROVIDER, PaperPictures, PaperProvider
from ui.qr_pictures import QrProvider
from ui.words import all_words

QML = Path(__file__).parent / "qml"
GLASS_MM = (270, 480)
"""Width and height of the glass the screens are drawn for, upright: 1080x1920 at 4 pixels a millimetre."""


class WindowFailed(RuntimeError):
    """Main.qml could not be built; Qt has said why through the message handler."""


@dataclass(frozen=True)
class Appearance:
    """How the window sits on this terminal's glass. `pixels_per_mm`: pixels across / millimetres across."""

    landscape: bool = False
    pixels_per_mm: float = 4.0
    full_screen: bool = False
    reduced_motion: bool = False

    def window_size(self) -> tuple[int, int]:
        """Pixels across and down of a window that is not full screen."""
        across, down = (round(side * self.pixels_per_mm) for side in GLASS_MM)
        return (down, across) if self.landscape else (across, down)


def load_window(
    shell: QObject,
    views: Mapping[str, QObject],
    appearance: Appearance,
    *,
    awake: bool = True,
    pictures: PaperPictures | None = None,
) -> QQmlApplicationEngine:
    """Build the one window over its view-models and show it. Keep the engine alive: it owns the window.

    `shell` is the view-model of band, foot and overlays; `views` maps a screen's name ("Welcome") to its own.
    `pictures`: of paper, for the screens that show some.
    `awake` is false for a face that another call of `change_hands` will bring to life.
    The caller owns them and has called `ui.keyboard.prepare_environment` before it made the application.
    Raises `FontMissing` and `WindowFailed`.
    """
    fonts.require_fonts()
    QGuiApplication.setFont(QFont(fonts.SANS))
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(keyboard.STYLES))
    engine.addImageProvider("icon", IconProvider())
    engine.addImageProvider("qr", QrProvider())
    engine.addImageProvider(PROVIDER, PaperProvider(PaperPictures() if pictures is None else pictures))
    width, height = appearance.window_size()
    engine.setInitialProperties(
        {
            "shell": shell,
            "views": dict(views),
            "words": all_words(),
            "landscape": appearance.landscape,
            "pixelsPerMm": appearance.pixels_per_mm,
            "reducedMotion": appearance.reduced_motion,
            "fullScreen": appearance.full_screen,
            "awake": awake,
            "width": width,
            "height": height,
        }
    )
    engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
    if not engine.rootObjects():
        raise WindowFailed("the window could not be built; the lines above name the QML file and line")
    return engine


def window_of(engine: QQmlApplicationEngine) -> QQuickWindow:
    """The one top-level window that `load_window` built."""
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    return window


def close_window(engine: QQmlApplicationEngine) -> None:
    """Take the window and its screens down now, while the view-models they read still live."""
    QGuiApplication.inputMethod().hide()  # or the next window would begin with it up
    shiboken6.delete(engine)


def change_hands(
    engine: QQmlApplicationEngine,
    shell: QObject,
    views: Mapping[str, QObject],
    appearance: Appearance,
    pictures: PaperPictures,
) -> None:
    """Give a standing window other view-models, and other looks where the settings have changed since.

    What it showed before may go once this returns.
    """
    engine.addImageProvider(PROVIDER, PaperProvider(pictures))
    window = window_of(engine)
    window.setProperty("landscape", appearance.landscape)
    window.setProperty("pixelsPerMm", appearance.pixels_per_mm)
    window.setProperty("fullScreen", appearance.full_screen)
    if not appearance.full_screen:
        window.resize(*appearance.window_size())
    window.setProperty("views", dict(views))
    window.setProperty("shell", shell)
    window.setProperty("awake", True)  # noqa: FBT003  a property's value
    window.update()
