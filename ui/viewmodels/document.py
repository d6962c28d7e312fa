"""A released document: its pages on the screen, and its print."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from devices.page_printer.printer import Outcome
from kiosk.visit.papers import PaperPhase
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import TurnPage
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.printing import PrintPaper
from kiosk.visit.touches.travel import Back, Finish
from ui.paper_pictures import PaperPictures, source
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot

SHOWN = "document-"
"""How the names of its pages begin."""


@dataclass(frozen=True)
class DocumentOutputs:
    """`page` counts from 1; `phase`: fetching, shown, printing, printed, failed, unknown or trouble."""

    phase: str = ""
    title: str = ""
    picture: str = ""
    page: int = 0
    count: int = 0
    done: int = -1
    """Pages that are out; -1: the printer does not say."""
    sentence: str = ""
    can_print: bool = False
    error: str = ""


def document_outputs(snapshot: Snapshot) -> DocumentOutputs | None:
    """The page that is shown, and how far the printer is."""
    visit, speaker, papers = snapshot.visit, snapshot.speaker, snapshot.visit.papers
    if visit.stage is not Stage.DOCUMENT or papers is None:
        return None
    sentence = ""
    if papers.came_to is not None:
        key = "document.take" if papers.came_to is Outcome.PRINTED else papers.came_to.sentence_key
        sentence = speaker.key(key)
    elif papers.trouble:
        sentence = speaker.key(papers.trouble)
    here = 0 <= papers.shown < len(papers.pictures)
    return DocumentOutputs(
        phase=_phase(papers.phase, papers.came_to),
        title=speaker.text(papers.document.title),
        picture=source(f"{SHOWN}{papers.shown}") if here else "",
        page=papers.shown + 1 if here else 0,
        count=papers.document.pages,
        done=-1 if papers.printed is None else papers.printed,
        sentence=sentence,
        can_print=visit.surroundings.can_print_pages is True,
        error=speaker.say(visit.error),
    )


def _phase(phase: PaperPhase, came_to: Outcome | None) -> str:
    if phase is not PaperPhase.OVER:
        return phase.value
    if came_to is Outcome.PRINTED:
        return "printed"
    return "unknown" if came_to is Outcome.UNKNOWN else "failed"


class DocumentViewModel(ViewModel[DocumentOutputs]):
    """`Document.qml`."""

    phaseChanged = Signal()
    titleChanged = Signal()
    pictureChanged = Signal()
    pageChanged = Signal()
    countChanged = Signal()
    doneChanged = Signal()
    sentenceChanged = Signal()
    canPrintChanged = Signal()
    errorChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    title = output(str, "title", titleChanged)
    picture = output(str, "picture", pictureChanged)
    page = output(int, "page", pageChanged)
    count = output(int, "count", countChanged)
    done = output(int, "done", doneChanged)
    sentence = output(str, "sentence", sentenceChanged)
    canPrint = output(bool, "can_print", canPrintChanged)
    error = output(str, "error", errorChanged)

    def __init__(self, send: Send, pictures: PaperPictures) -> None:
        super().__init__(document_outputs, DocumentOutputs(), send)
        self._pictures = pictures

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model; the pages are there before the screen hears of them, and gone after it."""
        papers = snapshot.visit.papers
        pages = () if papers is None else papers.pictures
        self._pictures.keep(SHOWN, {f"{SHOWN}{number}": page for number, page in enumerate(pages)})
        super().show(snapshot)

    @Slot(int)
    def turn(self, direction: int) -> None:
        """Another page."""
        self.tell(TurnPage(direction))

    @Slot()
    def print(self) -> None:
        """All of it, on paper."""
        self.tell(PrintPaper())

    @Slot()
    def showNearby(self) -> None:
        """Where it can be printed instead."""
        self.tell(ShowNearby())

    @Slot()
    def finish(self) -> None:
        """The paper is taken: end and wipe."""
        self.tell(Finish())

    @Slot()
    def back(self) -> None:
        """To the case."""
        self.tell(Back())
