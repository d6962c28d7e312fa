"""The moment in which the submission becomes durable."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from kiosk.visit.stage import Stage
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class FilingOutputs:
    """What is going on."""

    sentence: str = ""


def filing_outputs(snapshot: Snapshot) -> FilingOutputs | None:
    """One sentence."""
    if snapshot.visit.stage is not Stage.FILING:
        return None
    return FilingOutputs(snapshot.speaker.key("visit.filing"))


class FilingViewModel(ViewModel[FilingOutputs]):
    """`Filing.qml`."""

    sentenceChanged = Signal()
    sentence = output(str, "sentence", sentenceChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(filing_outputs, FilingOutputs(), send)
