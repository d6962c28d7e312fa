"""Policies for firms are data: held against answers, checked like everything else of the catalogue."""

from collections.abc import Callable

import pytest

from kiosk.contract.catalogue.checks import check
from kiosk.contract.catalogue.policies import Claim, matches
from kiosk.contract.catalogue.schema import Answer, Catalogue, Condition, Policy, Question, Text
from kiosk.contract.catalogue.service import service_of
from tests.kiosk.visit.residents import catalogue

GROWN = {"firm_size": "micro", "firm_age": "grown", "firm_hires": "graduates", "firm_layoffs": "few"}


def test_those_that_fit_come_first_each_with_its_reasons() -> None:
    found = {each.policy.id: each for each in matches(catalogue(), {**GROWN, "firm_tech": "no"})}
    assert list(found)[:2] == ["P01", "P02"]
    assert [found[each].fits for each in ("P01", "P02", "P03", "P05")] == [True, True, False, False]
    assert [each.why.zh for each in found["P03"].judged] == [
        "要在开办 1 年之内申领，现在已经过了。",
        "员工在 20 人以下。",
    ]


def test_what_was_not_answered_speaks_neither_for_nor_against() -> None:
    found = {each.policy.id: each for each in matches(catalogue(), GROWN)}
    assert (found["P05"].fits, found["P05"].excluded) == (False, False)


def test_every_policy_can_be_claimed_by_some_firm() -> None:
    for policy in catalogue().policies.values():
        answers = {each.condition.of: each.condition.is_in[0] for each in policy.requirements}
        assert next(each for each in matches(catalogue(), answers) if each.policy.id == policy.id).fits


def test_an_answer_that_does_not_meet_a_requirement_ends_the_claim_with_the_reason() -> None:
    claim = service_of(catalogue(), "P03")
    assert isinstance(claim, Claim)
    ends = {answer.value: answer.ends for question in claim.questions for answer in question.answers}
    assert ends["new"] is None
    assert ends["grown"] is not None
    assert "1 年之内" in ends["grown"].zh


def changed(policy: Callable[[Policy], Policy]) -> Catalogue:
    """The catalogue with its first policy changed."""
    whole = catalogue()
    return whole.model_copy(update={"policies": {**whole.policies, "P01": policy(whole.policies["P01"])}})


def requirement(of: str, *values: str) -> Callable[[Policy], Policy]:
    """The first requirement is another."""

    def change(policy: Policy) -> Policy:
        first = policy.requirements[0].model_copy(update={"condition": Condition(of=of, is_in=values)})
        return policy.model_copy(update={"requirements": (first, *policy.requirements[1:])})

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (requirement("no_such_question", "few"), "no_such_question"),
        (requirement("firm_layoffs", "no_such_answer"), "no_such_answer is no answer"),
        (requirement("firm_layoffs", "few", "many"), "every answer meets it"),
        (requirement("firm_age", "young"), "stands there twice"),
        (lambda policy: policy.model_copy(update={"department": "XX"}), "names XX"),
        (lambda policy: policy.model_copy(update={"form": ("no_such_field",)}), "names no_such_field"),
        (lambda policy: policy.model_copy(update={"gives": Text(zh="没有英文")}), "no English"),
        (lambda policy: policy.model_copy(update={"id": "S01"}), "is the id of an item or a life event"),
    ],
)
def test_a_policy_that_cannot_work_is_refused_with_what_to_mend(
    change: Callable[[Policy], Policy], said: str
) -> None:
    found = check(changed(change))
    assert any(said in str(each.problem) and each.remedy for each in found), found


def test_a_question_that_decides_nothing_is_refused() -> None:
    answers = tuple(Answer(value=each, label=Text(zh=each, en=each)) for each in ("a", "b"))
    idle = Question(id="firm_idle", text=Text(zh="闲问", en="Idle"), answers=answers)
    whole = catalogue().model_copy(update={"policy_questions": (*catalogue().policy_questions, idle)})
    assert any("decides about no policy" in str(each.problem) for each in check(whole))
