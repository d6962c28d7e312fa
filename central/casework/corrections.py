"""What a department asks the resident for (补正): in its own words, or by name: the value of a field anew,
the pages of a material, an explanation. As it is kept, as it is offered, and as it is told.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from central.catalogue import Services
from central.words import ASKED_FIELD, ASKED_MATERIAL, ASKED_WORDS
from kiosk.contract.catalogue.schema import FieldType, Text
from kiosk.contract.model import Model
from kiosk.contract.progress import CorrectionNamed

CORRECTION = "correction"
"""What `personal_data` calls it."""
MOST_WANTS, LONGEST_WANT = 12, 300


class Asked(Model):
    """What is asked for. `fields` and `materials` are keys of the catalogue."""

    words: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    explanation: bool = False

    @property
    def things(self) -> int:
        """How many."""
        return len(self.words) + len(self.fields) + len(self.materials) + self.explanation


@dataclass(frozen=True)
class Askable:
    """What may be named: (key, what it is called)."""

    fields: tuple[tuple[str, Text], ...] = ()
    materials: tuple[tuple[str, Text], ...] = ()


def read(raw: bytes | None) -> Asked:
    """As it is kept; a list of sentences was all there was before things could be named."""
    found = json.loads(raw) if raw else []
    return Asked(words=tuple(found)) if isinstance(found, list) else Asked.model_validate_json(raw or b"{}")


def askable(
    services: Services, service: str, department: str, *, leads: bool, given: Sequence[str]
) -> Askable:
    """`given`: the fields of the form that the department sees. A consent is given anew nowhere."""
    fields = [(key, field) for key in given if (field := services.field(key)) is not None]
    return Askable(
        tuple((key, field.label) for key, field in fields if field.type is not FieldType.CONSENT),
        tuple(
            (each.id, each.name)
            for each in services.materials(service)
            if leads or department in each.departments
        ),
    )


def checked(asked: Asked, may: Askable) -> Asked:
    """The same, if it may be asked for.

    Raises:
        ValueError: nothing, or too much, or what this department cannot name.

    """
    words = tuple(each.strip() for each in asked.words if each.strip())
    found = asked.model_copy(update={"words": words})
    known = (
        set(found.fields) <= dict(may.fields).keys() and set(found.materials) <= dict(may.materials).keys()
    )
    if not 0 < found.things <= MOST_WANTS or any(len(each) > LONGEST_WANT for each in words) or not known:
        raise ValueError("say what is wanted, a line each")
    return found


def sentences(asked: Asked, services: Services, service: str) -> tuple[str, ...]:
    """All of it, a Chinese sentence each: the own words first."""
    labels = [(each, services.field(each)) for each in asked.fields]
    fields = [label.label.zh if label else key for key, label in labels]
    names = [(services.material(service, each) or Text(zh=each)).zh for each in asked.materials]
    return (
        *asked.words,
        *(ASKED_FIELD.zh.format(name=each) for each in fields),
        *(ASKED_MATERIAL.zh.format(name=each) for each in names),
        *((ASKED_WORDS.zh,) if asked.explanation else ()),
    )


def named(asked: Asked) -> CorrectionNamed | None:
    """What a terminal is told by name; None where nothing is named."""
    if not (asked.fields or asked.materials or asked.explanation):
        return None
    return CorrectionNamed.model_validate(asked.model_dump())
