"""What a firm may claim: the answers so far, and what is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Self

from kiosk.contract.catalogue.policies import Match, matches
from kiosk.contract.catalogue.schema import Catalogue, Question

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Matching:
    """`asked`: how many questions have been gone through; after the last the list is there. `shown`: the
    policy that is looked at; "" for the list.
    """

    answers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    asked: int = 0
    shown: str = ""

    def question(self, catalogue: Catalogue) -> Question | None:
        """The one that is asked now; None once the list is there."""
        questions = catalogue.policy_questions
        return questions[self.asked] if self.asked < len(questions) else None

    def match(self, catalogue: Catalogue) -> Match | None:
        """The policy that is looked at, held against the answers."""
        return next((each for each in matches(catalogue, self.answers) if each.policy.id == self.shown), None)

    def answered(self, question: str, value: str) -> Self:
        """With one answer, at the next question."""
        answers = MappingProxyType({**self.answers, question: value})
        return replace(self, answers=answers, asked=self.asked + 1)
