"""`kiosk ui --gallery`: a window in which a person pages through every component in every state."""

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from ui import keyboard
from ui.app import require_display

if TYPE_CHECKING:
    from PySide6.QtQml import QQmlApplicationEngine

# ruff: noqa: PLC0415 - Qt reads the environment when it is imported.


def run(first_frame: Callable[[], bool]) -> int:
    """Show it until it is closed. Needs neither a data directory nor a device.

    `first_frame` is called once a frame has been shown; True ends it there. Raises `NoDisplay`.
    """
    require_display()
    home = keyboard.prepare_environment(os.environ)
    try:
        from PySide6.QtGui import QGuiApplication
        from shiboken6 import delete

        application = QGuiApplication(sys.argv[:1])
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        engine = open_window()
        _once_shown(engine, lambda: application.quit() if first_frame() else None)
        code = application.exec()
        delete(engine)
        return code
    finally:
        home.forget()


def open_window() -> "QQmlApplicationEngine":
    """The window, over an application that stands. The engine owns it. Raises `WindowFailed`."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QFont, QGuiApplication
    from PySide6.QtQml import QQmlApplicationEngine

    from ui import fonts
    from ui.engine import QML, WindowFailed
    from ui.gallery.components.book import books
    from ui.gallery.papers import sample_papers
    from ui.icons import IconProvider
    from ui.paper_pictures import PROVIDER, PaperProvider
    from ui.qr_pictures import QrProvider

    fonts.require_fonts()
    QGuiApplication.setFont(QFont(fonts.SANS))
    engine = QQmlApplicationEngine()
    engine.addImageProvider("icon", IconProvider())
    engine.addImageProvider("qr", QrProvider())
    engine.addImageProvider(PROVIDER, PaperProvider(sample_papers()))
    shown = books()
    engine.setInitialProperties({"books": shown, "languages": list(shown)})
    engine.load(QUrl.fromLocalFile(str(QML.parent / "gallery" / "qml" / "Gallery.qml")))
    if not engine.rootObjects():
        raise WindowFailed("the gallery could not be built; the lines above name the QML file and line")
    return engine


def _once_shown(engine: "QQmlApplicationEngine", then: Callable[[], None]) -> None:
    from PySide6.QtCore import Qt

    from ui.engine import window_of

    window_of(engine).frameSwapped.connect(then, Qt.ConnectionType.SingleShotConnection)
