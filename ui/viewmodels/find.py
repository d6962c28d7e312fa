"""The whole catalogue: its shelves, and what stands on them."""

from collections.abc import Mapping, Sized
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.schema import Catalogue, InfoPage, Item, LifeEvent
from kiosk.contract.catalogue.where import Where, where
from kiosk.visit.finding import Finding, Shelf, departments, on_shelf, themes
from kiosk.visit.stage import Stage
from kiosk.visit.touches.finding import Browse, SearchAll, ShowGuide
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker
from ui.viewmodels.welcome import illustrative
from ui.workers.finder import Finder

ITEM_ICON, OFFICE_ICON, THEME_ICON = "file-text", "building", "book-open"
WHERE_WORDS: Mapping[Where, str] = MappingProxyType(
    {Where.HERE: "find.here", Where.APPOINTMENT: "find.appointment", Where.WINDOW: "find.window"}
)
"""What a row says of the first place where it can be done."""


@dataclass(frozen=True)
class FindOutputs:
    """`shelves`: departments or themes to open, as `id`, `label`, `note`, `icon`; `rows`: what can be had, as
    `id`, `title`, `note`, `icon`. One of the two is empty.
    """

    shelf: str = Shelf.MOST_USED.value
    opened: str = ""
    """The department or theme that is open, in words."""
    shelves: list[dict[str, str]] = field(default_factory=list)
    rows: list[dict[str, str]] = field(default_factory=list)
    total: int = 0
    notice: str = ""


def find_outputs(snapshot: Snapshot) -> FindOutputs | None:
    """One shelf, or what a department or theme on it holds."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.FINDING:
        return None
    catalogue, finding = visit.setting.catalogue, visit.finding
    return FindOutputs(
        shelf=finding.shelf.value,
        opened=_opened(catalogue, finding, speaker),
        shelves=_shelves(catalogue, finding, speaker),
        rows=[
            row(each, catalogue, speaker) for each in on_shelf(catalogue, finding, elder=visit.manner.elder)
        ],
        total=len(catalogue.items),
        notice=illustrative(catalogue, speaker),
    )


def row(service: LifeEvent | Item | InfoPage, catalogue: Catalogue, speaker: Speaker) -> dict[str, str]:
    """One thing that can be had: what, whose, and whether here."""
    if isinstance(service, LifeEvent):
        together = speaker.key("visit.departments_together", count=len(service.departments))
        return {
            "id": service.id,
            "title": speaker.text(service.title),
            "note": together,
            "icon": service.icon,
        }
    office = speaker.text(catalogue.departments[service.department].name)
    if isinstance(service, InfoPage):
        return {"id": service.id, "title": speaker.text(service.name), "note": office, "icon": service.icon}
    place = next(WHERE_WORDS[each] for each in where(service) if each in WHERE_WORDS)
    return {
        "id": service.id,
        "title": speaker.text(service.name),
        "note": speaker.key("find.of_office", where=speaker.key(place), office=office),
        "icon": ITEM_ICON,
    }


def _opened(catalogue: Catalogue, finding: Finding, speaker: Speaker) -> str:
    match finding.shelf:
        case Shelf.DEPARTMENTS if finding.of in catalogue.departments:
            return speaker.text(catalogue.departments[finding.of].name)
        case Shelf.THEMES if items := themes(catalogue).get(finding.of):
            return speaker.text(items[0].theme)
        case _:
            return ""


def _shelves(catalogue: Catalogue, finding: Finding, speaker: Speaker) -> list[dict[str, str]]:
    if finding.of:
        return []
    match finding.shelf:
        case Shelf.DEPARTMENTS:
            return [
                _shelf(key, speaker.text(catalogue.departments[key].name), OFFICE_ICON, items, speaker)
                for key, items in departments(catalogue).items()
            ]
        case Shelf.THEMES:
            return [
                _shelf(key, speaker.text(items[0].theme), THEME_ICON, items, speaker)
                for key, items in themes(catalogue).items()
            ]
        case _:
            return []


def _shelf(key: str, label: str, icon: str, items: Sized, speaker: Speaker) -> dict[str, str]:
    return {"id": key, "label": label, "note": speaker.key("find.count", count=len(items)), "icon": icon}


class FindViewModel(ViewModel[FindOutputs]):
    """`Find.qml`."""

    shelfChanged = Signal()
    openedChanged = Signal()
    shelvesChanged = Signal()
    rowsChanged = Signal()
    totalChanged = Signal()
    noticeChanged = Signal()

    shelf = output(str, "shelf", shelfChanged)
    opened = output(str, "opened", openedChanged)
    shelves = output("QVariantList", "shelves", shelvesChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    total = output(int, "total", totalChanged)
    notice = output(str, "notice", noticeChanged)

    def __init__(self, send: Send, finder: Finder) -> None:
        """`finder`: told to make itself ready, since a search may come next."""
        super().__init__(find_outputs, FindOutputs(), send)
        self._finder = finder

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model."""
        super().show(snapshot)
        if snapshot.visit.stage is Stage.FINDING:
            self._finder.prepare(snapshot.visit.setting.catalogue)

    @Slot(str)
    def browse(self, shelf: str) -> None:
        """Another shelf."""
        self.tell(Browse(Shelf(shelf)))

    @Slot(str)
    def open(self, of: str) -> None:
        """A department or theme of this shelf."""
        self.tell(Browse(Shelf(self.outputs.shelf), of))

    @Slot()
    def search(self) -> None:
        """By a few letters."""
        self.tell(SearchAll())

    @Slot(str)
    def choose(self, service: str) -> None:
        """The guide of one of them."""
        self.tell(ShowGuide(service))

    @Slot()
    def back(self) -> None:
        """One step back."""
        self.tell(Back())
