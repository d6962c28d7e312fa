"""Says what is wrong with what was sent without repeating it."""

from pydantic import ValidationError

from kiosk.contract.model import Model


def field_at_fault(model: type[Model], error: ValidationError) -> str:
    """The first field of `model` that is wrong; deeper places may carry names that were sent."""
    place = error.errors(include_input=False, include_context=False)[0]["loc"]
    return str(place[0]) if place and place[0] in model.model_fields else "the JSON object"
