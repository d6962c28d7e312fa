"""What a firm may claim: the questions answered so that one policy fits, and its claim begun."""

from kiosk.contract.catalogue.policies import matches
from kiosk.contract.catalogue.schema import Catalogue, Policy, Question
from ui.demo.keyboard import Script
from ui.demo.script.person import Person


def begin_claim(person: Person) -> Script:
    """To the card, with the first policy of the catalogue."""
    view, catalogue = person.view("Policies"), person.terminal.catalogue
    policy = next(iter(catalogue.policies.values()))
    answers: dict[str, str] = {}
    yield from person.touch("door-policies", on=("Welcome",))
    for number, question in enumerate(catalogue.policy_questions, 1):
        yield lambda number=number: person.screen == "Policies" and view.number == number  # type: ignore[misc]
        answers[question.id] = _fitting(catalogue, policy, answers, question)
        yield from person.touch(f"choice-{answers[question.id]}", on=("Policies",))
    yield lambda: view.phase == "list"
    yield from person.look("policies")
    yield from person.touch(f"policy-{policy.id}", on=("Policies",))
    yield lambda: view.phase == "policy"
    yield from person.look("policy")
    yield from person.touch("primary", on=("Policies",))
    yield person.is_on("Card")


def _fitting(catalogue: Catalogue, policy: Policy, answers: dict[str, str], question: Question) -> str:
    """An answer that leaves the policy open to the firm."""
    for each in question.answers:
        judged = matches(catalogue, {**answers, question.id: each.value})
        if not next(found for found in judged if found.policy is policy).excluded:
            return each.value
    return question.answers[0].value
