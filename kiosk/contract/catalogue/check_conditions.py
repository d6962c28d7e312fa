"""Do conditions name fields, questions and values that exist and are known by the time they are asked for?"""

from collections.abc import Iterator

from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
from kiosk.contract.catalogue.options import option_values
from kiosk.contract.catalogue.phrases import Phrase, phrase
from kiosk.contract.catalogue.schema import Catalogue, Condition, Field, LifeEvent
from kiosk.contract.catalogue.service import Service

Offers = dict[str, tuple[str, ...] | None]
"""What each name that a condition may use offers; None for an open field."""


def conditions_of_field(catalogue: Catalogue, key: str, field: Field) -> Iterator[Finding]:
    """A field's conditions may name other closed fields, never itself."""
    offers: Offers = {name: option_values(catalogue, other) for name, other in catalogue.fields.items()}
    for problem, remedy in _wrong(field.visible_if, offers):
        yield Finding("fields", key, "visible_if", problem, remedy)
    if any(condition.of == key for condition in field.visible_if):
        yield Finding("fields", key, "visible_if", phrase("depends_on_itself"), phrase("name_another_field"))


def conditions_of_service(catalogue: Catalogue, section: str, service: Service) -> Iterator[Finding]:
    """A question may depend on what is known before the form, a field on earlier fields, a material on all.

    Known before the form are the earlier questions, what their answers set, and what the card fills.
    """
    offers: Offers = _from_card(catalogue, service)
    for question in service.questions:
        for problem, remedy in _wrong(question.asked_if, offers):
            yield Finding(section, service.id, f"questions.{question.id}.asked_if", problem, remedy)
        offers[question.id] = tuple(answer.value for answer in question.answers)
        for name in (name for answer in question.answers for name in answer.sets):
            offers[name] = (
                option_values(catalogue, catalogue.fields[name]) if name in catalogue.fields else None
            )
    known = [name for name in service.form if name in catalogue.fields]
    for place, name in enumerate(known):
        for condition in catalogue.fields[name].visible_if:
            if condition.of not in known[:place]:
                problem = phrase("asks_before", name=name, of=condition.of)
                remedy = phrase("put_before", name=name, of=condition.of)
                yield Finding(section, service.id, "form", problem, remedy)
        offers[name] = option_values(catalogue, catalogue.fields[name])
    for material in service.materials:
        for problem, remedy in _wrong(material.needed_if, offers):
            yield Finding(section, service.id, f"materials.{material.id}.needed_if", problem, remedy)


def conditions_of_departments(catalogue: Catalogue, event: LifeEvent) -> Iterator[Finding]:
    """A department may be called on a condition, but not the one that leads."""
    fields = {name: catalogue.fields[name] for name in event.form if name in catalogue.fields}
    offers: Offers = {name: option_values(catalogue, field) for name, field in fields.items()}
    offers |= {each.id: tuple(answer.value for answer in each.answers) for each in event.questions}
    for department, conditions in event.called_if.items():
        key = f"called_if.{department}"
        if department not in event.departments:
            remedy = remedy_for_unknown(department, event.departments)
            yield Finding("life_events", event.id, key, phrase("not_among_departments"), remedy)
        if department == event.lead_department:
            yield Finding("life_events", event.id, key, phrase("leads"), phrase("remove_here"))
        if not conditions:
            yield Finding("life_events", event.id, key, phrase("no_condition"), phrase("write_condition"))
        for problem, remedy in _wrong(conditions, offers):
            yield Finding("life_events", event.id, key, problem, remedy)


def _from_card(catalogue: Catalogue, service: Service) -> Offers:
    fields = {name: catalogue.fields[name] for name in service.form if name in catalogue.fields}
    return {name: option_values(catalogue, field) for name, field in fields.items() if field.from_card}


def _wrong(conditions: tuple[Condition, ...], offers: Offers) -> Iterator[tuple[Phrase, Phrase]]:
    for condition in conditions:
        if condition.of not in offers:
            yield phrase("names_later", name=condition.of), remedy_for_unknown(condition.of, offers)
            continue
        offered = offers[condition.of]
        if offered is None:
            yield phrase("names_open", name=condition.of), phrase("name_choice_field")
            continue
        for value in condition.is_in:
            if value not in offered:
                problem = phrase("never_is", name=condition.of, value=value)
                yield problem, remedy_for_unknown(value, offered)
