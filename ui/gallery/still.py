"""A window brought to rest, and what it then shows."""

from collections.abc import Callable, Iterator

from PIL import Image
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.waiting import process_until

FRAMES_TO_REST = 3
"""Layout, then what depends on it, then the picture: with reduced motion nothing moves after that."""
LONGEST_MS = 60_000
FROM_DISK = "from-disk"
"""Name of the one picture that a screen loads in a thread of its own."""


def standing_in(item: QQuickItem) -> Iterator[QQuickItem]:
    """The visible items of a subtree. What a Repeater makes is no child of the window, but an item in it."""
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from standing_in(child)


def await_keyboard(window: QQuickWindow) -> None:
    """Until the on-screen keyboard has been loaded, which comes after the rest."""
    keyboard = next(iter(window.findChildren(QQuickItem, "keyboard")))
    wait_until(window, lambda: keyboard.property("item") is not None)


def rest(window: QQuickWindow) -> None:
    """Process what is pending until a frame has been drawn."""
    drawn: list[None] = []
    note = window.frameSwapped.connect(lambda: drawn.append(None))
    window.update()
    wait_until(window, lambda: len(drawn) >= FRAMES_TO_REST)
    if _loads(window):
        wait_until(window, lambda: not _loads(window))
        drawn.clear()
        wait_until(window, lambda: len(drawn) >= FRAMES_TO_REST)
    window.frameSwapped.disconnect(note)


def picture(window: QQuickWindow) -> Image.Image:
    """What the window shows, in RGB."""
    drawn = window.grabWindow().convertToFormat(QImage.Format.Format_RGB888)
    size = (drawn.width(), drawn.height())
    return Image.frombytes("RGB", size, bytes(drawn.constBits()), "raw", "RGB", drawn.bytesPerLine())


def wait_until(window: QQuickWindow, done: Callable[[], bool]) -> None:
    """Draw until it is so. Raises `TimeoutError`."""

    def drawn_enough() -> bool:
        enough = done()
        if not enough:
            window.update()
        return enough

    if not process_until(drawn_enough, LONGEST_MS):
        raise TimeoutError("the window did not come to rest")


def _loads(window: QQuickWindow) -> bool:
    """Whether a picture is still on its way from the disk."""
    pictures = (item for item in standing_in(window.contentItem()) if item.objectName() == FROM_DISK)
    return any(item.property("progress") < 1 for item in pictures)
