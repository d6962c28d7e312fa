"""A resident asks how far a matter has come, and what can be done about it from there."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kiosk.contract.progress import CaseProgress, CorrectionWanted, FeeProgress
from kiosk.visit.told import is_told

UNDECIDED = ("received", "accepted")
"""States of a case that can still be withdrawn, and whose identity can still be confirmed."""


class AskPhase(StrEnum):
    """Where the asking stands."""

    LOOKING = "looking"
    LIST = "list"
    """All cases of a person."""
    CASE = "case"
    TROUBLE = "trouble"


class Purpose(StrEnum):
    """What is signed."""

    ANSWER = "answer"
    """What a department asked for (补正) is handed in."""
    WITHDRAW = "withdraw"
    CONFIRM = "confirm"
    """It was I who filed it: the identity that was to be confirmed."""


@dataclass(frozen=True)
class Asking:
    """`typed`: the receipt number as far as it is there. `by_card`: the person was verified, and may do more
    than look. `grant` lets this person's documents out.
    """

    typed: str = field(default="", repr=False)
    phase: AskPhase = AskPhase.LOOKING
    by_card: bool = False
    cases: tuple[CaseProgress, ...] = field(default=(), repr=False)
    shown: int = 0
    grant: str = field(default="", repr=False)
    known_at: float = 0.0
    """When the answer came, in seconds of the step's clock."""
    trouble: str = ""
    """Key of the sentence that says why there is no answer."""
    wanted: str = field(default="", repr=False)
    """The number of the case that was looked at before the card was put."""
    purpose: Purpose | None = None
    correction: CorrectionWanted | None = field(default=None, repr=False)
    """Which is answered."""

    @property
    def case(self) -> CaseProgress | None:
        """The one on the screen."""
        return self.cases[self.shown] if 0 <= self.shown < len(self.cases) else None


def with_fee(asking: Asking | None, changes: Mapping[str, object]) -> Asking | None:
    """With what was heard since of the fee of the case on the screen."""
    case = None if asking is None else asking.case
    if asking is None or case is None or case.fee is None:
        return asking
    told = case.model_copy(update={"fee": case.fee.model_copy(update=dict(changes))})
    cases = (*asking.cases[: asking.shown], told, *asking.cases[asking.shown + 1 :])
    return replace(asking, cases=cases)


def fee_paid(case: CaseProgress) -> FeeProgress | None:
    """The fee, where it is paid: that can be printed."""
    return case.fee if case.fee is not None and case.fee.state == "paid" else None


def can_withdraw(case: CaseProgress) -> bool:
    """Before the decision only."""
    return case.state in UNDECIDED and not is_told(case)


def can_confirm(case: CaseProgress) -> bool:
    """Whose it is was to be confirmed, and still is."""
    return case.identity == "to_be_confirmed" and can_withdraw(case)
