"""Notice and pledge in place of a document."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot

from kiosk.visit.pages import CommitmentPage
from kiosk.visit.stage import Stage
from kiosk.visit.touches.form import ChooseCommitment
from kiosk.visit.touches.travel import Back, Next
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class CommitmentOutputs:
    """`choice` is "", commit or documents. Nothing is preselected."""

    title: str = ""
    replaces: str = ""
    notice: list[str] = field(default_factory=list)
    pledge: list[str] = field(default_factory=list)
    choice: str = ""
    error: str = ""


def commitment_outputs(snapshot: Snapshot) -> CommitmentOutputs | None:
    """The template of the life event."""
    visit, speaker = snapshot.visit, snapshot.speaker
    page = visit.current_page(snapshot.now) if visit.stage is Stage.COMMITMENT else None
    if not isinstance(page, CommitmentPage):
        return None
    template = page.commitment
    return CommitmentOutputs(
        title=speaker.text(template.name),
        replaces=speaker.text(template.replaces),
        notice=[
            *(speaker.text(each) for each in template.notice),
            *(speaker.key("commitment.not_if", case=speaker.text(each)) for each in template.ineligible_if),
        ],
        pledge=[speaker.text(each) for each in template.pledge],
        choice=visit.draft.commitment,
        error=speaker.say(visit.error),
    )


class CommitmentViewModel(ViewModel[CommitmentOutputs]):
    """`Commitment.qml`."""

    titleChanged = Signal()
    replacesChanged = Signal()
    noticeChanged = Signal()
    pledgeChanged = Signal()
    choiceChanged = Signal()
    errorChanged = Signal()

    title = output(str, "title", titleChanged)
    replaces = output(str, "replaces", replacesChanged)
    notice = output("QVariantList", "notice", noticeChanged)
    pledge = output("QVariantList", "pledge", pledgeChanged)
    choice = output(str, "choice", choiceChanged)
    error = output(str, "error", errorChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(commitment_outputs, CommitmentOutputs(), send)

    @Slot(str)
    def choose(self, choice: str) -> None:
        """Either "commit" or "documents"."""
        self.tell(ChooseCommitment("commit" if choice == "commit" else "documents"))

    @Slot()
    def next(self) -> None:
        """The next page."""
        self.tell(Next())

    @Slot()
    def back(self) -> None:
        """The page before."""
        self.tell(Back())
