"""What is offered beside a field: of the card, of what was given before, of the catalogue. Never kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from devices.id_card.card import IdCard
from kiosk.contract.catalogue.schema import FieldType, SuggestCard, Text
from kiosk.visit.address import Address, written
from kiosk.visit.form import resolve
from kiosk.visit.pages import FieldPage
from kiosk.visit.sentence import Say, Sentence
from kiosk.visit.setting import Moment
from kiosk.visit.visit import Visit

MOST = 11
"""Two rows of chips: the card's surname and the ten common ones."""
DAYS = {
    0: "visit.today",
    -1: "visit.yesterday",
    -2: "visit.before_yesterday",
    1: "visit.tomorrow",
    2: "visit.after_tomorrow",
}

# Surnames of two characters that are common enough to meet: what is on this list is read as one.
_DOUBLE_SURNAMES = frozenset(
    (
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "司徒",
        "东方",
        "慕容",
        "皇甫",
        "令狐",
        "夏侯",
        "尉迟",
        "公孙",
        "长孙",
        "宇文",
        "独孤",
    )
)


@dataclass(frozen=True)
class Suggestion:
    """`value` is what then stands in the whole field. `of` is the other field that the label names."""

    label: Sentence | str = field(repr=False)
    value: str = field(repr=False)
    of: Text | None = None


def suggestions(visit: Visit, page: FieldPage, now: Moment) -> tuple[Suggestion, ...]:
    """Everything on offer, the likeliest first; nothing that stands in the field already."""
    held = visit.draft.values.get(page.key, "")
    if not isinstance(held, str):
        return ()
    found: dict[str, Suggestion] = {}
    for each in _all(visit, page, held, now):
        if each.value != held:
            found.setdefault(each.value, each)
    return tuple(found.values())[:MOST]


def _all(visit: Visit, page: FieldPage, held: str, now: Moment) -> Iterator[Suggestion]:
    suggest = page.field.suggest
    yield from _given_before(visit, page, now)
    if visit.draft.card is not None:
        yield from _of_card(page, visit.draft.card, held)
    if suggest.surnames and not held:
        yield from (Suggestion(each, each) for each in visit.setting.catalogue.surnames)
    if page.field.type is FieldType.ADDRESS and not held:
        yield from _beginning(visit)
    if suggest.communities:
        yield from _communities(visit)
    yield from (Suggestion(each, each.zh) for each in suggest.texts)
    yield from (Suggestion(each, held + each.zh) for each in suggest.parts if each.zh not in held)
    for away in suggest.days:
        day = now.today + timedelta(days=away)
        said = DAYS.get(away)
        dated = Say("visit.day_of_month", (("month", str(day.month)), ("day", str(day.day))))
        yield Suggestion(Say(said) if said else dated, day.isoformat())


def _given_before(visit: Visit, page: FieldPage, now: Moment) -> Iterator[Suggestion]:
    """What stands in a field that counts: one that an answer has hidden is out of the matter."""
    event = visit.service
    if event is None or not page.field.suggest.same_as:
        return
    catalogue = visit.setting.catalogue
    form = resolve(event, catalogue, visit.draft, now.today)
    for key in page.field.suggest.same_as:
        value = form.values.get(key)
        if isinstance(value, str) and value:
            yield Suggestion(Say("visit.same_as"), value, catalogue.fields[key].label)


def _of_card(page: FieldPage, card: IdCard, held: str) -> Iterator[Suggestion]:
    suggest = page.field.suggest
    if suggest.card_sex is not None and (card.sex is None or card.sex.value != suggest.card_sex):
        return
    match suggest.card:
        case SuggestCard.SURNAME if card.name and not held:
            surname = card.name[:2] if card.name[:2] in _DOUBLE_SURNAMES else card.name[:1]
            yield Suggestion(surname, surname)
        case SuggestCard.NUMBER:
            yield Suggestion(Say("visit.my_number"), card.number)
        case SuggestCard.ADDRESS:
            if card.newest_address:
                yield Suggestion(Say("visit.newest_address"), card.newest_address)
            if card.address:
                yield Suggestion(Say("visit.card_address"), card.address)


def _beginning(visit: Visit) -> Iterator[Suggestion]:
    """An address begins in the sub-district that was given before."""
    catalogue, given = visit.setting.catalogue, visit.draft.values.get("street")
    for street in catalogue.district.streets:
        if street.code == given and catalogue.places:
            yield Suggestion(street.name, written(catalogue, Address(street)))


def _communities(visit: Visit) -> Iterator[Suggestion]:
    street = visit.draft.values.get("street")
    places = visit.setting.catalogue.places.get(street) if isinstance(street, str) else None
    for each in places.communities if places else ():
        yield Suggestion(each, each.zh)
