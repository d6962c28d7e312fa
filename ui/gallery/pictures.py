"""Draws a moment in a variant, off-screen, by the real window."""

from PIL import Image
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.engine import Appearance, close_window, load_window, window_of
from ui.gallery.moments import Moment, shell_of, view_of
from ui.gallery.papers import sample_papers
from ui.gallery.stand_in import StandIn
from ui.gallery.still import await_keyboard, picture, rest, standing_in
from ui.gallery.variants import Variant


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
        await_keyboard(self.window)

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
        rest(self.window)

    def item(self, name: str) -> QQuickItem:
        """The visible control with that object name, the topmost one. Raises `LookupError`."""
        found = [item for item in standing_in(self.window.contentItem()) if item.objectName() == name]
        if not found:
            raise LookupError(f"nothing visible is named {name}")
        return found[-1]

    def picture(self) -> Image.Image:
        """What the window shows, in RGB."""
        return picture(self.window)

    def close(self) -> None:
        """Take the window down."""
        close_window(self._engine)
