"""How a text is put in, as the screen shows it: hint, chips, and the steps of an address. Pure."""

from kiosk.contract.catalogue.schema import Catalogue, Field, FieldType
from kiosk.visit.address import PARTS, Address, places, written
from kiosk.visit.entry import is_digits
from kiosk.visit.sentence import Say
from kiosk.visit.suggestions import Suggestion
from ui.viewmodels.speaker import Speaker

HINTS = {
    FieldType.NAME: "name",
    FieldType.ID_NUMBER: "id",
    FieldType.CREDIT_CODE: "id",
    FieldType.MOBILE: "digits",
    FieldType.BANK_CARD: "digits",
    FieldType.NUMBER: "digits",
    FieldType.MONEY: "digits",
    FieldType.ADDRESS: "address",
}
"""How it is typed. A field with a pattern is a "code": Latin letters and digits (`checks` holds that)."""


def typing_hint(field: Field) -> str:
    """Which keys the field wants: text, name, address, id, digits or code."""
    if field.pattern is None:
        return HINTS.get(field.type, "text")
    return "digits" if is_digits(field) else "code"


def chip(suggestion: Suggestion, speaker: Speaker) -> dict[str, str]:
    """One chip: what it says, and the value that then stands in the field."""
    label = suggestion.label
    if isinstance(label, str):
        said = label
    elif isinstance(label, Say) and suggestion.of is not None:
        said = speaker.key(label.key, field=speaker.text(suggestion.of))
    else:
        said = speaker.say(label)
    return {"label": said, "value": suggestion.value}


def next_places(catalogue: Catalogue, steps: Address, speaker: Speaker) -> list[dict[str, str]]:
    """The next step of an address: sub-districts, or roads and communities; none once it is about numbers."""
    if steps.street is None:
        streets = catalogue.district.streets
        return [
            {"label": speaker.text(each.name), "value": written(catalogue, Address(each))} for each in streets
        ]
    if steps.place:
        return []
    return [
        {"label": speaker.text(each), "value": written(catalogue, Address(steps.street, each.zh))}
        for each in places(catalogue, steps.street)
    ]


def numbers(steps: Address, speaker: Speaker) -> list[dict[str, str]]:
    """The numbers of an address, once there is a place for them."""
    if not steps.place:
        return []
    return [
        {"part": part, "digits": getattr(steps, part), "unit": speaker.key(f"address.part_{part}")}
        for part, _ in PARTS
    ]
