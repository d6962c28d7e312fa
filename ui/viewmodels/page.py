"""One question: a guide question, a field, or the check of what the card says."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.field_checks import CONSENT
from kiosk.contract.catalogue.schema import Answer, Catalogue, Choice, FieldType
from kiosk.visit.address import read, step_back, written
from kiosk.visit.entry import standing, way, ways
from kiosk.visit.pages import CardPage, FieldPage, QuestionPage
from kiosk.visit.stage import Stage
from kiosk.visit.suggestions import suggestions
from kiosk.visit.summary import card_rows
from kiosk.visit.their_card import offered
from kiosk.visit.touches.form import ChooseEntry, Entry, ReadTheirCard, Reveal, SetValue, ToggleChoice
from kiosk.visit.touches.travel import Back, Next
from kiosk.visit.visit import Visit
from ui.viewmodels.base import Send, output
from ui.viewmodels.rows import joined
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker
from ui.viewmodels.text_entry import chip, next_places, numbers, typing_hint
from ui.viewmodels.writing import WritingViewModel
from ui.workers.scribe import Scribe

KINDS = {
    FieldType.CHOICE: "choice",
    FieldType.CONSENT: "choice",
    FieldType.CHOICES: "multi",
    FieldType.ID_NUMBER: "number",
    FieldType.MOBILE: "number",
    FieldType.BANK_CARD: "number",
    FieldType.NUMBER: "number",
    FieldType.DATE: "date",
}
"""What is not here is typed as text."""


@dataclass(frozen=True)
class PageOutputs:
    """`kind` is choice, multi, text, number, date or confirm. `value` is a list for multi, else a text."""

    kind: str = ""
    help: str = ""
    value: Any = field(default="", repr=False)
    choices: list[dict[str, str]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list, repr=False)
    error: str = ""
    suggestions: list[dict[str, str]] = field(default_factory=list, repr=False)
    """Chips: `label`, and the `value` that then stands in the field."""
    their_card: str = ""
    """offer, waiting, reading: another person's card instead of typing; "" where nobody else's would do."""
    ways: list[str] = field(default_factory=list)
    """tree, hand, keys: the ways to put the text in; empty where there is no choice."""
    way: str = "keys"
    places: list[dict[str, str]] = field(default_factory=list, repr=False)
    """The next step of an address, as `label` and `value`; empty once it is about numbers."""
    parts: list[dict[str, str]] = field(default_factory=list, repr=False)
    """The numbers of an address: `part`, `digits`, and the `unit` that stands behind them."""
    input_hint: str = "text"
    optional: bool = False
    onward: bool = False
    """One touch is the whole answer: the screen goes on by itself. Never where a person consents."""
    question: str = ""
    page: str = ""
    """Which page this is. Told last: it makes the screen show that another has come. The question would not
    do: two may read the same, and another language changes it."""


def page_outputs(snapshot: Snapshot, by_hand: bool = True) -> PageOutputs | None:
    """The page of the moment; `by_hand` is false where handwriting cannot be recognised."""
    visit, speaker = snapshot.visit, snapshot.speaker
    page = visit.current_page(snapshot.now) if visit.stage is Stage.PAGE else None
    error = speaker.say(visit.error)
    match page:
        case QuestionPage():
            return PageOutputs(
                kind="choice",
                question=speaker.text(page.question.text),
                help=speaker.say(page.question.help),
                value=visit.draft.answers.get(page.question.id, ""),
                page=page.id,
                onward=True,
                choices=[_choice(each, speaker) for each in page.question.answers],
                error=error,
            )
        case CardPage():
            return PageOutputs(
                kind="confirm",
                question=speaker.key("visit.check_card"),
                page=page.id,
                help=speaker.key("visit.check_card_help"),
                rows=[
                    {
                        "label": speaker.say(row.label),
                        "value": joined(row.value, speaker),
                        "masked": row.masked,
                        "hideable": row.whole is not None,
                    }
                    for row in card_rows(visit, snapshot.now)
                ],
                error=error,
            )
        case FieldPage():
            return _field(page, snapshot, error, by_hand)
        case _:
            return None


def _field(page: FieldPage, snapshot: Snapshot, error: str, by_hand: bool) -> PageOutputs:
    speaker = snapshot.speaker
    held = snapshot.visit.draft.values.get(page.key, "")
    several = page.field.type is FieldType.CHOICES
    choices = [_choice(each, speaker) for each in page.choices]
    if page.field.type is FieldType.CONSENT:
        choices = [{"value": CONSENT, "label": speaker.key("visit.consented"), "help": ""}]
    visit = snapshot.visit
    chosen = way(visit, page) or Entry.KEYS
    steps = standing(visit, page) if chosen is Entry.TREE else None
    return PageOutputs(
        kind=KINDS.get(page.field.type, "text"),
        question=speaker.text(page.field.question or page.field.label),
        page=page.id,
        help=speaker.say(page.field.help),
        value=list(held) if several and held else [] if several else held,
        choices=choices,
        error=error,
        their_card=_their_card(visit, page),
        suggestions=[chip(each, speaker) for each in suggestions(visit, page, snapshot.now)],
        ways=[each.value for each in ways(visit, page.field) if by_hand or each is not Entry.HAND],
        way=Entry.KEYS if chosen is Entry.HAND and not by_hand else chosen,
        places=[] if steps is None else next_places(visit.setting.catalogue, steps, speaker),
        parts=[] if steps is None else numbers(steps, speaker),
        input_hint=typing_hint(page.field),
        optional=not page.field.required,
        onward=page.field.type is FieldType.CHOICE,
    )


def _their_card(visit: Visit, page: FieldPage) -> str:
    if visit.their_card is not None:
        return visit.their_card.phase.value
    return "offer" if offered(page) else ""


def _choice(choice: Choice | Answer, speaker: Speaker) -> dict[str, str]:
    return {
        "value": choice.value,
        "label": speaker.text(choice.label),
        "help": speaker.say(choice.help),
    }


class PageViewModel(WritingViewModel[PageOutputs]):
    """`Page.qml`."""

    kindChanged = Signal()
    helpChanged = Signal()
    valueChanged = Signal()
    choicesChanged = Signal()
    rowsChanged = Signal()
    errorChanged = Signal()
    suggestionsChanged = Signal()
    waysChanged = Signal()
    wayChanged = Signal()
    placesChanged = Signal()
    partsChanged = Signal()
    inputHintChanged = Signal()
    optionalChanged = Signal()
    theirCardChanged = Signal()
    onwardChanged = Signal()
    questionChanged = Signal()
    pageChanged = Signal()

    kind = output(str, "kind", kindChanged)
    help = output(str, "help", helpChanged)
    value = output("QVariant", "value", valueChanged)
    choices = output("QVariantList", "choices", choicesChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    error = output(str, "error", errorChanged)
    suggestions = output("QVariantList", "suggestions", suggestionsChanged)
    places = output("QVariantList", "places", placesChanged)
    parts = output("QVariantList", "parts", partsChanged)
    ways = output("QVariantList", "ways", waysChanged)
    way = output(str, "way", wayChanged)
    inputHint = output(str, "input_hint", inputHintChanged)
    optional = output(bool, "optional", optionalChanged)
    theirCard = output(str, "their_card", theirCardChanged)
    onward = output(bool, "onward", onwardChanged)
    question = output(str, "question", questionChanged)
    page = output(str, "page", pageChanged)

    def __init__(self, send: Send, scribe: Scribe | None = None) -> None:
        """`scribe` is None where handwriting cannot be recognised: it is then not offered."""
        super().__init__(partial(page_outputs, by_hand=scribe is not None), PageOutputs(), send, scribe)
        self._catalogue: Catalogue | None = None

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model."""
        self._catalogue = snapshot.visit.setting.catalogue
        super().show(snapshot)

    def pad_of(self, snapshot: Snapshot) -> str:
        """As `WritingViewModel.pad_of`."""
        return snapshot.visit.page if self.outputs.way == Entry.HAND else ""

    @Slot(str)
    def chooseEntry(self, way: str) -> None:
        """Put texts in this way from now on."""
        self.tell(ChooseEntry(Entry(way)))

    @Slot(str, str)
    def setPart(self, part: str, digits: str) -> None:
        """One number of the address, as typed so far."""
        catalogue = self._catalogue
        steps = None if catalogue is None else read(catalogue, str(self.outputs.value))
        if catalogue is not None and steps is not None:
            self.tell(SetValue(written(catalogue, steps.with_part(part, digits))))

    @Slot()
    def stepBack(self) -> None:
        """The address without its last step."""
        if self._catalogue is not None:
            self.tell(SetValue(step_back(self._catalogue, str(self.outputs.value))))

    @Slot(str)
    def setValue(self, value: str) -> None:
        """What stands in the field, or the choice pressed."""
        self.tell(SetValue(value))

    @Slot()
    def readTheirCard(self) -> None:
        """Somebody else's card comes on the reader."""
        self.tell(ReadTheirCard())

    @Slot(str)
    def toggleChoice(self, value: str) -> None:
        """One choice of several."""
        self.tell(ToggleChoice(value))

    @Slot(int)
    def reveal(self, row: int) -> None:
        """Show or hide a masked row."""
        self.tell(Reveal(row))

    @Slot()
    def next(self) -> None:
        """The next page."""
        self.tell(Next())

    @Slot()
    def back(self) -> None:
        """The page before."""
        self.tell(Back())
