"""How far it is, what is wanted, and what can be done about it."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.progress import CaseProgress, CorrectionWanted
from kiosk.visit.amending import WORDS, wanted
from kiosk.visit.asking import Asking, AskPhase, can_confirm, can_withdraw, fee_paid
from kiosk.visit.handlers.replying import about
from kiosk.visit.stage import Stage
from kiosk.visit.told import is_told, lines
from kiosk.visit.touches.asking import (
    AnswerCorrection,
    AskAgain,
    AskByCard,
    ConfirmIdentity,
    PrintTold,
    ShowCase,
    ShowDocument,
    WithdrawCase,
)
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.paying import PayHere
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.guide_rows import row
from ui.viewmodels.progress_steps import department, due, state, steps
from ui.viewmodels.receipt import pay_now
from ui.viewmodels.slip import printing, sentence
from ui.viewmodels.snapshot import Snapshot

FRESH_S = 60.0


@dataclass(frozen=True)
class ProgressOutputs:
    """`cases`: number, title, state, tone, note. `corrections`: number, title, wants. `documents`: number,
    label. `kind`: the tone of the case's state.
    """

    phase: str = ""
    sentence: str = ""
    cases: list[dict[str, Any]] = field(default_factory=list, repr=False)
    title: str = ""
    case_number: str = ""
    state: str = ""
    kind: int = 0
    due: str = ""
    age: str = ""
    steps: list[dict[str, Any]] = field(default_factory=list, repr=False)
    rows: list[dict[str, str]] = field(default_factory=list, repr=False)
    """Of what is no filing, instead of steps: `label` and `value`."""
    printing: str = ""
    can_print: bool = True
    slip: bool = False
    """What is said here can be printed."""
    pay: str = ""
    """What the button says by which the fee is paid by phone; "" where there is none."""
    corrections: list[dict[str, Any]] = field(default_factory=list, repr=False)
    documents: list[dict[str, Any]] = field(default_factory=list, repr=False)
    identity_open: bool = False
    by_card: bool = False
    can_withdraw: bool = False
    can_confirm: bool = False
    online: bool = True


def progress_outputs(snapshot: Snapshot) -> ProgressOutputs | None:
    """The phase of the asking, and the case that is shown."""
    visit, speaker, asking = snapshot.visit, snapshot.speaker, snapshot.visit.asking
    if visit.stage is not Stage.PROGRESS or asking is None:
        return None
    if asking.phase is AskPhase.LIST:
        cases = [_line(number, case, snapshot) for number, case in enumerate(asking.cases)]
        return ProgressOutputs(asking.phase.value, cases=cases, age=_age(snapshot))
    case = asking.case
    if asking.phase is not AskPhase.CASE or case is None:
        said = speaker.key(asking.trouble) if asking.trouble else ""
        return ProgressOutputs(asking.phase.value, said, online=visit.surroundings.online)
    word, tone = state(case, speaker)
    if is_told(case):
        return _told(case, asking, snapshot)
    return ProgressOutputs(
        phase=asking.phase.value,
        title=speaker.text(about(case, visit)),
        case_number=case.case_number,
        state=word,
        kind=tone,
        due=due(case.due, snapshot.clock, speaker),
        age=_age(snapshot),
        steps=steps(case, visit, snapshot.clock, speaker),
        **_paper(snapshot, slip=fee_paid(case) is not None),
        pay=pay_now(snapshot),
        corrections=[
            {
                "number": number,
                "title": speaker.key(
                    "progress.wanted_still" if each.again else "progress.wanted",
                    department=department(each.department, each.department_name, visit, speaker),
                ),
                "wants": "\n".join(_wants(each, case, snapshot)),
            }
            for number, each in enumerate(case.corrections)
        ],
        documents=[
            {
                "number": number,
                "label": speaker.key("progress.pages_of", title=speaker.text(each.title), count=each.pages),
            }
            for number, each in enumerate(case.documents)
        ],
        identity_open=case.identity == "to_be_confirmed",
        by_card=asking.by_card,
        can_withdraw=asking.by_card and can_withdraw(case),
        can_confirm=asking.by_card and can_confirm(case),
        online=visit.surroundings.online,
    )


def _wants(correction: CorrectionWanted, case: CaseProgress, snapshot: Snapshot) -> list[str]:
    """A line for each thing: as the department wrote it, or by its name in the language of the screen."""
    speaker = snapshot.speaker
    found = wanted(correction, case, snapshot.visit.setting.catalogue)
    papers = [each.name for each in found.papers if each.key in found.required and each.name is not None]
    pages = [each for each in found.pages if each.id in found.required]
    return [
        *found.sentences,
        *(speaker.key("progress.want_paper", name=speaker.text(each)) for each in papers),
        *(
            speaker.key("progress.want_words")
            if each.id == WORDS
            else speaker.key(
                "progress.want_field_again" if each.key in correction.wrong else "progress.want_field",
                name=speaker.text(each.field.label),
            )
            for each in pages
        ),
    ]


def _told(case: CaseProgress, asking: Asking, snapshot: Snapshot) -> ProgressOutputs:
    visit, speaker = snapshot.visit, snapshot.speaker
    word, tone = state(case, speaker)
    return ProgressOutputs(
        phase=asking.phase.value,
        **_paper(snapshot, slip=True),
        title=speaker.text(about(case, visit)),
        case_number=case.case_number,
        state=word,
        kind=tone,
        age=_age(snapshot),
        rows=[row(each, speaker) for each in lines(case, visit.setting.catalogue, snapshot.clock.tzinfo)],
        by_card=asking.by_card,
        online=visit.surroundings.online,
    )


def _paper(snapshot: Snapshot, *, slip: bool) -> dict[str, Any]:
    """Whether there is something to print, whether it can be, and what became of it."""
    printed = snapshot.visit.slip
    return {
        "slip": slip,
        "sentence": sentence(printed, snapshot.speaker, busy="find.printing", came_to="told.slip"),
        "printing": printing(printed),
        "can_print": snapshot.visit.surroundings.can_print is not False,
    }


def _line(number: int, case: CaseProgress, snapshot: Snapshot) -> dict[str, Any]:
    word, tone = state(case, snapshot.speaker)
    received = case.received.astimezone(snapshot.clock.tzinfo)
    return {
        "number": number,
        "title": snapshot.speaker.text(about(case, snapshot.visit)),
        "state": word,
        "tone": tone,
        "note": f"{received:%Y-%m-%d} · {case.case_number}",
    }


def _age(snapshot: Snapshot) -> str:
    """How old what is shown is: it does not change by itself."""
    asking = snapshot.visit.asking
    seconds = 0.0 if asking is None else snapshot.now.seconds - asking.known_at
    if seconds < FRESH_S:
        return snapshot.speaker.key("progress.age_now")
    return snapshot.speaker.key("progress.age_minutes", minutes=int(seconds // 60))


class ProgressViewModel(ViewModel[ProgressOutputs]):
    """`Progress.qml`."""

    phaseChanged = Signal()
    sentenceChanged = Signal()
    casesChanged = Signal()
    titleChanged = Signal()
    caseNumberChanged = Signal()
    stateChanged = Signal()
    kindChanged = Signal()
    dueChanged = Signal()
    ageChanged = Signal()
    stepsChanged = Signal()
    rowsChanged = Signal()
    printingChanged = Signal()
    canPrintChanged = Signal()
    slipChanged = Signal()
    payChanged = Signal()
    correctionsChanged = Signal()
    documentsChanged = Signal()
    identityOpenChanged = Signal()
    byCardChanged = Signal()
    canWithdrawChanged = Signal()
    canConfirmChanged = Signal()
    onlineChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    sentence = output(str, "sentence", sentenceChanged)
    cases = output("QVariantList", "cases", casesChanged)
    title = output(str, "title", titleChanged)
    caseNumber = output(str, "case_number", caseNumberChanged)
    state = output(str, "state", stateChanged)
    kind = output(int, "kind", kindChanged)
    due = output(str, "due", dueChanged)
    age = output(str, "age", ageChanged)
    steps = output("QVariantList", "steps", stepsChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    printing = output(str, "printing", printingChanged)
    canPrint = output(bool, "can_print", canPrintChanged)
    slip = output(bool, "slip", slipChanged)
    pay = output(str, "pay", payChanged)
    corrections = output("QVariantList", "corrections", correctionsChanged)
    documents = output("QVariantList", "documents", documentsChanged)
    identityOpen = output(bool, "identity_open", identityOpenChanged)
    byCard = output(bool, "by_card", byCardChanged)
    canWithdraw = output(bool, "can_withdraw", canWithdrawChanged)
    canConfirm = output(bool, "can_confirm", canConfirmChanged)
    online = output(bool, "online", onlineChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(progress_outputs, ProgressOutputs(), send)

    @Slot(int)
    def showCase(self, number: int) -> None:
        """One of the list."""
        self.tell(ShowCase(number))

    @Slot(int)
    def answer(self, number: int) -> None:
        """Hand in what is wanted."""
        self.tell(AnswerCorrection(number))

    @Slot(int)
    def showDocument(self, number: int) -> None:
        """A released document."""
        self.tell(ShowDocument(number))

    @Slot()
    def print(self) -> None:
        """What was said, on paper."""
        self.tell(PrintTold())

    @Slot()
    def payHere(self) -> None:
        """The fee, by phone."""
        self.tell(PayHere())

    @Slot()
    def withdraw(self) -> None:
        """Take it back."""
        self.tell(WithdrawCase())

    @Slot()
    def confirm(self) -> None:
        """It was I."""
        self.tell(ConfirmIdentity())

    @Slot()
    def byCardNow(self) -> None:
        """With the card more can be done."""
        self.tell(AskByCard())

    @Slot()
    def again(self) -> None:
        """Ask once more."""
        self.tell(AskAgain())

    @Slot()
    def showNearby(self) -> None:
        """Where else it can be asked."""
        self.tell(ShowNearby())

    @Slot()
    def back(self) -> None:
        """To the list, or to the question."""
        self.tell(Back())
