"""What comes out on paper for nothing: what, how often, and what became of it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from devices.page_printer.printer import COPIES_LIMIT, Outcome
from kiosk.visit.handlers.printout_phase import held
from kiosk.visit.printout import Layout, Origin, PrintoutPhase, most_copies, sheets_of
from kiosk.visit.stage import Stage
from kiosk.visit.touches.printing import ChangeCopies, ChooseLayout, PrintNow
from kiosk.visit.touches.travel import Back, Finish, Next
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class PrintoutOutputs:
    """`phase` is what, ready, printing or done. `left`: sheets of today's share, -1 while that is not known.
    `sheets`: of one copy. `most`: copies that may be had; 0 where the share is too small for one.
    """

    phase: str = "what"
    from_phone: bool = False
    left: int = -1
    sheets: int = 0
    copies: int = 1
    most: int = 0
    printed: bool = False
    sentence: str = ""
    """What the printer said."""
    error: str = ""


def printout_outputs(snapshot: Snapshot) -> PrintoutOutputs | None:
    """The phase of the print, and the numbers that belong to it."""
    visit, speaker = snapshot.visit, snapshot.speaker
    printout = visit.printout
    if visit.stage is not Stage.PRINTOUT or printout is None:
        return None
    pages = held(visit)
    told = printout.phase is PrintoutPhase.DONE and printout.outcome is not None
    return PrintoutOutputs(
        phase=printout.phase.value,
        from_phone=printout.origin is Origin.PHONE,
        left=-1 if printout.left is None else printout.left,
        sheets=sheets_of(printout.layout, pages),
        copies=printout.copies,
        most=most_copies(printout, pages, COPIES_LIMIT),
        printed=printout.outcome is Outcome.PRINTED,
        sentence=speaker.key(printout.outcome.sentence_key) if told and printout.outcome else "",
        error=speaker.say(visit.error),
    )


class PrintoutViewModel(ViewModel[PrintoutOutputs]):
    """`Printout.qml`."""

    phaseChanged = Signal()
    fromPhoneChanged = Signal()
    leftChanged = Signal()
    sheetsChanged = Signal()
    copiesChanged = Signal()
    mostChanged = Signal()
    printedChanged = Signal()
    sentenceChanged = Signal()
    errorChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    fromPhone = output(bool, "from_phone", fromPhoneChanged)
    left = output(int, "left", leftChanged)
    sheets = output(int, "sheets", sheetsChanged)
    copies = output(int, "copies", copiesChanged)
    most = output(int, "most", mostChanged)
    printed = output(bool, "printed", printedChanged)
    sentence = output(str, "sentence", sentenceChanged)
    error = output(str, "error", errorChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(printout_outputs, PrintoutOutputs(), send)

    @Slot(str)
    def choose(self, layout: str) -> None:
        """A card, or a sheet for each page."""
        self.tell(ChooseLayout(Layout(layout)))

    @Slot(int)
    def change(self, direction: int) -> None:
        """A copy more or less."""
        self.tell(ChangeCopies(direction))

    @Slot()
    def print(self) -> None:
        """So many."""
        self.tell(PrintNow())

    @Slot()
    def next(self) -> None:
        """To the phone's page."""
        self.tell(Next())

    @Slot()
    def finish(self) -> None:
        """End and wipe."""
        self.tell(Finish())

    @Slot()
    def back(self) -> None:
        """One thing back."""
        self.tell(Back())
