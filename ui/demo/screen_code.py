"""The code that stands on a screen now, as a telephone held before it reads it."""

import io

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication

from kiosk.demo.control import Refused
from kiosk.demo.phone import address_on


def address_on_a_screen() -> str:
    """Where it leads; "" where there is none, or the desktop lets nobody take pictures of it."""
    from PIL import Image  # noqa: PLC0415  not needed before somebody scans

    for screen in QGuiApplication.screens():
        held = QBuffer()
        held.open(QIODevice.OpenModeFlag.WriteOnly)
        if not screen.grabWindow(0).save(held, "PNG"):
            continue
        try:
            return address_on(Image.open(io.BytesIO(held.data().data())))
        except Refused:
            continue
    return ""
