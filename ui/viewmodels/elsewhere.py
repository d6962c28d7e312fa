"""An answer showed that this cannot be filed here."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.travel import Back, Finish
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class ElsewhereOutputs:
    """Why, and where to go instead."""

    sentence: str = ""


def elsewhere_outputs(snapshot: Snapshot) -> ElsewhereOutputs | None:
    """The catalogue's words for the answer."""
    if snapshot.visit.stage is not Stage.ENDED_ELSEWHERE:
        return None
    return ElsewhereOutputs(snapshot.speaker.say(snapshot.visit.ended))


class ElsewhereViewModel(ViewModel[ElsewhereOutputs]):
    """`Elsewhere.qml`."""

    sentenceChanged = Signal()
    sentence = output(str, "sentence", sentenceChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(elsewhere_outputs, ElsewhereOutputs(), send)

    @Slot()
    def back(self) -> None:
        """Change the answer."""
        self.tell(Back())

    @Slot()
    def book(self) -> None:
        """A time at the window."""
        self.tell(BookWindow())

    @Slot()
    def showNearby(self) -> None:
        """Where else there is."""
        self.tell(ShowNearby())

    @Slot()
    def finish(self) -> None:
        """Leave it at that."""
        self.tell(Finish())
