"""惠企政策 as data: what a firm may claim, for whom it is, and the claim as a service that can be filed.

Each requirement of a policy names one of the catalogue's few questions for firms, so that a person who
answers these hears of every policy why it is for the firm, or why not.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.contract.catalogue.schema import (
    Answer,
    Assurance,
    Catalogue,
    Key,
    Material,
    Policy,
    PolicyRequirement,
    Question,
    Site,
    Text,
)

NO_FEE = Text(zh="不收费", en="Free", ko="무료", ja="無料")


@dataclass(frozen=True)
class Judged:
    """One requirement, and whether it is met; None while its question is not answered."""

    requirement: PolicyRequirement
    met: bool | None

    @property
    def why(self) -> Text:
        """The sentence that belongs to it."""
        return self.requirement.unmet if self.met is False else self.requirement.met


@dataclass(frozen=True)
class Match:
    """A policy held against the answers."""

    policy: Policy
    judged: tuple[Judged, ...]

    @property
    def fits(self) -> bool:
        """Every requirement is met."""
        return all(each.met for each in self.judged)

    @property
    def excluded(self) -> bool:
        """One is not."""
        return any(each.met is False for each in self.judged)


@dataclass(frozen=True)
class Claim:
    """A policy as a service of `kiosk.contract.catalogue.service`. Its questions are those that its
    requirements name; an answer that does not meet one ends the visit with the reason.
    """

    policy: Policy
    questions: tuple[Question, ...]

    @property
    def id(self) -> Key:
        """The policy's."""
        return self.policy.id

    @property
    def name(self) -> Text:
        """The policy's."""
        return self.policy.name

    @property
    def title(self) -> Text:
        """A policy has one name."""
        return self.policy.name

    @property
    def sites(self) -> tuple[Site, ...]:
        """At every terminal."""
        return tuple(Site)

    @property
    def departments(self) -> tuple[Key, ...]:
        """The one that decides."""
        return (self.policy.department,)

    @property
    def form(self) -> tuple[Key, ...]:
        """As the policy says."""
        return self.policy.form

    @property
    def materials(self) -> tuple[Material, ...]:
        """As the policy says."""
        return self.policy.materials

    @property
    def fee(self) -> Text:
        """A claim costs nothing."""
        return NO_FEE

    @property
    def commitment(self) -> Key | None:
        """None takes the place of a document here."""
        return None

    @property
    def assurance(self) -> Assurance:
        """Money is paid out: who claims it must be known."""
        return Assurance.VERIFIED

    @property
    def limit(self) -> Text:
        """As promised."""
        return self.policy.promised_limit.text

    @property
    def limit_in_working_days(self) -> int | None:
        """As promised."""
        promised = self.policy.promised_limit
        return promised.days if promised.working_days else None


def match(policy: Policy, answers: Mapping[str, str]) -> Match:
    """Hold a policy against the answers that were given so far."""
    return Match(policy, tuple(Judged(each, _met(each, answers)) for each in policy.requirements))


def matches(catalogue: Catalogue, answers: Mapping[str, str]) -> tuple[Match, ...]:
    """Every policy: those that fit first, those that are excluded last, each in the catalogue's order."""
    found = [match(policy, answers) for policy in catalogue.policies.values()]
    return tuple(sorted(found, key=lambda each: (not each.fits, each.excluded)))


def claim_of(catalogue: Catalogue, policy: Policy) -> Claim:
    """The claim of a policy."""
    needed = {each.condition.of: each for each in policy.requirements}
    asked = (each for each in catalogue.policy_questions if each.id in needed)
    return Claim(policy, tuple(_with_ends(each, needed[each.id]) for each in asked))


def _with_ends(question: Question, requirement: PolicyRequirement) -> Question:
    answers = tuple(_ending(each, requirement) for each in question.answers)
    return question.model_copy(update={"answers": answers})


def _ending(answer: Answer, requirement: PolicyRequirement) -> Answer:
    if answer.value in requirement.condition.is_in:
        return answer
    return answer.model_copy(update={"ends": requirement.unmet})


def _met(requirement: PolicyRequirement, answers: Mapping[str, str]) -> bool | None:
    given = answers.get(requirement.condition.of)
    return None if given is None else given in requirement.condition.is_in
