"""What a life event or item asks of this resident, as far as answers, values and card decide it.

Whatever is not in the form that comes out is neither asked nor shown nor submitted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from devices.id_card.card import IdCard
from kiosk.contract.catalogue.field_checks import Value, visible
from kiosk.contract.catalogue.schema import (
    CardAttribute,
    Catalogue,
    Field,
    Question,
)
from kiosk.contract.catalogue.service import Service
from kiosk.visit.card_values import card_value
from kiosk.visit.draft import Draft

Facts = Mapping[str, Value]
"""Question or field to its value; absent where it is not asked or not answered."""

ROLE = "role"
SELF = "self"
"""The catalogue's field that tells whether somebody acts for another, and what it says where they do not."""


@dataclass(frozen=True, repr=False)
class Form:
    """The questions and fields that count, in the order they are asked."""

    questions: tuple[Question, ...]
    fields: tuple[str, ...]
    """Every visible field: those of the card, those an answer has filled, those to ask."""
    from_card: Mapping[str, str]
    preset: Mapping[str, str]
    """Fields that an answer has filled."""
    values: Mapping[str, Value]
    """Every visible field that has a value."""
    facts: Facts

    @property
    def to_ask(self) -> tuple[str, ...]:
        """The fields a person has to fill."""
        return tuple(key for key in self.fields if key not in self.from_card and key not in self.preset)


def resolve(service: Service, catalogue: Catalogue, draft: Draft, today: date) -> Form:
    """The form as it stands. A field that hides itself by its own consequences settles as hidden."""
    form = _pass(service, catalogue, draft, today, {})
    for _ in (*service.form, *service.questions):
        settled = _pass(service, catalogue, draft, today, form.facts)
        if settled == form:
            break
        form = settled
    return form


def _pass(service: Service, catalogue: Catalogue, draft: Draft, today: date, before: Facts) -> Form:
    """One look over everything with the facts of the look before."""
    questions = tuple(each for each in service.questions if each.answers and visible(each.asked_if, before))
    given = {each.id: draft.answers[each.id] for each in questions if each.id in draft.answers}
    chosen = [answer for each in questions for answer in each.answers if given.get(each.id) == answer.value]
    dropped = {key for answer in chosen for key in answer.drops}
    preset = {key: value for answer in chosen for key, value in answer.sets.items()}
    shown = tuple(
        key
        for key in service.form
        if key not in dropped and (key in preset or visible(catalogue.fields[key].visible_if, before))
    )
    asked_of_card = [key for key in shown if key not in preset and _is_theirs(catalogue.fields[key], before)]
    from_card = {} if draft.card is None else _from_card(asked_of_card, catalogue, draft.card, today)
    typed = {key: draft.values[key] for key in shown if draft.values.get(key)}
    shown_preset = {key: value for key, value in preset.items() if key in shown}
    values = {**typed, **from_card, **shown_preset}
    facts: Facts = {**given, **values}
    return Form(questions, shown, from_card, shown_preset, values, facts)


def _from_card(keys: list[str], catalogue: Catalogue, card: IdCard, today: date) -> dict[str, str]:
    found = {key: card_value(catalogue.fields[key], card, today) for key in keys}
    return {key: value for key, value in found.items() if value}


def _is_theirs(field: Field, facts: Facts) -> bool:
    """Whether the card speaks for the person the field is about: not for the age of somebody they act for."""
    acts_for_another = facts.get(ROLE, SELF) != SELF
    return not (acts_for_another and field.from_card is CardAttribute.AGE_BAND)
