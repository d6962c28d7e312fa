"""One step of a guide in pictures."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot

from kiosk.technician.guides import guide
from kiosk.visit.bench import Place
from kiosk.visit.stage import Stage
from kiosk.visit.touches.bench import LookAt
from ui.viewmodels.base import Send, output
from ui.viewmodels.bench.frame import BenchViewModel
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class GuideOutputs:
    """`picture` is the name of an SVG of `ui/qml/guides`. Steps count from 1."""

    title: str = ""
    sentence: str = ""
    picture: str = ""
    step: int = 0
    steps: int = 0


def guide_outputs(snapshot: Snapshot) -> GuideOutputs | None:
    """The step that is looked at."""
    place = snapshot.visit.bench
    shown = guide(place.guide) if snapshot.visit.stage is Stage.BENCH_GUIDE else None
    if shown is None:
        return None
    step = min(place.step, len(shown.pictures) - 1)
    return GuideOutputs(
        title=snapshot.speaker.key(f"guide.{shown.id}"),
        sentence=snapshot.speaker.key(f"guide.{shown.id}_{step + 1}"),
        picture=shown.pictures[step],
        step=step + 1,
        steps=len(shown.pictures),
    )


class GuideViewModel(BenchViewModel[GuideOutputs]):
    """`BenchGuide.qml`."""

    titleChanged = Signal()
    sentenceChanged = Signal()
    pictureChanged = Signal()
    stepChanged = Signal()
    stepsChanged = Signal()

    title = output(str, "title", titleChanged)
    sentence = output(str, "sentence", sentenceChanged)
    picture = output(str, "picture", pictureChanged)
    step = output(int, "step", stepChanged)
    steps = output(int, "steps", stepsChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(guide_outputs, GuideOutputs(), send)
        self._place = Place()

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model; where it stands is needed for the next step."""
        self._place = snapshot.visit.bench
        super().show(snapshot)

    @Slot()
    def next(self) -> None:
        """The next step; after the last, the device: is it well now?"""
        if self.outputs.step < self.outputs.steps:
            self.tell(LookAt(Stage.BENCH_GUIDE, replace(self._place, step=self._place.step + 1)))
        else:
            self.tell(LookAt(Stage.BENCH_DEVICE, Place(self._place.device)))
