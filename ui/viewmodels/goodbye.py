"""The last screen of a visit."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from devices.signal.alarm import Alarm
from kiosk.visit.effects import WipeReason
from kiosk.visit.handlers.farewell import goodbye_ends
from kiosk.visit.left_behind import Things, left, perhaps_left
from kiosk.visit.rating import LEVELS, REASONS, ToRate
from kiosk.visit.stage import Stage
from kiosk.visit.touches.form import ToggleChoice
from kiosk.visit.touches.rating import Rate, ToggleNamed
from kiosk.visit.touches.travel import Back, Finish, Submit
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker


@dataclass(frozen=True)
class GoodbyeOutputs:
    """What still lies there by the devices' own word, how urgently that is said (0 to 3), and the seconds
    until the welcome screen. `sentence` claims nothing that no device has said.
    """

    title: str = ""
    help: str = ""
    card_left: bool = False
    paper_left: bool = False
    alarm: int = 0
    sentence: str = ""
    countdown: int = 0
    rating: str = ""
    """offer, why (one of the two lowest is chosen), sent; "" where nothing is to be rated."""
    level: int = 0
    """1 best to 5, 0 for none yet."""
    reasons: list[dict[str, str]] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)
    anonymous: bool = False
    thanks: str = ""


TITLES = {
    WipeReason.FINISHED: "goodbye.title",
    WipeReason.LEFT: "goodbye.title_left",
    WipeReason.IDLE: "goodbye.title_left",
    WipeReason.LOST: "goodbye.title_lost",
    WipeReason.DOOR: "goodbye.title_left",
    WipeReason.POWER: "goodbye.title_left",
}


def goodbye_outputs(snapshot: Snapshot) -> GoodbyeOutputs | None:
    """What is left behind comes before everything else."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.GOODBYE:
        return None
    sure, perhaps = left(visit), perhaps_left(visit)
    reason = visit.ended_by or WipeReason.FINISHED
    seconds = goodbye_ends(visit) - snapshot.now.seconds
    return GoodbyeOutputs(
        title=speaker.key(f"goodbye.take_{named(sure)}" if sure else TITLES[reason]),
        help=speaker.key("goodbye.erased" if reason is WipeReason.FINISHED else "goodbye.erased_unfiled"),
        card_left=sure.card,
        paper_left=sure.paper,
        alarm=max(visit.alarm, Alarm.SOFT) if sure else Alarm.NONE,
        sentence=speaker.key(f"goodbye.left_{named(sure)}")
        if sure
        else speaker.key(f"goodbye.perhaps_{named(perhaps)}")
        if perhaps
        else "",
        countdown=max(0, round(seconds)),
        **_rating(visit.rating, speaker),
    )


def _rating(rated: ToRate | None, speaker: Speaker) -> dict[str, Any]:
    if rated is None:
        return {}
    return {
        "rating": "sent" if rated.sent else "why" if rated.asks_why else "offer",
        "level": 0 if rated.level is None else LEVELS.index(rated.level) + 1,
        "reasons": [{"value": each, "label": speaker.key(f"rating.reason_{each}")} for each in REASONS],
        "chosen": [each for each in REASONS if each in rated.reasons],
        "anonymous": rated.anonymous,
        "thanks": speaker.key("rating.thanks" if rated.kept else "rating.not_kept")
        if rated.kept is not None
        else "",
    }


def named(things: Things) -> str:
    """As the words files call them."""
    return "both" if things.card and things.paper else "card" if things.card else "paper"


class GoodbyeViewModel(ViewModel[GoodbyeOutputs]):
    """`Goodbye.qml`."""

    titleChanged = Signal()
    helpChanged = Signal()
    cardLeftChanged = Signal()
    paperLeftChanged = Signal()
    alarmChanged = Signal()
    sentenceChanged = Signal()
    countdownChanged = Signal()
    ratingChanged = Signal()
    levelChanged = Signal()
    reasonsChanged = Signal()
    chosenChanged = Signal()
    anonymousChanged = Signal()
    thanksChanged = Signal()

    title = output(str, "title", titleChanged)
    help = output(str, "help", helpChanged)
    paperLeft = output(bool, "paper_left", paperLeftChanged)
    alarm = output(int, "alarm", alarmChanged)
    cardLeft = output(bool, "card_left", cardLeftChanged)
    sentence = output(str, "sentence", sentenceChanged)
    countdown = output(int, "countdown", countdownChanged)
    rating = output(str, "rating", ratingChanged)
    level = output(int, "level", levelChanged)
    reasons = output("QVariantList", "reasons", reasonsChanged)
    chosen = output("QVariantList", "chosen", chosenChanged)
    anonymous = output(bool, "anonymous", anonymousChanged)
    thanks = output(str, "thanks", thanksChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(goodbye_outputs, GoodbyeOutputs(), send)

    @Slot()
    def finish(self) -> None:
        """The welcome screen."""
        self.tell(Finish())

    @Slot(int)
    def rate(self, level: int) -> None:
        """How it was: 1, best, to 5."""
        if 0 < level <= len(LEVELS):
            self.tell(Rate(LEVELS[level - 1]))

    @Slot()
    def rethink(self) -> None:
        """The levels again."""
        self.tell(Back())

    @Slot(str)
    def toggleReason(self, reason: str) -> None:
        """Why, on or off."""
        self.tell(ToggleChoice(reason))

    @Slot()
    def toggleAnonymous(self) -> None:
        """Whether the departments see whose case it is about."""
        self.tell(ToggleNamed())

    @Slot()
    def sendRating(self) -> None:
        """Send it, explained or not."""
        self.tell(Submit())
