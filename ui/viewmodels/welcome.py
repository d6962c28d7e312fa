"""The welcome screen, and the list of all life events."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.schema import Catalogue, LifeEvent
from kiosk.visit.doors import Door
from kiosk.visit.handlers.doors import doors, is_closed
from kiosk.visit.setting import Setting
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose, OpenDoor, PutCard, ShowAll
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

ON_WELCOME = 6
"""Tiles on the welcome screen (visual.md, pictures/welcome.png)."""
ON_WELCOME_ELDER = 4
"""The same in the elder view: fewer choices, each of them larger."""
DOOR_TILES = {
    Door.FIND: ("door.find", "search"),
    Door.PROGRESS: ("door.progress", "list-checks"),
    Door.NEARBY: ("door.nearby", "map-pin"),
    Door.COPY: ("door.copy", "copy"),
    Door.PRINT: ("door.print", "printer"),
    Door.POLICIES: ("door.policies", "badge-percent"),
}
"""The word of each door, by its key, and its icon."""


@dataclass(frozen=True)
class WelcomeOutputs:
    """The few tiles, how much there is in all, and what to know before one begins."""

    events: list[dict[str, Any]] = field(default_factory=list)
    doors: list[dict[str, str]] = field(default_factory=list)
    event_total: int = 0
    item_total: int = 0
    paper_out: bool = False
    notice: str = ""
    told: str = ""


@dataclass(frozen=True)
class ChooseOutputs:
    """All tiles."""

    events: list[dict[str, Any]] = field(default_factory=list)
    notice: str = ""


def welcome_outputs(snapshot: Snapshot) -> WelcomeOutputs | None:
    """The featured life events in their order."""
    if snapshot.visit.stage is not Stage.WELCOME:
        return None
    setting, speaker = snapshot.visit.setting, snapshot.speaker
    return WelcomeOutputs(
        events=[tile(each, speaker) for each in featured(setting, elder=snapshot.visit.manner.elder)],
        doors=[
            door_tile(each, speaker, closed=is_closed(snapshot.visit, each)) for each in doors(snapshot.visit)
        ],
        event_total=len(setting.life_events),
        item_total=len(setting.items),
        paper_out=snapshot.visit.surroundings.can_print is False,
        notice=illustrative(setting.catalogue, speaker),
        told=speaker.text(told) if (told := snapshot.visit.surroundings.notice) is not None else "",
    )


def featured(setting: Setting, *, elder: bool) -> list[LifeEvent]:
    """The life events of the welcome screen, in their places."""
    places = {each.featured_elder if elder else each.featured: each for each in setting.life_events}
    shown = [places[place] for place in sorted(place for place in places if place is not None)]
    return shown[: ON_WELCOME_ELDER if elder else ON_WELCOME]


def choose_outputs(snapshot: Snapshot) -> ChooseOutputs | None:
    """Every life event in the catalogue's order."""
    if snapshot.visit.stage is not Stage.CHOOSING:
        return None
    setting, speaker = snapshot.visit.setting, snapshot.speaker
    tiles = [tile(each, speaker) for each in setting.life_events]
    return ChooseOutputs(tiles, illustrative(setting.catalogue, speaker))


def tile(event: LifeEvent, speaker: Speaker) -> dict[str, Any]:
    """One tile: what it is, and one line on what it costs a person."""
    subtitle = (
        speaker.text(event.summary)
        if event.summary is not None
        else speaker.key("visit.departments_together", count=len(event.departments))
    )
    return {"id": event.id, "title": speaker.text(event.title), "subtitle": subtitle, "icon": event.icon}


def door_tile(door: Door, speaker: Speaker, *, closed: bool = False) -> dict[str, str]:
    """One door: what is behind it, in a word or two; and, while it is closed, why."""
    word, icon = DOOR_TILES[door]
    because = speaker.key("door.offline") if closed else ""
    return {"id": door.value, "label": speaker.key(word), "icon": icon, "because": because}


def illustrative(catalogue: Catalogue, speaker: Speaker) -> str:
    """What must be said wherever an illustrative catalogue is shown."""
    return speaker.text(catalogue.notice) if catalogue.illustrative else ""


class WelcomeViewModel(ViewModel[WelcomeOutputs]):
    """`Welcome.qml`."""

    eventsChanged = Signal()
    doorsChanged = Signal()
    eventTotalChanged = Signal()
    itemTotalChanged = Signal()
    paperOutChanged = Signal()
    noticeChanged = Signal()
    toldChanged = Signal()

    events = output("QVariantList", "events", eventsChanged)
    doors = output("QVariantList", "doors", doorsChanged)
    eventTotal = output(int, "event_total", eventTotalChanged)
    itemTotal = output(int, "item_total", itemTotalChanged)
    paperOut = output(bool, "paper_out", paperOutChanged)
    notice = output(str, "notice", noticeChanged)
    told = output(str, "told", toldChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(welcome_outputs, WelcomeOutputs(), send)

    @Slot(str)
    def choose(self, life_event: str) -> None:
        """A life event, by its id."""
        self.tell(Choose(life_event))

    @Slot(str)
    def openDoor(self, door: str) -> None:
        """Something else, by the name of its door."""
        self.tell(OpenDoor(Door(door)))

    @Slot()
    def showAll(self) -> None:
        """The whole list."""
        self.tell(ShowAll())

    @Slot()
    def putCard(self) -> None:
        """Begin with the card."""
        self.tell(PutCard())


class ChooseViewModel(ViewModel[ChooseOutputs]):
    """`Choose.qml`."""

    eventsChanged = Signal()
    noticeChanged = Signal()

    events = output("QVariantList", "events", eventsChanged)
    notice = output(str, "notice", noticeChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(choose_outputs, ChooseOutputs(), send)

    @Slot(str)
    def choose(self, life_event: str) -> None:
        """A life event, by its id."""
        self.tell(Choose(life_event))

    @Slot()
    def back(self) -> None:
        """The welcome screen."""
        self.tell(Back())
