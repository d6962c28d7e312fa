"""To be signed: what a department asked for, a withdrawal, or a confirmation."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.visit.asking import Purpose
from kiosk.visit.copying import Copier
from kiosk.visit.handlers.replying import PAGES, about
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import CopyMaterial
from kiosk.visit.touches.travel import Back, Submit
from ui.viewmodels.base import Send, output
from ui.viewmodels.progress_steps import department
from ui.viewmodels.signing import SigningViewModel
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class ReplyingOutputs:
    """`rows`: label and value; `pages`: taken so far; `copier`: pages can be taken."""

    purpose: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list, repr=False)
    pages: int = 0
    copier: bool = False
    signed: bool = False
    signed_by_key: bool = False
    error: str = ""


def replying_outputs(snapshot: Snapshot) -> ReplyingOutputs | None:
    """What it is about, and what is still missing."""
    visit, speaker, asking = snapshot.visit, snapshot.speaker, snapshot.visit.asking
    if visit.stage is not Stage.REPLYING or asking is None or asking.case is None or asking.purpose is None:
        return None
    case, correction = asking.case, asking.correction
    rows = [
        {"label": speaker.key("replying.matter"), "value": speaker.text(about(case, visit))},
        {"label": speaker.key("replying.number"), "value": case.receipt_number},
    ]
    if asking.purpose is Purpose.ANSWER and correction is not None:
        named = department(correction.department, correction.department_name, visit, speaker)
        rows += [
            {"label": speaker.key("replying.department"), "value": named},
            {"label": speaker.key("replying.wants"), "value": "\n".join(correction.wants)},
        ]
    return ReplyingOutputs(
        purpose=asking.purpose.value,
        rows=rows,
        pages=visit.draft.pages,
        copier=visit.surroundings.copier is not Copier.NONE or visit.draft.pages > 0,
        signed=visit.draft.signed,
        signed_by_key=visit.draft.signed_by_key,
        error=speaker.say(visit.error),
    )


class ReplyingViewModel(SigningViewModel[ReplyingOutputs]):
    """`Replying.qml`."""

    purposeChanged = Signal()
    rowsChanged = Signal()
    pagesChanged = Signal()
    copierChanged = Signal()
    signedChanged = Signal()
    signedByKeyChanged = Signal()
    errorChanged = Signal()

    purpose = output(str, "purpose", purposeChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    pages = output(int, "pages", pagesChanged)
    copier = output(bool, "copier", copierChanged)
    signed = output(bool, "signed", signedChanged)
    signedByKey = output(bool, "signed_by_key", signedByKeyChanged)
    error = output(str, "error", errorChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(replying_outputs, ReplyingOutputs(), send)

    @Slot()
    def takePages(self) -> None:
        """Take pictures of what is wanted, or look at them."""
        self.tell(CopyMaterial(PAGES))

    @Slot()
    def submit(self) -> None:
        """Hand it in."""
        self.tell(Submit())

    @Slot()
    def back(self) -> None:
        """Nothing is handed in."""
        self.tell(Back())
