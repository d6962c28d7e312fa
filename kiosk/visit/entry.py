"""How a text is put in: by address step, written by hand, or typed. Chosen for the visit, never longer."""

import re

from kiosk.contract.catalogue.schema import Field, FieldType
from kiosk.visit import address
from kiosk.visit.pages import FieldPage
from kiosk.visit.touches.form import Entry
from kiosk.visit.visit import Visit

_CHINESE = (FieldType.NAME, FieldType.TEXT, FieldType.ADDRESS, FieldType.TABLE)


def wants_chinese(field: Field) -> bool:
    """Whether characters are put into it. A text with a pattern is made of Latin letters and digits."""
    return field.type in _CHINESE and field.pattern is None


def is_digits(field: Field) -> bool:
    """Whether the pattern lets nothing in but digits."""
    return field.pattern is not None and re.fullmatch(r"\\d\{\d+(,\d+)?\}", field.pattern) is not None


def ways(visit: Visit, field: Field) -> tuple[Entry, ...]:
    """The ways there are for a field, none where nothing is chosen: it is typed as it has to be."""
    if not wants_chinese(field):
        return ()
    if field.type is FieldType.ADDRESS and visit.setting.catalogue.places:
        return (Entry.TREE, Entry.HAND, Entry.KEYS)
    return (Entry.HAND, Entry.KEYS)


def way(visit: Visit, page: FieldPage) -> Entry | None:
    """The way in use. Handwriting comes first in the elder view, the keyboard otherwise, and for who
    uses the keypad: arrows cannot write.
    """
    there = ways(visit, page.field)
    if not there:
        return None
    if Entry.TREE in there and visit.by_tree:
        return Entry.TREE
    if visit.by_hand is not None:
        return Entry.HAND if visit.by_hand else Entry.KEYS
    return Entry.HAND if visit.manner.elder and visit.language == "zh" and not visit.by_keypad else Entry.KEYS


def standing(visit: Visit, page: FieldPage) -> address.Address | None:
    """How far the address on the page has been put together; None where it was written freely."""
    held = visit.draft.values.get(page.key, "")
    return address.read(visit.setting.catalogue, held if isinstance(held, str) else "")
