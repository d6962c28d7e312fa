"""By which receipt, or by whose card."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from kiosk.visit.number_entry import LENGTH, grouped
from kiosk.visit.stage import Stage
from kiosk.visit.touches.asking import AskByCard, AskByNumber, TypeNumber
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class AskingOutputs:
    """`number`: as on the receipt, blanks for what is to come; `typed`: how many characters are there.
    `scans`: there is a scanner.
    """

    number: str = ""
    typed: int = 0
    whole: bool = False
    error: str = ""
    online: bool = True
    scans: bool = False


def asking_outputs(snapshot: Snapshot) -> AskingOutputs | None:
    """What has been typed so far."""
    visit = snapshot.visit
    if visit.stage is not Stage.ASKING or visit.asking is None:
        return None
    typed = visit.asking.typed
    return AskingOutputs(
        number=grouped(typed),
        typed=len(typed),
        whole=len(typed) == LENGTH,
        error=snapshot.speaker.say(visit.error),
        online=visit.surroundings.online,
        scans=visit.setting.scans,
    )


class AskingViewModel(ViewModel[AskingOutputs]):
    """`Asking.qml`."""

    numberChanged = Signal()
    typedChanged = Signal()
    wholeChanged = Signal()
    errorChanged = Signal()
    onlineChanged = Signal()
    scansChanged = Signal()

    number = output(str, "number", numberChanged)
    typed = output(int, "typed", typedChanged)
    whole = output(bool, "whole", wholeChanged)
    error = output(str, "error", errorChanged)
    online = output(bool, "online", onlineChanged)
    scans = output(bool, "scans", scansChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(asking_outputs, AskingOutputs(), send)

    @Slot(str)
    def type(self, character: str) -> None:
        """One character more."""
        self.tell(TypeNumber(self._plain() + character))

    @Slot()
    def takeBack(self) -> None:
        """The last one was wrong."""
        self.tell(TypeNumber(self._plain()[:-1]))

    @Slot()
    def ask(self) -> None:
        """By the number."""
        self.tell(AskByNumber())

    @Slot()
    def byCard(self) -> None:
        """By the card."""
        self.tell(AskByCard())

    @Slot()
    def showNearby(self) -> None:
        """Where else it can be asked."""
        self.tell(ShowNearby())

    @Slot()
    def back(self) -> None:
        """To the welcome screen."""
        self.tell(Back())

    def _plain(self) -> str:
        return self.outputs.number.replace("-", "").replace("_", "")
