"""A few letters, and what they may mean: results as they are typed."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.catalogue.search.find import Results
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.visit.stage import Stage
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.form import ChooseEntry, Entry, SetValue
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Visit
from ui.viewmodels.base import Send, output
from ui.viewmodels.find import row
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker
from ui.viewmodels.writing import WritingViewModel
from ui.workers.finder import Finder
from ui.workers.scribe import Scribe

NOTHING = Results()


@dataclass(frozen=True)
class SearchOutputs:
    """`rows` as on a shelf, best first; `sentence`: how they came about, or that there are none."""

    value: str = field(default="", repr=False)
    rows: list[dict[str, str]] = field(default_factory=list, repr=False)
    sentence: str = ""
    ways: list[str] = field(default_factory=list)
    way: str = "keys"


def search_outputs(
    snapshot: Snapshot, results: Results | None = None, *, by_hand: bool = True
) -> SearchOutputs | None:
    """What was typed and what was found by it. Without `results` nothing is claimed of them: the voice, which
    knows the snapshot alone, says where they are.
    """
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.SEARCHING:
        return None
    catalogue = visit.setting.catalogue
    return SearchOutputs(
        value=visit.finding.typed,
        rows=[_row(each.id, catalogue, speaker) for each in results.entries] if results else [],
        sentence=_sentence(visit.finding.typed, results, speaker),
        ways=[Entry.HAND.value, Entry.KEYS.value] if by_hand else [],
        way=_way(visit, by_hand=by_hand),
    )


def _row(key: str, catalogue: Catalogue, speaker: Speaker) -> dict[str, str]:
    found = catalogue.life_events.get(key) or catalogue.pages.get(key) or catalogue.items[key]
    return row(found, catalogue, speaker)


def _sentence(typed: str, results: Results | None, speaker: Speaker) -> str:
    if not typed.strip():
        return speaker.key("search.hint")
    if results is None:
        return speaker.key("search.below")
    if not results.entries:
        return speaker.key("search.none")
    return speaker.key("search.guessed" if results.guessed else "search.found", count=len(results.entries))


def _way(visit: Visit, *, by_hand: bool) -> str:
    """Handwriting comes first in the elder view, as in a form."""
    if not by_hand:
        return Entry.KEYS.value
    if visit.by_hand is not None:
        return Entry.HAND.value if visit.by_hand else Entry.KEYS.value
    elder = visit.manner.elder and visit.language == "zh" and not visit.by_keypad
    return Entry.HAND.value if elder else Entry.KEYS.value


class SearchViewModel(WritingViewModel[SearchOutputs]):
    """`Search.qml`."""

    valueChanged = Signal()
    rowsChanged = Signal()
    sentenceChanged = Signal()
    waysChanged = Signal()
    wayChanged = Signal()

    value = output(str, "value", valueChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    sentence = output(str, "sentence", sentenceChanged)
    ways = output("QVariantList", "ways", waysChanged)
    way = output(str, "way", wayChanged)

    def __init__(self, send: Send, finder: Finder, scribe: Scribe | None = None) -> None:
        super().__init__(self._derived, SearchOutputs(), send, scribe)
        self._finder = finder
        self._searched: tuple[Any, ...] = ()
        """What the results at hand are for: the text, and whether it could be looked for."""
        self._results = NOTHING

    def pad_of(self, snapshot: Snapshot) -> str:
        """As `WritingViewModel.pad_of`."""
        return snapshot.visit.stage.value if self.outputs.ways and self.outputs.way == Entry.HAND else ""

    def _derived(self, snapshot: Snapshot) -> SearchOutputs | None:
        if snapshot.visit.stage is not Stage.SEARCHING:
            self._searched, self._results = (), NOTHING
            return None
        self._finder.prepare(snapshot.visit.setting.catalogue)
        wanted = (snapshot.visit.finding.typed, self._finder.ready)
        if wanted != self._searched:
            self._searched, self._results = wanted, self._finder.search(wanted[0])
        return search_outputs(snapshot, self._results, by_hand=self._scribe is not None)

    @Slot(str)
    def setValue(self, value: str) -> None:
        """What stands in the field."""
        self.tell(SetValue(value))

    @Slot(str)
    def chooseEntry(self, way: str) -> None:
        """By hand or by keyboard."""
        self.tell(ChooseEntry(Entry(way)))

    @Slot(str)
    def choose(self, service: str) -> None:
        """The guide of one of them."""
        self.tell(ShowGuide(service))

    @Slot()
    def back(self) -> None:
        """The shelves."""
        self.tell(Back())
