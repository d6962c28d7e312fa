"""A child process that tries Qt, so that this one need not load it."""

import os
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
application = QGuiApplication([])
engine = QQmlEngine()
component = QQmlComponent(engine)
component.setData(b'''
import QtQuick
import QtQuick.Window
import QtQuick.Controls.Basic
import QtQuick.VirtualKeyboard
Window { width: 64; height: 64; visible: true; InputPanel { width: 64 } }
''', QUrl())
window = component.create()
if not isinstance(window, QQuickWindow):
    sys.exit(component.errorString())
if window.grabWindow().width() != 64:
    sys.exit("Qt Quick draws nothing")
"""


def probe_command() -> tuple[str, ...]:
    """Ends with 0 when a window with the virtual keyboard in it was drawn; else its last line says why."""
    return (sys.executable, "-P", "-c", PROGRAM)


def probe_environment() -> dict[str, str]:
    """No display needed, and the display there may be is left alone."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QT_IM_MODULE": "qtvirtualkeyboard",
    }
