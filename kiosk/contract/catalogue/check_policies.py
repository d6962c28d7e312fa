"""Are the policies for firms sound: can each be claimed by somebody, does every answer decide something?"""

from collections.abc import Collection, Iterator

from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
from kiosk.contract.catalogue.phrases import phrase
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
            yield Finding("catalogue", key, "id", phrase("stands_twice"), phrase("rename_one"))
        if question.id in catalogue.fields:
            yield Finding("catalogue", key, "id", phrase("is_field_too"), phrase("rename_question"))
        if question.id not in named:
            yield Finding("catalogue", key, "id", phrase("decides_nothing"), phrase("remove_or_name"))
        if len({each.value for each in question.answers}) < 2:
            yield Finding("catalogue", key, "answers", phrase("few_answers"), phrase("write_another"))
        for answer in question.answers:
            if answer.ends is not None or answer.drops or answer.sets:
                problem = phrase("no_effect", value=answer.value)
                yield Finding("catalogue", key, "answers", problem, phrase("remove_them"))
        yield from _english("catalogue", key, (question.text, *(each.label for each in question.answers)))


def _policy(catalogue: Catalogue, policy: Policy) -> Iterator[Finding]:
    answers = {each.id: {one.value for one in each.answers} for each in catalogue.policy_questions}
    if policy.id in catalogue.items or policy.id in catalogue.life_events:
        yield Finding("policies", policy.id, "id", phrase("is_item_too"), phrase("choose_another"))
    yield from _known(policy, "department", (policy.department,), catalogue.departments)
    yield from _known(policy, "form", policy.form, catalogue.fields)
    for name in sorted({each for each in policy.form if policy.form.count(each) > 1}):
        yield Finding("policies", policy.id, "form", phrase("names_twice", name=name), phrase("remove_one"))
    seen: set[str] = set()
    for requirement in policy.requirements:
        asked = requirement.condition.of
        key = f"requirements.{asked}"
        if asked in seen:
            yield Finding("policies", policy.id, key, phrase("stands_twice"), phrase("put_into_one"))
        seen.add(asked)
        if asked not in answers:
            yield from _known(policy, "requirements", (asked,), answers)
            continue
        for value in requirement.condition.is_in:
            if value not in answers[asked]:
                remedy = remedy_for_unknown(value, sorted(answers[asked]))
                yield Finding("policies", policy.id, key, phrase("no_answer_to_it", value=value), remedy)
        if answers[asked] <= set(requirement.condition.is_in):
            yield Finding("policies", policy.id, key, phrase("always_met"), phrase("remove_requirement"))
        yield from _english("policies", policy.id, (requirement.met, requirement.unmet))
    yield from _english("policies", policy.id, (policy.name, policy.gives, policy.promised_limit.text))


def _known(policy: Policy, key: str, names: Collection[str], known: Collection[str]) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            problem = phrase("names_unknown", name=name)
            yield Finding("policies", policy.id, key, problem, remedy_for_unknown(name, known))


def _english(section: str, entry: str, texts: Collection[Text]) -> Iterator[Finding]:
    for text in texts:
        if text.en is None:
            problem = phrase("text_has_no_english", text=text.zh)
            yield Finding(section, entry, "en", problem, phrase("write_it"))
