"""Is a field's value good? The catalogue's own checks, with the sentence to say where it is not."""

from datetime import date

from kiosk.contract.catalogue.field_checks import Accepted, Value, check_value
from kiosk.contract.catalogue.options import option_values
from kiosk.contract.catalogue.schema import Catalogue, Field, FieldType
from kiosk.visit.sentence import Say, Sentence

PATTERN = "field.pattern"
"""The reason for which the catalogue may bring words of its own."""

__all__ = ["Accepted", "check"]


def check(catalogue: Catalogue, field: Field, value: Value | None, today: date) -> Accepted | Sentence:
    """The value in its proper form, or what to tell the resident about it."""
    if value is None:
        value = () if field.type is FieldType.CHOICES else ""
    outcome = check_value(field, value, today, option_values(catalogue, field))
    if isinstance(outcome, Accepted):
        return outcome
    if outcome.reason == PATTERN and field.pattern_help is not None:
        return field.pattern_help
    bounds = {"minimum": field.minimum, "maximum": field.maximum}
    return Say(outcome.reason, tuple((key, str(bound)) for key, bound in bounds.items() if bound is not None))
