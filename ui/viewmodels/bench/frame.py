"""What every technician's screen has around it, and what its view-model can do."""

from PySide6.QtCore import Slot

from kiosk.visit.bench import Place
from kiosk.visit.stage import Stage
from kiosk.visit.touches.bench import LookAt
from kiosk.visit.touches.everywhere import SetLanguage
from kiosk.visit.touches.travel import Back, Finish
from ui.viewmodels.base import Outputs, ViewModel

STAGES = {
    "overview": Stage.BENCH,
    "device": Stage.BENCH_DEVICE,
    "guide": Stage.BENCH_GUIDE,
    "counters": Stage.BENCH_COUNTERS,
}


class BenchViewModel(ViewModel[Outputs]):
    """Base of the view-models behind the PIN."""

    @Slot()
    def back(self) -> None:
        """The screen before."""
        self.tell(Back())

    @Slot()
    def finish(self) -> None:
        """End maintenance."""
        self.tell(Finish())

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        """Chinese or English."""
        self.tell(SetLanguage("zh" if language == "zh" else "en"))

    @Slot(str)
    def openDevice(self, name: str) -> None:
        """One device's page."""
        self.tell(LookAt(Stage.BENCH_DEVICE, Place(name)))

    def look(self, screen: str, place: Place) -> None:
        """Another screen."""
        self.tell(LookAt(STAGES[screen], place))
