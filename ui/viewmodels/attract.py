"""The terminal nobody uses: what can be done here, the hour, and how it is."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QUrl, Signal, Slot

from kiosk.contract.catalogue.schema import LifeEvent
from kiosk.visit import rest
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Begin
from kiosk.visit.truth import conditions
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.welcome import illustrative, tile

AT_ONCE = 3
"""Life events in one picture: read in passing, from two steps away."""


@dataclass(frozen=True)
class AttractOutputs:
    """`events` as on the welcome screen; `slide_source` and `slide_words`: a picture that is shown in their
    place, "" for none; `states` have text, icon and whether all is well.
    """

    hour: str = ""
    date: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    slide_source: str = ""
    slide_words: str = ""
    states: list[dict[str, Any]] = field(default_factory=list)
    notice: str = ""


def attract_outputs(snapshot: Snapshot) -> AttractOutputs | None:
    """The picture of this turn."""
    visit, speaker, clock = snapshot.visit, snapshot.speaker, snapshot.clock
    if visit.stage is not Stage.ATTRACT:
        return None
    weekday = speaker.key(f"visit.weekday_{clock.isoweekday()}")
    slide = rest.slide(visit, snapshot.now)
    turn = rest.turn(visit, snapshot.now)
    return AttractOutputs(
        hour=f"{clock:%H:%M}",
        date=speaker.key("attract.date", year=clock.year, month=clock.month, day=clock.day, weekday=weekday),
        events=[
            tile(each, speaker)
            for each in _of_turn(visit.setting.life_events, turn // 2 if visit.setting.slides else turn)
        ],
        slide_source="" if slide is None else QUrl.fromLocalFile(str(slide.picture)).toString(),
        slide_words="" if slide is None else slide.words.in_language(visit.language),
        states=[
            {"text": speaker.key(each.key), "icon": each.icon, "well": each.well}
            for each in conditions(visit)
        ],
        notice=illustrative(visit.setting.catalogue, speaker),
    )


def _of_turn(events: tuple[LifeEvent, ...], turn: int) -> list[LifeEvent]:
    """The next few, round and round."""
    return [events[(turn * AT_ONCE + each) % len(events)] for each in range(min(AT_ONCE, len(events)))]


class AttractViewModel(ViewModel[AttractOutputs]):
    """`Attract.qml`."""

    hourChanged = Signal()
    dateChanged = Signal()
    eventsChanged = Signal()
    slideSourceChanged = Signal()
    slideWordsChanged = Signal()
    statesChanged = Signal()
    noticeChanged = Signal()

    hour = output(str, "hour", hourChanged)
    date = output(str, "date", dateChanged)
    events = output("QVariantList", "events", eventsChanged)
    slideSource = output(str, "slide_source", slideSourceChanged)
    slideWords = output(str, "slide_words", slideWordsChanged)
    states = output("QVariantList", "states", statesChanged)
    notice = output(str, "notice", noticeChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(attract_outputs, AttractOutputs(), send)

    @Slot()
    def begin(self) -> None:
        """Wake the terminal."""
        self.tell(Begin())
