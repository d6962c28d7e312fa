"""Review and signature."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.visit.stage import Stage
from kiosk.visit.summary import rows
from kiosk.visit.touches.form import Edit, Reveal
from kiosk.visit.touches.travel import Back, Submit
from ui.viewmodels.base import Send, output
from ui.viewmodels.rows import joined
from ui.viewmodels.signing import SigningViewModel
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class SummaryOutputs:
    """Rows of label, value, page ("" where it cannot be corrected), and whether it is, or can be, masked."""

    rows: list[dict[str, Any]] = field(default_factory=list, repr=False)
    signed: bool = False
    signed_by_key: bool = False
    error: str = ""


def summary_outputs(snapshot: Snapshot) -> SummaryOutputs | None:
    """Everything that will be submitted."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.SUMMARY:
        return None
    shown = [
        {
            "label": speaker.say(row.label),
            "value": joined(row.value, speaker),
            "page": row.page,
            "masked": row.masked,
            "hideable": row.whole is not None,
        }
        for row in rows(visit, snapshot.now)
    ]
    return SummaryOutputs(shown, visit.draft.signed, visit.draft.signed_by_key, speaker.say(visit.error))


class SummaryViewModel(SigningViewModel[SummaryOutputs]):
    """`Summary.qml`."""

    rowsChanged = Signal()
    signedChanged = Signal()
    signedByKeyChanged = Signal()
    errorChanged = Signal()

    rows = output("QVariantList", "rows", rowsChanged)
    signed = output(bool, "signed", signedChanged)
    signedByKey = output(bool, "signed_by_key", signedByKeyChanged)
    error = output(str, "error", errorChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(summary_outputs, SummaryOutputs(), send)

    @Slot(str)
    def edit(self, page: str) -> None:
        """Correct this row."""
        self.tell(Edit(page))

    @Slot(int)
    def reveal(self, row: int) -> None:
        """Show or hide a masked row."""
        self.tell(Reveal(row))

    @Slot()
    def submit(self) -> None:
        """Hand it in."""
        self.tell(Submit())

    @Slot()
    def back(self) -> None:
        """The page before."""
        self.tell(Back())
