"""Are the guide questions of a life event sound: can every answer be reached, is what it sets there?"""

from collections.abc import Iterator

from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
from kiosk.contract.catalogue.options import option_values
from kiosk.contract.catalogue.schema import Answer, Catalogue, FieldType, LifeEvent, Question


def check_questions(catalogue: Catalogue, event: LifeEvent) -> Iterator[Finding]:
    """Findings about questions and answers; conditions are checked elsewhere."""
    for question in event.questions:
        key = f"questions.{question.id}"
        if question.id in catalogue.fields:
            yield Finding("life_events", event.id, key, "is the name of a field too", "rename the question")
        if not question.answers:
            if event.complete:
                remedy = "write them, or complete = false"
                yield Finding("life_events", event.id, key, "has no answers although complete = true", remedy)
            continue
        yield from _answers(catalogue, event, question)


def _answers(catalogue: Catalogue, event: LifeEvent, question: Question) -> Iterator[Finding]:
    key = f"questions.{question.id}"
    values = [answer.value for answer in question.answers]
    if len(values) < 2:
        yield Finding(
            "life_events", event.id, key, "has one answer only", "add another or remove the question"
        )
    for value in sorted({value for value in values if values.count(value) > 1}):
        problem = f"offers {value} twice, so the second cannot be reached"
        yield Finding("life_events", event.id, key, problem, "rename or remove one")
    if not question.asked_if and all(answer.ends is not None for answer in question.answers):
        yield Finding(
            "life_events", event.id, key, "ends the visit whatever is answered", "let one answer go on"
        )
    for answer in question.answers:
        yield from _consequences(catalogue, event, f"{key}.{answer.value}", answer)


def _consequences(catalogue: Catalogue, event: LifeEvent, key: str, answer: Answer) -> Iterator[Finding]:
    if not answer.value.isascii():
        yield Finding("life_events", event.id, key, "is no short ASCII word", "put the Chinese in label")
    if answer.ends is not None and (answer.drops or answer.sets):
        problem = "ends the visit, so what it drops or sets has no effect"
        yield Finding("life_events", event.id, key, problem, "remove ends, or remove drops and sets")
    for name in (*answer.drops, *answer.sets):
        if name not in event.form:
            problem = f"drops or sets {name}, which is not in the form"
            yield Finding("life_events", event.id, key, problem, remedy_for_unknown(name, event.form))
    for name in set(answer.drops) & set(answer.sets):
        yield Finding("life_events", event.id, key, f"both drops and sets {name}", "keep one of the two")
    for name, value in answer.sets.items():
        if name in catalogue.fields and catalogue.fields[name].type is FieldType.CHOICES:
            problem = f"sets {name}, which takes several choices"
            yield Finding("life_events", event.id, key, problem, "let it be asked")
        offered = option_values(catalogue, catalogue.fields[name]) if name in catalogue.fields else None
        if offered is not None and value not in offered:
            problem = f"sets {name} to {value}, which it does not offer"
            yield Finding("life_events", event.id, key, problem, f"use one of {', '.join(offered)}")
