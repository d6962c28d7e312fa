"""Are guide questions sound: can every answer be reached, is what it sets there?"""

from collections.abc import Iterator

from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
from kiosk.contract.catalogue.options import option_values
from kiosk.contract.catalogue.phrases import phrase
from kiosk.contract.catalogue.schema import Answer, Catalogue, FieldType, Question
from kiosk.contract.catalogue.service import Service


def check_questions(
    catalogue: Catalogue, section: str, service: Service, *, complete: bool
) -> Iterator[Finding]:
    """Findings about questions and answers; conditions are checked elsewhere."""
    for question in service.questions:
        key = f"questions.{question.id}"
        if question.id in catalogue.fields:
            yield Finding(section, service.id, key, phrase("is_field_too"), phrase("rename_question"))
        if not question.answers:
            if complete:
                problem, remedy = phrase("no_answers_though_complete"), phrase("write_answers_or_incomplete")
                yield Finding(section, service.id, key, problem, remedy)
            continue
        yield from _answers(catalogue, section, service, question)


def _answers(catalogue: Catalogue, section: str, service: Service, question: Question) -> Iterator[Finding]:
    key = f"questions.{question.id}"
    values = [answer.value for answer in question.answers]
    if len(values) < 2:
        yield Finding(section, service.id, key, phrase("one_answer"), phrase("add_answer"))
    for value in sorted({value for value in values if values.count(value) > 1}):
        problem = phrase("answer_twice", value=value)
        yield Finding(section, service.id, key, problem, phrase("rename_or_remove"))
    if not question.asked_if and all(answer.ends is not None for answer in question.answers):
        yield Finding(section, service.id, key, phrase("always_ends"), phrase("let_go_on"))
    for answer in question.answers:
        yield from _consequences(catalogue, section, service, f"{key}.{answer.value}", answer)


def _consequences(
    catalogue: Catalogue, section: str, service: Service, key: str, answer: Answer
) -> Iterator[Finding]:
    if not answer.value.isascii():
        yield Finding(section, service.id, key, phrase("not_ascii"), phrase("chinese_in_label"))
    if answer.ends is not None and (answer.drops or answer.sets):
        yield Finding(section, service.id, key, phrase("ends_and_sets"), phrase("remove_ends"))
    for name in (*answer.drops, *answer.sets):
        if name not in service.form:
            problem = phrase("not_in_form", name=name)
            yield Finding(section, service.id, key, problem, remedy_for_unknown(name, service.form))
    for name in set(answer.drops) & set(answer.sets):
        yield Finding(section, service.id, key, phrase("drops_and_sets", name=name), phrase("keep_one"))
    for name, value in answer.sets.items():
        if name in catalogue.fields and catalogue.fields[name].type is FieldType.CHOICES:
            yield Finding(section, service.id, key, phrase("sets_choices", name=name), phrase("let_ask"))
        offered = option_values(catalogue, catalogue.fields[name]) if name in catalogue.fields else None
        if offered is not None and value not in offered:
            problem = phrase("sets_unknown", name=name, value=value)
            remedy = phrase("use_one_of", names=", ".join(offered))
            yield Finding(section, service.id, key, problem, remedy)
