"""The peer of `bench.first_frame`: an empty Qt Quick window with Qt's virtual keyboard, and nothing else."""

import os
import sys

QML = b"""
import QtQuick
import QtQuick.Window
import QtQuick.VirtualKeyboard
Window {
    width: 1080; height: 1920; visible: true
    InputPanel { width: parent.width; y: parent.height }
}
"""


def main() -> None:
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    from PySide6.QtCore import Qt  # noqa: PLC0415  the environment first
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtQml import QQmlApplicationEngine  # noqa: PLC0415
    from PySide6.QtQuick import QQuickWindow  # noqa: PLC0415

    application = QGuiApplication(sys.argv)
    engine = QQmlApplicationEngine()
    engine.loadData(QML)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)

    def shown() -> None:
        sys.stdout.write("first frame\n")
        sys.stdout.flush()
        application.quit()

    window.frameSwapped.connect(shown, Qt.ConnectionType.QueuedConnection)
    application.exec()
    del engine


if __name__ == "__main__":
    main()
