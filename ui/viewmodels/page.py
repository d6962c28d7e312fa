"""One question: a guide question, a field, or the check of what the card says."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.field_checks import CONSENT
from kiosk.contract.catalogue.schema import Answer, Choice, FieldType
from kiosk.visit.events import Back, Next, Reveal, SetValue, ToggleChoice
from kiosk.visit.pages import CardPage, FieldPage, QuestionPage
from kiosk.visit.stage import Stage
from kiosk.visit.summary import card_rows
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.rows import joined
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

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

HINTS = {
    FieldType.NAME: "name",
    FieldType.ID_NUMBER: "id",
    FieldType.CREDIT_CODE: "id",
    FieldType.MOBILE: "digits",
    FieldType.BANK_CARD: "digits",
    FieldType.NUMBER: "digits",
    FieldType.MONEY: "digits",
    FieldType.ADDRESS: "address",
}
"""How it is typed. A field with a pattern is a "code": Latin letters and digits (`checks` holds that)."""


@dataclass(frozen=True)
class PageOutputs:
    """`kind` is choice, multi, text, number, date or confirm. `value` is a list for multi, else a text."""

    kind: str = ""
    help: str = ""
    value: Any = field(default="", repr=False)
    choices: list[dict[str, str]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list, repr=False)
    error: str = ""
    input_hint: str = "text"
    optional: bool = False
    onward: bool = False
    """One touch is the whole answer: the screen goes on by itself. Never where a person consents."""
    question: str = ""
    page: str = ""
    """Which page this is. Told last: it makes the screen show that another has come. The question would not
    do: two may read the same, and another language changes it."""


def page_outputs(snapshot: Snapshot) -> PageOutputs | None:
    """The page of the moment."""
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
                    }
                    for row in card_rows(visit, snapshot.now)
                ],
                error=error,
            )
        case FieldPage():
            return _field(page, snapshot, error)
        case _:
            return None


def _field(page: FieldPage, snapshot: Snapshot, error: str) -> PageOutputs:
    speaker = snapshot.speaker
    held = snapshot.visit.draft.values.get(page.key, "")
    several = page.field.type is FieldType.CHOICES
    choices = [_choice(each, speaker) for each in page.choices]
    if page.field.type is FieldType.CONSENT:
        choices = [{"value": CONSENT, "label": speaker.key("visit.consented"), "help": ""}]
    return PageOutputs(
        kind=KINDS.get(page.field.type, "text"),
        question=speaker.text(page.field.question or page.field.label),
        page=page.id,
        help=speaker.say(page.field.help),
        value=list(held) if several and held else [] if several else held,
        choices=choices,
        error=error,
        input_hint="code" if page.field.pattern else HINTS.get(page.field.type, "text"),
        optional=not page.field.required,
        onward=page.field.type is FieldType.CHOICE,
    )


def _choice(choice: Choice | Answer, speaker: Speaker) -> dict[str, str]:
    return {
        "value": choice.value,
        "label": speaker.text(choice.label),
        "help": speaker.say(choice.help),
    }


class PageViewModel(ViewModel[PageOutputs]):
    """`Page.qml`."""

    kindChanged = Signal()
    helpChanged = Signal()
    valueChanged = Signal()
    choicesChanged = Signal()
    rowsChanged = Signal()
    errorChanged = Signal()
    inputHintChanged = Signal()
    optionalChanged = Signal()
    onwardChanged = Signal()
    questionChanged = Signal()
    pageChanged = Signal()

    kind = output(str, "kind", kindChanged)
    help = output(str, "help", helpChanged)
    value = output("QVariant", "value", valueChanged)
    choices = output("QVariantList", "choices", choicesChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    error = output(str, "error", errorChanged)
    inputHint = output(str, "input_hint", inputHintChanged)
    optional = output(bool, "optional", optionalChanged)
    onward = output(bool, "onward", onwardChanged)
    question = output(str, "question", questionChanged)
    page = output(str, "page", pageChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(page_outputs, PageOutputs(), send)

    @Slot(str)
    def setValue(self, value: str) -> None:
        """What stands in the field, or the choice pressed."""
        self.tell(SetValue(value))

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
