"""Are guide questions sound: can every answer be reached, is what it sets there?"""

from collections.abc import Iterator

from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
from kiosk.contract.catalogue.options import option_values
from kiosk.contract.catalogue.schema import Answer, Catalogue, FieldType, Question
from kiosk.contract.catalogue.service import Service


def check_questions(
    catalogue: Catalogue, section: str, service: Service, *, complete: bool
) -> Iterator[Finding]:
    """Findings about questions and answers; conditions are checked elsewhere."""
    for question in service.questions:
        key = f"questions.{question.id}"
        if question.id in catalogue.fields:
            yield Finding(section, service.id, key, "is the name of a field too", "rename the question")
        if not question.answers:
            if complete:
                remedy = "write them, or complete = false"
                yield Finding(section, service.id, key, "has no answers although complete = true", remedy)
            continue
        yield from _answers(catalogue, section, service, question)


def _answers(catalogue: Catalogue, section: str, service: Service, question: Question) -> Iterator[Finding]:
    key = f"questions.{question.id}"
    values = [answer.value for answer in question.answers]
    if len(values) < 2:
        yield Finding(section, service.id, key, "has one answer only", "add another or remove the question")
    for value in sorted({value for value in values if values.count(value) > 1}):
        problem = f"offers {value} twice, so the second cannot be reached"
        yield Finding(section, service.id, key, problem, "rename or remove one")
    if not question.asked_if and all(answer.ends is not None for answer in question.answers):
        yield Finding(section, service.id, key, "ends the visit whatever is answered", "let one answer go on")
    for answer in question.answers:
        yield from _consequences(catalogue, section, service, f"{key}.{answer.value}", answer)


def _consequences(
    catalogue: Catalogue, section: str, service: Service, key: str, answer: Answer
) -> Iterator[Finding]:
    if not answer.value.isascii():
        yield Finding(section, service.id, key, "is no short ASCII word", "put the Chinese in label")
    if answer.ends is not None and (answer.drops or answer.sets):
        problem = "ends the visit, so what it drops or sets has no effect"
        yield Finding(section, service.id, key, problem, "remove ends, or remove drops and sets")
    for name in (*answer.drops, *answer.sets):
        if name not in service.form:
            problem = f"drops or sets {name}, which is not in the form"
            yield Finding(section, service.id, key, problem, remedy_for_unknown(name, service.form))
    for name in set(answer.drops) & set(answer.sets):
        yield Finding(section, service.id, key, f"both drops and sets {name}", "keep one of the two")
    for name, value in answer.sets.items():
        if name in catalogue.fields and catalogue.fields[name].type is FieldType.CHOICES:
            problem = f"sets {name}, which takes several choices"
            yield Finding(section, service.id, key, problem, "let it be asked")
        offered = option_values(catalogue, catalogue.fields[name]) if name in catalogue.fields else None
        if offered is not None and value not in offered:
            problem = f"sets {name} to {value}, which it does not offer"
            yield Finding(section, service.id, key, problem, f"use one of {', '.join(offered)}")
