"""What a firm may claim."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.policies import Match, matches
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.policies import AnswerForFirm, LookAtPolicy
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker
from ui.viewmodels.welcome import illustrative


@dataclass(frozen=True)
class PoliciesOutputs:
    """`phase` is asking, list or policy. `choices` of value, label, help; `rows` of id, name, gives, why,
    fits; `reasons` of text and met; `facts` of label and value.
    """

    phase: str = "asking"
    question: str = ""
    help: str = ""
    number: int = 0
    total: int = 0
    value: str = ""
    """The answer that was given before, where one has come back."""
    choices: list[dict[str, str]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    fitting: int = 0
    policy: str = ""
    fits: bool = False
    reasons: list[dict[str, Any]] = field(default_factory=list)
    facts: list[dict[str, str]] = field(default_factory=list)
    notice: str = ""


def policies_outputs(snapshot: Snapshot) -> PoliciesOutputs | None:
    """The question, the list, or one policy."""
    visit, speaker = snapshot.visit, snapshot.speaker
    matching, catalogue = visit.matching, visit.setting.catalogue
    if visit.stage is not Stage.POLICIES or matching is None:
        return None
    notice = illustrative(catalogue, speaker)
    question = matching.question(catalogue)
    if question is not None:
        return PoliciesOutputs(
            question=speaker.text(question.text),
            help=speaker.say(question.help),
            number=matching.asked + 1,
            total=len(catalogue.policy_questions),
            value=matching.answers.get(question.id, ""),
            choices=[
                {"value": each.value, "label": speaker.text(each.label), "help": speaker.say(each.help)}
                for each in question.answers
            ],
            notice=notice,
        )
    found = matching.match(catalogue)
    if found is not None:
        return _one(found, snapshot)
    every = matches(catalogue, matching.answers)
    fitting = sum(each.fits for each in every)
    return PoliciesOutputs(
        "list", rows=[_row(each, speaker) for each in every], fitting=fitting, notice=notice
    )


def _row(found: Match, speaker: Speaker) -> dict[str, Any]:
    """The first reason that speaks against it, else the first that speaks for it."""
    against = [each for each in found.judged if each.met is False]
    policy = found.policy
    return {
        "id": policy.id,
        "name": speaker.text(policy.name),
        "gives": speaker.text(policy.gives),
        "why": speaker.text((against or list(found.judged))[0].why),
        "fits": found.fits,
    }


def _one(found: Match, snapshot: Snapshot) -> PoliciesOutputs:
    speaker, policy = snapshot.speaker, found.policy
    department = snapshot.visit.setting.catalogue.departments[policy.department]
    facts = (
        ("policies.department", speaker.text(department.name)),
        ("policies.limit", speaker.text(policy.promised_limit.text)),
        ("policies.basis", policy.legal_basis),
        ("policies.materials", "\n".join(speaker.text(each.name) for each in policy.materials)),
    )
    return PoliciesOutputs(
        "policy",
        question=speaker.text(policy.name),
        help=speaker.text(policy.gives),
        policy=policy.id,
        fits=found.fits,
        reasons=[{"text": speaker.text(each.why), "met": bool(each.met)} for each in found.judged],
        facts=[{"label": speaker.key(label), "value": value} for label, value in facts if value],
        notice=illustrative(snapshot.visit.setting.catalogue, speaker),
    )


class PoliciesViewModel(ViewModel[PoliciesOutputs]):
    """`Policies.qml`."""

    phaseChanged = Signal()
    questionChanged = Signal()
    helpChanged = Signal()
    numberChanged = Signal()
    totalChanged = Signal()
    valueChanged = Signal()
    choicesChanged = Signal()
    rowsChanged = Signal()
    fittingChanged = Signal()
    policyChanged = Signal()
    fitsChanged = Signal()
    reasonsChanged = Signal()
    factsChanged = Signal()
    noticeChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    question = output(str, "question", questionChanged)
    help = output(str, "help", helpChanged)
    number = output(int, "number", numberChanged)
    total = output(int, "total", totalChanged)
    value = output(str, "value", valueChanged)
    choices = output("QVariantList", "choices", choicesChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    fitting = output(int, "fitting", fittingChanged)
    policy = output(str, "policy", policyChanged)
    fits = output(bool, "fits", fitsChanged)
    reasons = output("QVariantList", "reasons", reasonsChanged)
    facts = output("QVariantList", "facts", factsChanged)
    notice = output(str, "notice", noticeChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(policies_outputs, PoliciesOutputs(), send)

    @Slot(str)
    def answer(self, value: str) -> None:
        """The answer to the question."""
        self.tell(AnswerForFirm(value))

    @Slot(str)
    def look(self, policy: str) -> None:
        """One of the list."""
        self.tell(LookAtPolicy(policy))

    @Slot()
    def claim(self) -> None:
        """File the claim."""
        self.tell(Choose(self.outputs.policy))

    @Slot()
    def back(self) -> None:
        """One thing back."""
        self.tell(Back())
