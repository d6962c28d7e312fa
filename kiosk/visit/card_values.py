"""What the ID card fills in, so that nobody types it."""

from datetime import date

from devices.id_card.card import IdCard
from devices.id_card.masking import mask_address, mask_name, mask_number
from kiosk.contract.catalogue.derived import age_band
from kiosk.contract.catalogue.schema import CardAttribute, Field, FieldType


def card_value(field: Field, card: IdCard, today: date) -> str | None:
    """The value that `card` gives to `field`, or None where it has none that fits: the field is then asked.

    A foreigner's card may bear a Latin name only, and some cards bear no address.
    """
    if field.from_card is None:
        return None
    value = _attribute(field.from_card, card, today)
    if field.choices and value not in {choice.value for choice in field.choices}:
        return None
    return value


def _attribute(attribute: CardAttribute, card: IdCard, today: date) -> str | None:
    match attribute:
        case CardAttribute.NAME:
            return card.name or card.name_en
        case CardAttribute.NUMBER:
            return card.number
        case CardAttribute.SEX:
            return card.sex.value if card.sex else None
        case CardAttribute.BIRTH:
            return card.birth.isoformat() if card.birth else None
        case CardAttribute.ADDRESS:
            return card.address
        case CardAttribute.AGE_BAND:
            return age_band(card.birth, today) if card.birth else None


def is_masked(field: Field) -> bool:
    """Whether the field's value is hidden until pressed: all that came from the card but sex and age band."""
    return field.masked or field.from_card not in (None, CardAttribute.SEX, CardAttribute.AGE_BAND)


def mask(field: Field, value: str) -> str:
    """`value` of `field` as it may stand on a screen that others can see."""
    if field.from_card is CardAttribute.NAME or field.type is FieldType.NAME:
        return mask_name(value)
    if field.from_card is CardAttribute.ADDRESS or field.type is FieldType.ADDRESS:
        return mask_address(value)
    return mask_number(value)
