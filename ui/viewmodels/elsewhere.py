"""An answer showed that this cannot be filed here."""

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.schema import Department
from kiosk.visit.completeness import answer_given
from kiosk.visit.pages import QuestionPage
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.travel import Back, Finish
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker


@dataclass(frozen=True)
class ElsewhereOutputs:
    """`title`: what cannot be, `sentence`: why, and what to do instead. Of a policy's claim also the question
    that decided it (`because`) and whom to ask (`ask`). `guide`: what the way to the guide is called.
    """

    title: str = ""
    because: str = ""
    sentence: str = ""
    ask: str = ""
    guide: str = ""


def elsewhere_outputs(snapshot: Snapshot) -> ElsewhereOutputs | None:
    """The catalogue's words for the answer."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.ENDED_ELSEWHERE:
        return None
    sentence = speaker.say(visit.ended)
    policy = visit.setting.catalogue.policies.get(visit.draft.service)
    if policy is None:
        return ElsewhereOutputs(
            speaker.key("elsewhere.title"), sentence=sentence, guide=speaker.key("elsewhere.guide")
        )
    return ElsewhereOutputs(
        speaker.key("elsewhere.title_claim"),
        _because(snapshot),
        sentence,
        _ask(visit.setting.catalogue.departments[policy.department], speaker),
        speaker.key("elsewhere.conditions"),
    )


def _because(snapshot: Snapshot) -> str:
    """The question that decided it, and what was answered."""
    page = snapshot.visit.current_page(snapshot.now)
    answer = answer_given(page, snapshot.visit.draft) if isinstance(page, QuestionPage) else None
    if not isinstance(page, QuestionPage) or answer is None:
        return ""
    said = snapshot.speaker.text
    return snapshot.speaker.key(
        "elsewhere.because", question=said(page.question.text), answer=said(answer.label)
    )


def _ask(department: Department, speaker: Speaker) -> str:
    """Who decides, and how to reach them."""
    if department.complaint_line is None:
        return ""
    return speaker.key(
        "elsewhere.ask",
        office=speaker.text(department.name),
        line=speaker.text(department.complaint_line),
    )


class ElsewhereViewModel(ViewModel[ElsewhereOutputs]):
    """`Elsewhere.qml`."""

    titleChanged = Signal()
    becauseChanged = Signal()
    sentenceChanged = Signal()
    askChanged = Signal()
    guideChanged = Signal()

    title = output(str, "title", titleChanged)
    because = output(str, "because", becauseChanged)
    sentence = output(str, "sentence", sentenceChanged)
    ask = output(str, "ask", askChanged)
    guide = output(str, "guide", guideChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(elsewhere_outputs, ElsewhereOutputs(), send)
        self._service = ""

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model."""
        self._service = snapshot.visit.draft.service
        super().show(snapshot)

    @Slot()
    def back(self) -> None:
        """Change the answer."""
        self.tell(Back())

    @Slot()
    def book(self) -> None:
        """A time at the window."""
        self.tell(BookWindow())

    @Slot()
    def readGuide(self) -> None:
        """All there is to know, to be printed and taken along."""
        self.tell(ShowGuide(self._service))

    @Slot()
    def showNearby(self) -> None:
        """Where else there is."""
        self.tell(ShowNearby())

    @Slot()
    def finish(self) -> None:
        """Leave it at that."""
        self.tell(Finish())
