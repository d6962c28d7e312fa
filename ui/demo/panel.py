"""``python -m ui.demo.panel SOCKET``: the small window beside the terminal's in a demonstration."""

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine

from ui import fonts
from ui.demo.panel_view import PanelView
from ui.icons import IconProvider
from ui.words import load_words

_HERE = Path(__file__).parent
_LET_PYTHON_SEE_SIGNALS_MS = 200


def main(socket: str) -> int:
    """Show the panel until it is closed or the demonstration ends."""
    application = QGuiApplication(sys.argv[:1])
    fonts.require_fonts()
    QGuiApplication.setFont(QFont(fonts.SANS))
    signal.signal(signal.SIGTERM, lambda *_: application.quit())
    heartbeat = QTimer(interval=_LET_PYTHON_SEE_SIGNALS_MS)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
    view = PanelView(socket, application.quit)
    engine = QQmlApplicationEngine()
    engine.addImageProvider("icon", IconProvider())
    engine.setInitialProperties({"view": view, "texts": load_words(_HERE / "words", ("zh",))["zh"]})
    engine.load(QUrl.fromLocalFile(str(_HERE / "qml" / "Panel.qml")))
    code = application.exec() if engine.rootObjects() else 1
    del engine
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
