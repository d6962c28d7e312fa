"""Draws a moment in a variant, off-screen, by the real window."""

from collections.abc import Callable, Iterator

from PIL import Image
from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.engine import Appearance, close_window, load_window, window_of
from ui.gallery.moments import Moment, shell_of, view_of
from ui.gallery.papers import sample_papers
from ui.gallery.stand_in import StandIn
from ui.gallery.variants import Variant

FRAMES_TO_REST = 3
"""Layout, then what depends on it, then the picture: with reduced motion nothing moves after that."""
LONGEST_MS = 60_000
FROM_DISK = "from-disk"
"""Name of the one picture that a screen loads in a thread of its own."""


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    """The visible items of a subtree. What a Repeater makes is no child of the window, but an item in it."""
    if item.isVisible():
        yield item
        for child in item.childItems():
            yield from _below(child)


class Stage:
    """The real window in one variant, showing one moment after another. Close it when done."""

    def __init__(self, variant: Variant, first: Moment) -> None:
        self.variant = variant
        self.shell: StandIn = shell_of(first, variant.language, **variant.manner)
        self.view: StandIn = view_of(first, variant.language, elder=variant.elder)
        self._engine: QQmlApplicationEngine = load_window(
            self.shell,
            {first.screen: self.view},
            Appearance(landscape=variant.landscape, reduced_motion=True),
            pictures=sample_papers(),
        )
        self.window: QQuickWindow = window_of(self._engine)
        keyboard = self._named("keyboard")
        self._until(lambda: keyboard.property("item") is not None)

    def show(self, moment: Moment) -> None:
        """Bring the window to `moment`, as a change of the view-models would, and let it come to rest."""
        view = view_of(moment, self.variant.language, elder=self.variant.elder)
        self.window.setProperty("views", {moment.screen: view})
        self.shell.put(**shell_of(moment, self.variant.language, **self.variant.manner).values)
        self.shell.tell("screen")  # moments of one screen are as different as those of two
        self.rest()
        self.window.setProperty("keypadAt", self.item(moment.at) if moment.at else None)
        if moment.at:
            self.rest()
        self.view = view  # the former one may go only now: its screen has been taken down

    def rest(self) -> None:
        """Process what is pending until a frame has been drawn."""
        drawn: list[None] = []
        note = self.window.frameSwapped.connect(lambda: drawn.append(None))
        self.window.update()
        self._until(lambda: len(drawn) >= FRAMES_TO_REST)
        if self._loads():
            self._until(lambda: not self._loads())
            drawn.clear()
            self._until(lambda: len(drawn) >= FRAMES_TO_REST)
        self.window.frameSwapped.disconnect(note)

    def _loads(self) -> bool:
        """Whether a picture is still on its way from the disk."""
        pictures = (item for item in _below(self.window.contentItem()) if item.objectName() == FROM_DISK)
        return any(item.property("progress") < 1 for item in pictures)

    def item(self, name: str) -> QQuickItem:
        """The visible control with that object name, the topmost one. Raises `LookupError`."""
        found = [item for item in _below(self.window.contentItem()) if item.objectName() == name]
        if not found:
            raise LookupError(f"nothing visible is named {name}")
        return found[-1]

    def picture(self) -> Image.Image:
        """What the window shows, in RGB."""
        drawn = self.window.grabWindow().convertToFormat(QImage.Format.Format_RGB888)
        size = (drawn.width(), drawn.height())
        return Image.frombytes("RGB", size, bytes(drawn.constBits()), "raw", "RGB", drawn.bytesPerLine())

    def close(self) -> None:
        """Take the window down."""
        close_window(self._engine)

    def _named(self, name: str) -> QQuickItem:
        return next(iter(self.window.findChildren(QQuickItem, name)))

    def _until(self, done: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(LONGEST_MS)
        while not done():
            if deadline.hasExpired():
                raise TimeoutError("the window did not come to rest")
            self.window.update()
            QGuiApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
