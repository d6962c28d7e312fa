"""Are the policies for firms sound: can each be claimed by somebody, does every answer decide something?"""

from collections.abc import Collection, Iterator

from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
from kiosk.contract.catalogue.schema import Catalogue, Policy, Text


def check_policies(catalogue: Catalogue) -> Iterator[Finding]:
    """Findings about policies and the questions that sort them."""
    yield from _questions(catalogue)
    for policy in catalogue.policies.values():
        yield from _policy(catalogue, policy)


def _questions(catalogue: Catalogue) -> Iterator[Finding]:
    named = {each.condition.of for policy in catalogue.policies.values() for each in policy.requirements}
    ids = [each.id for each in catalogue.policy_questions]
    for question in catalogue.policy_questions:
        key = f"policy_questions.{question.id}"
        if ids.count(question.id) > 1:
            yield Finding("catalogue", key, "id", "stands there twice", "rename one")
        if question.id in catalogue.fields:
            yield Finding("catalogue", key, "id", "is the name of a field too", "rename the question")
        if question.id not in named:
            yield Finding("catalogue", key, "id", "decides about no policy", "remove it, or name it in one")
        if len({each.value for each in question.answers}) < 2:
            yield Finding("catalogue", key, "answers", "fewer than two different ones", "write another")
        for answer in question.answers:
            if answer.ends is not None or answer.drops or answer.sets:
                problem = f"{answer.value} has ends, drops or sets, which have no effect here"
                yield Finding("catalogue", key, "answers", problem, "remove them")
        yield from _english("catalogue", key, (question.text, *(each.label for each in question.answers)))


def _policy(catalogue: Catalogue, policy: Policy) -> Iterator[Finding]:
    answers = {each.id: {one.value for one in each.answers} for each in catalogue.policy_questions}
    if policy.id in catalogue.items or policy.id in catalogue.life_events:
        yield Finding("policies", policy.id, "id", "is the id of an item or a life event", "choose another")
    yield from _known(policy, "department", (policy.department,), catalogue.departments)
    yield from _known(policy, "form", policy.form, catalogue.fields)
    for name in sorted({each for each in policy.form if policy.form.count(each) > 1}):
        yield Finding("policies", policy.id, "form", f"names {name} twice", "remove one")
    seen: set[str] = set()
    for requirement in policy.requirements:
        asked = requirement.condition.of
        key = f"requirements.{asked}"
        if asked in seen:
            yield Finding("policies", policy.id, key, "stands there twice", "put both into one is_in")
        seen.add(asked)
        if asked not in answers:
            yield from _known(policy, "requirements", (asked,), answers)
            continue
        for value in requirement.condition.is_in:
            if value not in answers[asked]:
                remedy = remedy_for_unknown(value, sorted(answers[asked]))
                yield Finding("policies", policy.id, key, f"{value} is no answer to it", remedy)
        if answers[asked] <= set(requirement.condition.is_in):
            yield Finding("policies", policy.id, key, "every answer meets it", "remove the requirement")
        yield from _english("policies", policy.id, (requirement.met, requirement.unmet))
    yield from _english("policies", policy.id, (policy.name, policy.gives, policy.promised_limit.text))


def _known(policy: Policy, key: str, names: Collection[str], known: Collection[str]) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            problem = f"names {name}, which is not there"
            yield Finding("policies", policy.id, key, problem, remedy_for_unknown(name, known))


def _english(section: str, entry: str, texts: Collection[Text]) -> Iterator[Finding]:
    for text in texts:
        if text.en is None:
            yield Finding(section, entry, "en", f"{text.zh} has no English", "write it")
