"""The screen that asks for the card."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from kiosk.visit.stage import Stage
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class CardOutputs:
    """`phase` is waiting, reading or failed; `sentence` says what to do where it failed."""

    phase: str = "waiting"
    sentence: str = ""


def card_outputs(snapshot: Snapshot) -> CardOutputs | None:
    """Whether the reader waits, reads, or could not; a reader that does not work is a failure too."""
    visit = snapshot.visit
    if visit.stage is Stage.READING_CARD:
        return CardOutputs("reading")
    if visit.stage is not Stage.AWAITING_CARD:
        return None
    problem = visit.surroundings.reader_problem or visit.card_problem
    return CardOutputs("failed", snapshot.speaker.key(problem)) if problem else CardOutputs()


class CardViewModel(ViewModel[CardOutputs]):
    """`Card.qml`."""

    phaseChanged = Signal()
    sentenceChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    sentence = output(str, "sentence", sentenceChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(card_outputs, CardOutputs(), send)

    @Slot()
    def back(self) -> None:
        """The list."""
        self.tell(Back())
