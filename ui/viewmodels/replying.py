"""To be signed: what a department asked for, a withdrawal, or a confirmation."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.visit.amending import Paper, Wanted, wanted_now
from kiosk.visit.copying import Copier
from kiosk.visit.handlers.replying import about
from kiosk.visit.pages import FieldPage
from kiosk.visit.stage import Stage
from kiosk.visit.summary import field_row
from kiosk.visit.touches.copying import CopyMaterial
from kiosk.visit.touches.form import Edit
from kiosk.visit.touches.phone import UsePhone
from kiosk.visit.touches.travel import Back, Submit
from ui.viewmodels.base import Send, output
from ui.viewmodels.progress_steps import department
from ui.viewmodels.rows import joined
from ui.viewmodels.signing import SigningViewModel
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class ReplyingOutputs:
    """`rows`: label and value. `papers`: key, label ("" where it is not said of what), copies, copyable.
    `fields`: page, label, value, given. `online`: what a phone sends comes through.
    """

    purpose: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list, repr=False)
    papers: list[dict[str, Any]] = field(default_factory=list)
    fields: list[dict[str, Any]] = field(default_factory=list, repr=False)
    signed: bool = False
    signed_by_key: bool = False
    error: str = ""
    online: bool = True


def replying_outputs(snapshot: Snapshot) -> ReplyingOutputs | None:
    """What it is about, and what is still missing."""
    visit, speaker, asking = snapshot.visit, snapshot.speaker, snapshot.visit.asking
    if visit.stage is not Stage.REPLYING or asking is None or asking.case is None or asking.purpose is None:
        return None
    case, correction = asking.case, asking.correction
    rows = [{"label": speaker.key("replying.matter"), "value": speaker.text(about(case, visit))}]
    found = wanted_now(asking, visit.setting.catalogue)
    if found is not None and correction is not None:
        named = department(correction.department, correction.department_name, visit, speaker)
        rows.append({"label": speaker.key("replying.department"), "value": named})
        if found.sentences:
            rows.append({"label": speaker.key("replying.wants"), "value": "\n".join(found.sentences)})
    else:
        rows.append({"label": speaker.key("replying.number"), "value": case.receipt_number})
    return ReplyingOutputs(
        purpose=asking.purpose.value,
        rows=rows,
        papers=[_paper(each, snapshot) for each in found.papers] if found else [],
        fields=[_field(each, found, snapshot) for each in found.pages] if found else [],
        signed=visit.draft.signed,
        signed_by_key=visit.draft.signed_by_key,
        error=speaker.say(visit.error),
        online=visit.surroundings.online,
    )


def _paper(paper: Paper, snapshot: Snapshot) -> dict[str, Any]:
    visit = snapshot.visit
    there = visit.draft.copies.get(paper.key, ())
    return {
        "key": paper.key,
        "label": snapshot.speaker.say(paper.name),
        "copies": len(there),
        "copyable": bool(there) or visit.surroundings.copier is not Copier.NONE,
    }


def _field(page: FieldPage, found: Wanted, snapshot: Snapshot) -> dict[str, Any]:
    visit, speaker = snapshot.visit, snapshot.speaker
    row, given = field_row(visit, page), bool(visit.draft.values.get(page.key))
    open_ = "replying.not_yet" if page.id in found.required else "replying.if_you_like"
    return {
        "page": page.id,
        "label": speaker.say(row.label),
        "value": joined(row.value, speaker) if given else speaker.key(open_),
        "given": given,
    }


class ReplyingViewModel(SigningViewModel[ReplyingOutputs]):
    """`Replying.qml`."""

    purposeChanged = Signal()
    rowsChanged = Signal()
    papersChanged = Signal()
    fieldsChanged = Signal()
    signedChanged = Signal()
    signedByKeyChanged = Signal()
    errorChanged = Signal()
    onlineChanged = Signal()

    purpose = output(str, "purpose", purposeChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    papers = output("QVariantList", "papers", papersChanged)
    fields = output("QVariantList", "fields", fieldsChanged)
    signed = output(bool, "signed", signedChanged)
    signedByKey = output(bool, "signed_by_key", signedByKeyChanged)
    error = output(str, "error", errorChanged)
    online = output(bool, "online", onlineChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(replying_outputs, ReplyingOutputs(), send)

    @Slot(str)
    def copy(self, paper: str) -> None:
        """Take its pages, or look at them."""
        self.tell(CopyMaterial(paper))

    @Slot(str)
    def usePhone(self, paper: str) -> None:
        """They come from the phone."""
        self.tell(UsePhone(paper))

    @Slot(str)
    def edit(self, page: str) -> None:
        """A value anew, or the words."""
        self.tell(Edit(page))

    @Slot()
    def submit(self) -> None:
        """Hand it in."""
        self.tell(Submit())

    @Slot()
    def back(self) -> None:
        """Nothing is handed in."""
        self.tell(Back())
