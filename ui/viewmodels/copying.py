"""The pages of one material: laid down, taken, looked at."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from PySide6.QtCore import Property, Signal, Slot

from devices.page_image.page import Page
from kiosk.visit.amending import wanted_now
from kiosk.visit.copying import Copier, Copying, CopyPhase
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.printout import Layout
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import (
    AddPage,
    BringLater,
    KeepPage,
    RemovePage,
    RetakePage,
    TakePage,
    TurnPage,
)
from kiosk.visit.touches.travel import Back, Next
from ui.document_camera.sights import Sight
from ui.paper_pictures import LIVE, PaperPictures, source
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot

TAKEN = "page-"
"""How the names of pages begin that were taken."""
TAKING = (Stage.COPYING, Stage.COPY)
LIST: Any = "QVariantList"
"""Qt's name for it; the stubs want a Python type."""


@dataclass(frozen=True)
class CopyingOutputs:
    """`page` counts from 1: the one laid down, taken, or shown; `count` are those that will be used."""

    phase: str = ""
    scanner: bool = False
    material: str = ""
    may_wait: bool = False
    """The paper may be brought to a window instead."""
    page: int = 0
    count: int = 0
    picture: str = ""
    """Where the page is found that was taken; "" while one is laid down."""
    doubt: str = ""
    """What to look at before the page is used."""
    error: str = ""


def copying_outputs(snapshot: Snapshot) -> CopyingOutputs | None:
    """The phase of the visit, and the page that belongs to it."""
    visit, speaker = snapshot.visit, snapshot.speaker
    copying = visit.copying
    if visit.stage not in TAKING or copying is None:
        return None
    held = visit.draft.copies.get(copying.material, ())
    shown = _shown(copying, held)
    doubt = copying.page.doubt.sentence_key if copying.page is not None else ""
    return CopyingOutputs(
        phase=copying.phase.value,
        scanner=visit.surroundings.copier is Copier.SCANNER,
        material=_named(snapshot, copying, len(held)),
        may_wait=visit.stage is Stage.COPYING,
        page=copying.shown + 1 if copying.phase is CopyPhase.REVIEW else len(held) + 1,
        count=len(held),
        picture="" if shown is None else source(name_of(shown)),
        doubt=speaker.key(doubt) if doubt else "",
        error=speaker.say(visit.error),
    )


def name_of(page: Page) -> str:
    """A name that tells pages apart and nothing of what stands on them."""
    return f"{TAKEN}{sha256(page.content).hexdigest()[:24]}"


def _shown(copying: Copying, held: tuple[Page, ...]) -> Page | None:
    if copying.phase is CopyPhase.REVIEW:
        return held[copying.shown] if copying.shown < len(held) else None
    return copying.page


def _named(snapshot: Snapshot, copying: Copying, held: int) -> str:
    """What lies there: the material, the side of a card, or any paper."""
    printout = snapshot.visit.printout
    if snapshot.visit.stage is Stage.COPYING or printout is None:
        return paper_name(snapshot, copying.material)
    if printout.layout is Layout.EACH:
        return snapshot.speaker.key("copying.paper")
    number = copying.shown if copying.phase is CopyPhase.REVIEW else held
    return snapshot.speaker.key("copying.card_back" if number % 2 else "copying.card_front")


def paper_name(snapshot: Snapshot, paper: str) -> str:
    """What the paper is called whose pages are taken: a material, or what a department asked for."""
    visit, speaker = snapshot.visit, snapshot.speaker
    asked_for = wanted_now(visit.asking, visit.setting.catalogue)
    if asked_for is not None:
        named = next((each.name for each in asked_for.papers if each.key == paper), None)
        return speaker.key("replying.pages") if named is None else speaker.text(named)
    page = visit.current_page(snapshot.now)
    materials = page.materials if isinstance(page, MaterialsPage) else ()
    return next((speaker.text(each.name) for each in materials if each.id == paper), "")


class CopyingViewModel(ViewModel[CopyingOutputs]):
    """`Copying.qml`. What the camera sees comes in by `seen`, past the visit: it is no event of it."""

    phaseChanged = Signal()
    scannerChanged = Signal()
    materialChanged = Signal()
    mayWaitChanged = Signal()
    pageChanged = Signal()
    countChanged = Signal()
    pictureChanged = Signal()
    doubtChanged = Signal()
    errorChanged = Signal()
    liveChanged = Signal()
    watchingChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    scanner = output(bool, "scanner", scannerChanged)
    material = output(str, "material", materialChanged)
    mayWait = output(bool, "may_wait", mayWaitChanged)
    page = output(int, "page", pageChanged)
    count = output(int, "count", countChanged)
    picture = output(str, "picture", pictureChanged)
    doubt = output(str, "doubt", doubtChanged)
    error = output(str, "error", errorChanged)

    def __init__(self, send: Send, pictures: PaperPictures) -> None:
        super().__init__(copying_outputs, CopyingOutputs(), send)
        self._pictures = pictures
        self._live = ""
        self._corners: list[float] = []
        self._watching = False
        self._number = 0

    def _get_live(self) -> str:
        return self._live

    def _get_corners(self) -> list[float]:
        return self._corners

    def _get_watching(self) -> bool:
        return self._watching

    live = Property(str, _get_live, notify=liveChanged)
    """Where the newest picture of the camera is found; "" without one."""
    corners = Property(LIST, _get_corners, notify=liveChanged)
    """x and y of the sheet's four corners in it, clockwise, 0 to 1; empty where none is seen."""
    watching = Property(bool, _get_watching, notify=watchingChanged)
    """The camera is on: its own word, whatever the visit wants."""

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model; the pages are there before the screen hears of them, and gone after it."""
        draft, copying = snapshot.visit.draft, snapshot.visit.copying
        pages: dict[str, bytes] = {}
        if snapshot.visit.stage in TAKING and copying is not None:
            shown = _shown(copying, draft.copies.get(copying.material, ()))
            if shown is not None:
                pages[name_of(shown)] = shown.content
        for name, content in pages.items():
            self._pictures.put(name, content)
        super().show(snapshot)
        self._pictures.keep(TAKEN, pages)
        if self.outputs.phase not in (CopyPhase.LAYING, CopyPhase.TAKING):
            self._see("", [])
            self._pictures.let_go(LIVE)

    def is_blank(self) -> bool:
        """As every view-model; what the camera saw counts."""
        return super().is_blank() and not self._live and not self._corners

    @Slot(object)
    def seen(self, sight: Sight | None) -> None:
        """What the camera sees now; None: no more. What comes after the screen has gone is let go at once."""
        wanted = self.outputs.phase in (CopyPhase.LAYING, CopyPhase.TAKING)
        if sight is None or not wanted:
            self._see("", [])
            self._pictures.let_go(LIVE)
            return
        before, self._number = f"{LIVE}-{self._number}", self._number + 1
        name = f"{LIVE}-{self._number}"
        self._pictures.put(name, sight.image)
        self._see(source(name), list(sight.corners))
        self._pictures.let_go(before)

    @Slot(bool)
    def watches(self, on: bool) -> None:
        """The camera has gone on, or off."""
        if on != self._watching:
            self._watching = on
            self.watchingChanged.emit()

    def _see(self, live: str, corners: list[float]) -> None:
        if (live, corners) != (self._live, self._corners):
            self._live, self._corners = live, corners
            self.liveChanged.emit()

    @Slot()
    def take(self) -> None:
        """The page as it lies there."""
        self.tell(TakePage())

    @Slot()
    def keep(self) -> None:
        """It is good."""
        self.tell(KeepPage())

    @Slot()
    def retake(self) -> None:
        """Once more."""
        self.tell(RetakePage())

    @Slot()
    def add(self) -> None:
        """One more page."""
        self.tell(AddPage())

    @Slot(int)
    def turn(self, direction: int) -> None:
        """The page before, or after."""
        self.tell(TurnPage(direction))

    @Slot()
    def remove(self) -> None:
        """Forget the page that is shown."""
        self.tell(RemovePage())

    @Slot()
    def later(self) -> None:
        """The paper is brought to the window."""
        self.tell(BringLater())

    @Slot()
    def next(self) -> None:
        """Back to the list, all pages taken."""
        self.tell(Next())

    @Slot()
    def back(self) -> None:
        """The step before."""
        self.tell(Back())
