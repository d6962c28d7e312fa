"""Guide questions (情形引导), their answers, and what follows from each."""

from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.catalogue.schema.fields import Condition
from kiosk.contract.catalogue.schema.texts import Key, Text
from kiosk.contract.model import Model


class Answer(Model):
    """One answer of a guide question and what follows from it."""

    value: Annotated[str, Constraint(min_length=1, max_length=40)]
    label: Text
    help: Text | None = None
    ends: Text | None = None
    """Why this cannot be filed here and where to go instead; the visit then offers that way and stops."""
    drops: tuple[Key, ...] = ()
    """Fields this answer makes needless."""
    sets: dict[Key, str] = Constraint(default_factory=dict)
    """Fields this answer already fills."""


class Question(Model):
    """One guide question (情形引导), asked before the form."""

    id: Key
    text: Text
    help: Text | None = None
    answers: tuple[Answer, ...] = ()
    """Empty while nobody has authored them: the question is then not asked."""
    asked_if: tuple[Condition, ...] = ()
