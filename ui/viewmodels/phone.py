"""The page on a phone: its code, and what has come from it."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot

from devices.page_image.page import Page
from kiosk.visit.handlers.phone import pages
from kiosk.visit.printout import HELD
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import RemovePage, TurnPage
from kiosk.visit.touches.phone import NewCode
from kiosk.visit.touches.travel import Back, Next
from ui.paper_pictures import PaperPictures, source
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.copying import name_of, paper_name
from ui.viewmodels.receipt import qr_rows
from ui.viewmodels.snapshot import Snapshot

SENT = "phone-"
"""How the names of pictures begin that a phone has sent."""


@dataclass(frozen=True)
class PhoneOutputs:
    """`phase` is opening, shown, seen or over. `page` counts from 1; `count` are those that have come."""

    phase: str = "opening"
    qr: list[str] = field(default_factory=list, repr=False)
    material: str = ""
    """What is photographed; "" where it is to be printed."""
    page: int = 0
    count: int = 0
    picture: str = ""
    doubt: str = ""
    """What to look at in the picture that is shown."""
    error: str = ""


def phone_outputs(snapshot: Snapshot) -> PhoneOutputs | None:
    """The phase, and the page that is shown."""
    visit, speaker = snapshot.visit, snapshot.speaker
    phone = visit.phone
    if visit.stage is not Stage.PHONE or phone is None:
        return None
    shown = _shown(snapshot)
    doubt = shown.doubt.sentence_key if shown is not None else ""
    return PhoneOutputs(
        phase=phone.phase.value,
        qr=list(qr_rows(phone.url.encode())) if phone.url else [],
        material=_material(snapshot),
        page=phone.shown + 1 if shown is not None else 0,
        count=len(pages(visit)),
        picture="" if shown is None else source(_name(shown)),
        doubt=speaker.key(doubt) if doubt else "",
        error=speaker.say(visit.error),
    )


def _shown(snapshot: Snapshot) -> Page | None:
    visit = snapshot.visit
    there = pages(visit) if visit.stage is Stage.PHONE else ()
    return there[visit.phone.shown] if visit.phone is not None and visit.phone.shown < len(there) else None


def _name(page: Page) -> str:
    return SENT + name_of(page)


def _material(snapshot: Snapshot) -> str:
    phone = snapshot.visit.phone
    return "" if phone is None or phone.held == HELD else paper_name(snapshot, phone.held)


class PhoneViewModel(ViewModel[PhoneOutputs]):
    """`Phone.qml`."""

    phaseChanged = Signal()
    qrChanged = Signal()
    materialChanged = Signal()
    pageChanged = Signal()
    countChanged = Signal()
    pictureChanged = Signal()
    doubtChanged = Signal()
    errorChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    qr = output("QVariantList", "qr", qrChanged)
    material = output(str, "material", materialChanged)
    page = output(int, "page", pageChanged)
    count = output(int, "count", countChanged)
    picture = output(str, "picture", pictureChanged)
    doubt = output(str, "doubt", doubtChanged)
    error = output(str, "error", errorChanged)

    def __init__(self, send: Send, pictures: PaperPictures) -> None:
        super().__init__(phone_outputs, PhoneOutputs(), send)
        self._pictures = pictures

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model; the picture is there before the screen hears of it, and gone after it."""
        shown = _shown(snapshot)
        held = {} if shown is None else {_name(shown): shown.content}
        for name, content in held.items():
            self._pictures.put(name, content)
        super().show(snapshot)
        self._pictures.keep(SENT, held)

    @Slot(int)
    def turn(self, direction: int) -> None:
        """The page before, or after."""
        self.tell(TurnPage(direction))

    @Slot()
    def remove(self) -> None:
        """Not this one."""
        self.tell(RemovePage())

    @Slot()
    def renew(self) -> None:
        """Another code."""
        self.tell(NewCode())

    @Slot()
    def next(self) -> None:
        """On with what has come."""
        self.tell(Next())

    @Slot()
    def back(self) -> None:
        """To where one came from."""
        self.tell(Back())
