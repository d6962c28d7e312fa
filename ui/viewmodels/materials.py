"""What goes along with the submission."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.schema import Material, MaterialSource
from kiosk.visit.copying import Copier
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.stage import Stage
from kiosk.visit.touches.copying import CopyMaterial
from kiosk.visit.touches.form import ToggleMaterial
from kiosk.visit.touches.phone import UsePhone
from kiosk.visit.touches.travel import Back, Next
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class MaterialsOutputs:
    """Rows of id, name, source, note, required, declared, declarable, copies, copyable, phone. `online`: what
    a phone sends comes through.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    error: str = ""
    online: bool = True


def materials_outputs(snapshot: Snapshot) -> MaterialsOutputs | None:
    """Each material with where it comes from."""
    visit = snapshot.visit
    page = visit.current_page(snapshot.now) if visit.stage is Stage.MATERIALS else None
    if not isinstance(page, MaterialsPage):
        return None
    rows = [_row(each, page, snapshot) for each in page.materials]
    return MaterialsOutputs(rows, snapshot.speaker.say(visit.error), visit.surroundings.online)


def _row(material: Material, page: MaterialsPage, snapshot: Snapshot) -> dict[str, Any]:
    speaker, draft = snapshot.speaker, snapshot.visit.draft
    source = material.source.value
    if material.source is MaterialSource.COMMITMENT and material.id in page.to_declare:
        source = MaterialSource.SCAN.value
    return {
        "id": material.id,
        "name": speaker.text(material.name),
        "source": speaker.key(f"visit.source_{source}"),
        "note": speaker.say(material.note),
        "required": material.required,
        "declared": material.id in draft.at_hand,
        "declarable": material.id in page.to_declare,
        "copies": len(draft.copies.get(material.id, ())),
        "phone": material.id in page.to_declare,
        "copyable": material.id in page.to_declare and _can_copy(material, snapshot),
    }


def _can_copy(material: Material, snapshot: Snapshot) -> bool:
    visit = snapshot.visit
    return visit.surroundings.copier is not Copier.NONE or material.id in visit.draft.copies


class MaterialsViewModel(ViewModel[MaterialsOutputs]):
    """`Materials.qml`."""

    rowsChanged = Signal()
    errorChanged = Signal()
    onlineChanged = Signal()

    rows = output("QVariantList", "rows", rowsChanged)
    error = output(str, "error", errorChanged)
    online = output(bool, "online", onlineChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(materials_outputs, MaterialsOutputs(), send)

    @Slot(str)
    def toggle(self, material: str) -> None:
        """I have it, or not."""
        self.tell(ToggleMaterial(material))

    @Slot(str)
    def copy(self, material: str) -> None:
        """Take its pages, or look at them."""
        self.tell(CopyMaterial(material))

    @Slot(str)
    def usePhone(self, material: str) -> None:
        """It comes from the phone."""
        self.tell(UsePhone(material))

    @Slot()
    def next(self) -> None:
        """The next page."""
        self.tell(Next())

    @Slot()
    def back(self) -> None:
        """The page before."""
        self.tell(Back())
