"""The last screen of a visit, and the one for a terminal that can do nothing."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from kiosk.visit.events import Finish
from kiosk.visit.handlers.farewell import goodbye_seconds
from kiosk.visit.setting import CardPlace
from kiosk.visit.stage import Stage
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class GoodbyeOutputs:
    """Whether the card still lies there, and the seconds until the welcome screen."""

    card_left: bool = False
    sentence: str = ""
    countdown: int = 0


@dataclass(frozen=True)
class OutOfServiceOutputs:
    """What a resident can do, and what is being done."""

    sentence: str = ""
    reason: str = ""


def goodbye_outputs(snapshot: Snapshot) -> GoodbyeOutputs | None:
    """A card that is left behind comes before everything else."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.GOODBYE:
        return None
    left = visit.surroundings.card is not CardPlace.AWAY
    seconds = visit.entered_at + goodbye_seconds(visit) - snapshot.now.seconds
    return GoodbyeOutputs(left, speaker.key("visit.take_card") if left else "", max(0, round(seconds)))


def out_of_service_outputs(snapshot: Snapshot) -> OutOfServiceOutputs | None:
    """Why, in words for a resident."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.OUT_OF_SERVICE:
        return None
    reason = visit.surroundings.out_of_order
    return OutOfServiceOutputs(
        speaker.key(reason) if reason else "", speaker.key("visit.out_of_service_reason")
    )


class GoodbyeViewModel(ViewModel[GoodbyeOutputs]):
    """`Goodbye.qml`."""

    cardLeftChanged = Signal()
    sentenceChanged = Signal()
    countdownChanged = Signal()

    cardLeft = output(bool, "card_left", cardLeftChanged)
    sentence = output(str, "sentence", sentenceChanged)
    countdown = output(int, "countdown", countdownChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(goodbye_outputs, GoodbyeOutputs(), send)

    @Slot()
    def finish(self) -> None:
        """The welcome screen."""
        self.tell(Finish())


class OutOfServiceViewModel(ViewModel[OutOfServiceOutputs]):
    """`OutOfService.qml`."""

    sentenceChanged = Signal()
    reasonChanged = Signal()

    sentence = output(str, "sentence", sentenceChanged)
    reason = output(str, "reason", reasonChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(out_of_service_outputs, OutOfServiceOutputs(), send)
