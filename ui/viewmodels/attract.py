"""The terminal nobody uses: what can be done here, the hour, and how it is."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.schema import LifeEvent
from kiosk.visit import rest
from kiosk.visit.events import Begin
from kiosk.visit.stage import Stage
from kiosk.visit.truth import conditions
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.welcome import illustrative, tile

AT_ONCE = 3
"""Life events in one picture: read in passing, from two steps away."""


@dataclass(frozen=True)
class AttractOutputs:
    """`events` as on the welcome screen; `states` have text, icon and whether all is well."""

    hour: str = ""
    date: str = ""
    events: list[dict[str, Any]] = field(default_factory=list)
    states: list[dict[str, Any]] = field(default_factory=list)
    notice: str = ""


def attract_outputs(snapshot: Snapshot) -> AttractOutputs | None:
    """The picture of this turn."""
    visit, speaker, clock = snapshot.visit, snapshot.speaker, snapshot.clock
    if visit.stage is not Stage.ATTRACT:
        return None
    weekday = speaker.key(f"visit.weekday_{clock.isoweekday()}")
    return AttractOutputs(
        hour=f"{clock:%H:%M}",
        date=speaker.key("attract.date", year=clock.year, month=clock.month, day=clock.day, weekday=weekday),
        events=[
            tile(each, speaker)
            for each in _of_turn(visit.setting.life_events, rest.turn(visit, snapshot.now))
        ],
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
    statesChanged = Signal()
    noticeChanged = Signal()

    hour = output(str, "hour", hourChanged)
    date = output(str, "date", dateChanged)
    events = output("QVariantList", "events", eventsChanged)
    states = output("QVariantList", "states", statesChanged)
    notice = output(str, "notice", noticeChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(attract_outputs, AttractOutputs(), send)

    @Slot()
    def begin(self) -> None:
        """Wake the terminal."""
        self.tell(Begin())
