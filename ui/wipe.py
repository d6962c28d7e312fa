"""What Qt itself may hold of a person when the visit is over."""

from PySide6.QtGui import QGuiApplication

from ui.viewmodels.receipt import qr_rows


def wipe_surface() -> None:
    """Drop what the keyboard is composing, hide it, empty the clipboards, forget the receipt's picture."""
    keyboard = QGuiApplication.inputMethod()
    keyboard.reset()
    keyboard.hide()
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(clipboard.Mode.Selection)
    qr_rows.cache_clear()
