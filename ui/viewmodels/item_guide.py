"""The guide of one life event or item."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.service import service_of
from kiosk.contract.catalogue.where import Where
from kiosk.visit.doors import Door
from kiosk.visit.guide import Guide, guide
from kiosk.visit.guide_slip import guide_link, guide_text
from kiosk.visit.queueing import is_called_for, window_for
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.finding import CarryGuide, PrintGuide
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.queueing import ShowQueues
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.guide_rows import row
from ui.viewmodels.receipt import qr_rows
from ui.viewmodels.slip import printing, sentence
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker
from ui.viewmodels.welcome import illustrative

DONE, QUIET = 3, 4
"""`Tone.Kind`."""
PLACE_ICONS = {
    Where.HERE: "circle-check",
    Where.APPOINTMENT: "clock",
    Where.ONLINE: "wifi",
    Where.WINDOW: "building",
}


@dataclass(frozen=True)
class GuideOutputs:
    """`places`: where it can be done, as `text`, `icon`, `tone`; `rows`: `label` and `value`. `begin`: what
    the one button says, "" where it cannot be done here. `printing` as on the screen of places.
    """

    title: str = ""
    office: str = ""
    places: list[dict[str, Any]] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    begin: str = ""
    can_book: bool = True
    """Whether a window offers times for it: a page of things to know has none."""
    can_queue: bool = False
    """Whether a hall gives numbers for its window."""
    no_numbers: str = ""
    """Why none can be taken now; "" where it can."""
    can_ask: bool = False
    """Whether the card shows how far it is, and prints what is there, beside what the one button does."""
    printing: str = ""
    sentence: str = ""
    can_print: bool = True
    qr: list[str] = field(default_factory=list)
    """The code for the phone; empty while nobody asked for it."""
    caption: str = ""
    notice: str = ""


def guide_outputs(snapshot: Snapshot) -> GuideOutputs | None:
    """Everything there is to know."""
    visit, speaker = snapshot.visit, snapshot.speaker
    catalogue = visit.setting.catalogue
    opened = guide(catalogue, visit.finding.guide) if visit.stage is Stage.GUIDE else None
    if opened is None:
        return None
    link = guide_link(opened, visit.setting.guide_link)
    shown = visit.finding.carried
    wanted = window_for(catalogue, visit.finding.guide)
    service = service_of(catalogue, opened.begins)
    offered = service is None or visit.setting.offers(service)
    return GuideOutputs(
        title=speaker.text(opened.name),
        office=speaker.text(opened.office),
        places=[_place(each, speaker) for each in opened.places if each is not Where.HERE or offered],
        rows=[row(each, speaker) for each in opened.lines],
        begin=_begin(opened, snapshot) if offered else "",
        can_book=bool(opened.places),
        can_queue=wanted is not None and is_called_for(visit.surroundings.nearby, wanted[1]),
        no_numbers="" if visit.surroundings.online else speaker.key("queue.offline_now"),
        can_ask=(opened.asked or opened.printed) and not _is_asked_here(opened),
        printing=printing(visit.slip),
        sentence=sentence(visit.slip, speaker, busy="find.printing", came_to="guide.outcome"),
        can_print=visit.surroundings.can_print is not False,
        qr=list(qr_rows((link or guide_text(opened, speaker.language)).encode())) if shown else [],
        caption=speaker.key("find.code_link" if link else "find.code_text") if shown else "",
        notice=illustrative(catalogue, speaker),
    )


def _place(where: Where, speaker: Speaker) -> dict[str, Any]:
    tone = DONE if where is Where.HERE else QUIET
    return {"text": speaker.key(f"guide.at_{where}"), "icon": PLACE_ICONS[where], "tone": tone}


def _is_asked_here(opened: Guide) -> bool:
    """What can be done here is to look it up."""
    return opened.asked and not opened.begins and Where.HERE in opened.places


def _begin(opened: Guide, snapshot: Snapshot) -> str:
    """The button says what happens: this, or the life event that it is part of."""
    if not opened.begins:
        return snapshot.speaker.key("find.ask") if _is_asked_here(opened) else ""
    if opened.printed:
        return snapshot.speaker.key("find.begin_certificate")
    event = snapshot.visit.setting.catalogue.life_events.get(opened.begins)
    if event is None or opened.begins == opened.id:
        return snapshot.speaker.key("find.begin")
    return snapshot.speaker.key("find.begin_within", event=snapshot.speaker.text(event.title))


class ItemGuideViewModel(ViewModel[GuideOutputs]):
    """`Guide.qml`."""

    titleChanged = Signal()
    officeChanged = Signal()
    placesChanged = Signal()
    rowsChanged = Signal()
    beginChanged = Signal()
    canBookChanged = Signal()
    canQueueChanged = Signal()
    noNumbersChanged = Signal()
    canAskChanged = Signal()
    printingChanged = Signal()
    sentenceChanged = Signal()
    canPrintChanged = Signal()
    qrChanged = Signal()
    captionChanged = Signal()
    noticeChanged = Signal()

    title = output(str, "title", titleChanged)
    office = output(str, "office", officeChanged)
    places = output("QVariantList", "places", placesChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    begin = output(str, "begin", beginChanged)
    canBook = output(bool, "can_book", canBookChanged)
    canQueue = output(bool, "can_queue", canQueueChanged)
    noNumbers = output(str, "no_numbers", noNumbersChanged)
    canAsk = output(bool, "can_ask", canAskChanged)
    printing = output(str, "printing", printingChanged)
    sentence = output(str, "sentence", sentenceChanged)
    canPrint = output(bool, "can_print", canPrintChanged)
    qr = output("QVariantList", "qr", qrChanged)
    caption = output(str, "caption", captionChanged)
    notice = output(str, "notice", noticeChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(guide_outputs, GuideOutputs(), send)
        self._begins = ""

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model."""
        opened = guide(snapshot.visit.setting.catalogue, snapshot.visit.finding.guide)
        self._begins = opened.begins if opened is not None else ""
        super().show(snapshot)

    @Slot()
    def start(self) -> None:
        """Do it, or look it up where that is what there is to do."""
        self.tell(Choose(self._begins) if self._begins else OpenDoor(Door.PROGRESS))

    @Slot()
    def book(self) -> None:
        """A time at its window."""
        self.tell(BookWindow())

    @Slot()
    def queue(self) -> None:
        """A number for its window today."""
        self.tell(ShowQueues())

    @Slot()
    def ask(self) -> None:
        """How far it is; what is made out is printed from there."""
        self.tell(OpenDoor(Door.PROGRESS))

    @Slot()
    def print(self) -> None:
        """On paper."""
        self.tell(PrintGuide())

    @Slot()
    def carry(self) -> None:
        """The code for the phone: show it, or put it away."""
        self.tell(CarryGuide())

    @Slot()
    def nearby(self) -> None:
        """Where else?"""
        self.tell(ShowNearby())

    @Slot()
    def back(self) -> None:
        """To where it was asked for."""
        self.tell(Back())
