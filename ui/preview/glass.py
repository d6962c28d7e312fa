"""The window in one variant: a scene goes in, its pictures come out with what is wrong with each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PIL import Image
from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem

from kiosk.config import Config
from kiosk.visit.manner import Manner
from kiosk.visit.setting import Moment, Surroundings
from kiosk.visit.visit import Visit
from ui.engine import Appearance
from ui.gallery.faults import faults
from ui.gallery.looking import below, on_top
from ui.gallery.still import await_keyboard, picture, rest
from ui.gallery.variants import Variant
from ui.rehearsal.rehearse import Rehearsal
from ui.rehearsal.scenes import Scene

MOST_SCREENFULS = 20
"""Of one scene; the longest guide has five in large type."""


@dataclass(frozen=True)
class Shown:
    """One picture: its name, and what is wrong with it, a sentence each."""

    name: str
    picture: Image.Image
    faults: tuple[str, ...] = ()


class Glass:
    """Shows scene after scene. Close it when done."""

    def __init__(self, config: Config, variant: Variant) -> None:
        self._variant = variant
        self._rehearsal = Rehearsal(config, Appearance(landscape=variant.landscape, reduced_motion=True))
        await_keyboard(self._rehearsal.window)

    def seen_by(self, visit: Visit) -> Visit:
        """The visit in the variant's language and manner, where all is well."""
        each = self._variant
        manner = Manner(elder=each.elder, low_reach=each.low_reach, night=each.night)
        around = Surroundings(can_print=True, online=True)
        return replace(visit, language=each.language, manner=manner, surroundings=around)

    def show(self, scene: Scene, now: Moment) -> Iterator[Shown]:
        """The scene, and what lies below on it, screenful by screenful."""
        self._rehearsal.complaints.clear()
        self._rehearsal.show(scene, now)
        yield self._shown(scene.name)
        for number in range(2, MOST_SCREENFULS):
            further = self._further()
            if further is None:
                return
            QMetaObject.invokeMethod(further, "clicked")
            yield self._shown(f"{scene.name} {number}")

    def close(self) -> None:
        """Take the window down."""
        self._rehearsal.close()

    def _shown(self, name: str) -> Shown:
        window = self._rehearsal.window
        rest(window)
        drawn = picture(window)
        found = [": ".join(each) for each in faults(window, drawn, elder=self._variant.elder)]
        return Shown(name, drawn, (*found, *self._rehearsal.complaints))

    def _further(self) -> QQuickItem | None:
        """What brings up the rest, where there is more."""
        root = on_top(self._rehearsal.window)
        ways = (
            each for each in below(root) if each.objectName() == "scroll-down" and not each.property("off")
        )
        return next(ways, None)
