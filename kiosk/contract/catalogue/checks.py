"""Is a catalogue consistent? What the schema cannot say about one entry alone is checked here across entries.

Pure: no files, no clock. `check` is what a terminal asks before it takes a catalogue, and what the central
service asks before it publishes one.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from kiosk.contract.catalogue.check_conditions import (
    conditions_of_departments,
    conditions_of_field,
    conditions_of_service,
)
from kiosk.contract.catalogue.check_fields import check_field
from kiosk.contract.catalogue.check_languages import missing_english
from kiosk.contract.catalogue.check_policies import check_policies
from kiosk.contract.catalogue.check_questions import check_questions
from kiosk.contract.catalogue.check_suggestions import check_places, check_suggestions
from kiosk.contract.catalogue.fees import is_free
from kiosk.contract.catalogue.findings import Finding, remedy_for_unknown
from kiosk.contract.catalogue.phrases import phrase
from kiosk.contract.catalogue.schema import Catalogue, Commitment, InfoPage, Item, LifeEvent


def check(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Everything that is wrong, in the order of the catalogue; empty when it is sound."""
    return tuple(_findings(catalogue))


def _findings(catalogue: Catalogue) -> Iterator[Finding]:
    yield from _district(catalogue)
    yield from check_places(catalogue)
    for key, field in catalogue.fields.items():
        yield from check_field(key, field)
        yield from conditions_of_field(catalogue, key, field)
        yield from check_suggestions(catalogue, key, field)
    for item in catalogue.items.values():
        yield from _item(catalogue, item)
    for event in catalogue.life_events.values():
        yield from _life_event(catalogue, event)
    yield from _featured(catalogue)
    for commitment in catalogue.commitments.values():
        yield from _commitment(catalogue, commitment)
    yield from check_policies(catalogue)
    for page in catalogue.pages.values():
        yield from _page(catalogue, page)
    for section in (catalogue.items, catalogue.life_events, catalogue.commitments):
        yield from _ids(section)


def _district(catalogue: Catalogue) -> Iterator[Finding]:
    codes = [street.code for street in catalogue.district.streets]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Finding("district", "streets", code, phrase("street_code_twice"), phrase("correct_one"))


def _page(catalogue: Catalogue, page: InfoPage) -> Iterator[Finding]:
    yield from _known("pages", page.id, "department", (page.department,), catalogue.departments)
    if page.id in {*catalogue.items, *catalogue.life_events, *catalogue.policies}:
        yield Finding("pages", page.id, "id", phrase("is_filed_too"), phrase("choose_another"))


def _item(catalogue: Catalogue, item: Item) -> Iterator[Finding]:
    yield from _known("items", item.id, "department", (item.department,), catalogue.departments)
    yield from _known("items", item.id, "form", item.form, catalogue.fields)
    yield from _known(
        "items", item.id, "commitment", (item.commitment,) if item.commitment else (), catalogue.commitments
    )
    yield from _twice("items", item.id, "form", item.form)
    yield from _twice("items", item.id, "materials", tuple(each.id for each in item.materials))
    yield from _twice("items", item.id, "questions", tuple(each.id for each in item.questions))
    if item.id in catalogue.life_events:
        yield Finding("items", item.id, "id", phrase("is_life_event_too"), phrase("choose_another"))
    yield from check_questions(catalogue, "items", item, complete=True)
    yield from conditions_of_service(catalogue, "items", item)
    yield from _fee(catalogue, item)


def _fee(catalogue: Catalogue, item: Item) -> Iterator[Finding]:
    """Whoever has to pay is told where; and the number is the one that people read."""
    if item.fee_yuan is not None and str(item.fee_yuan) not in re.findall(r"\d+", item.fee.zh):
        problem = phrase("fee_differs", yuan=item.fee_yuan, fee=item.fee.zh)
        yield Finding("items", item.id, "fee_yuan", problem, phrase("write_same_number"))
    department = catalogue.departments.get(item.department)
    window = item.window or (department.window if department is not None else None)
    if not is_free(item.fee) and window is None:
        yield Finding("items", item.id, "fee", phrase("fee_without_window"), phrase("give_window"))


def _life_event(catalogue: Catalogue, event: LifeEvent) -> Iterator[Finding]:
    known: tuple[tuple[str, tuple[str, ...], Collection[str]], ...] = (
        ("lead_department", (event.lead_department,), catalogue.departments),
        ("departments", event.departments, catalogue.departments),
        ("items", event.items, catalogue.items),
        ("form", event.form, catalogue.fields),
        ("commitment", (event.commitment,) if event.commitment else (), catalogue.commitments),
    )
    for key, names, section in known:
        yield from _known("life_events", event.id, key, names, section)
        yield from _twice("life_events", event.id, key, names)
    if event.lead_department not in event.departments:
        problem = phrase("not_among_departments")
        remedy = phrase("add_to_departments", name=event.lead_department)
        yield Finding("life_events", event.id, "lead_department", problem, remedy)
    for material in event.materials:
        for key in material.departments:
            if key not in event.departments:
                path = f"materials.{material.id}.departments"
                remedy = phrase("add_to_departments_or_leave", name=key)
                yield Finding("life_events", event.id, path, phrase("not_among_departments"), remedy)
    materials = tuple(material.id for material in event.materials)
    yield from _twice("life_events", event.id, "materials", materials)
    yield from _twice(
        "life_events", event.id, "questions", tuple(question.id for question in event.questions)
    )
    yield from check_questions(catalogue, "life_events", event, complete=event.complete)
    yield from conditions_of_service(catalogue, "life_events", event)
    yield from conditions_of_departments(catalogue, event)
    if event.complete:
        yield from missing_english(catalogue, event)


def _featured(catalogue: Catalogue) -> Iterator[Finding]:
    for name in ("featured", "featured_elder"):
        places: dict[int, str] = {}
        for event in catalogue.life_events.values():
            place = getattr(event, name)
            if place is None:
                continue
            if place < 1:
                yield Finding("life_events", event.id, name, phrase("no_place"), phrase("count_from_1"))
            elif place in places:
                problem = phrase("place_taken", place=place, other=places[place])
                yield Finding("life_events", event.id, name, problem, phrase("choose_place"))
            places[place] = event.id


def _commitment(catalogue: Catalogue, commitment: Commitment) -> Iterator[Finding]:
    yield from _known("commitments", commitment.id, "fields", commitment.fields, catalogue.fields)
    for key, texts in (("notice", commitment.notice), ("pledge", commitment.pledge)):
        if not texts:
            yield Finding("commitments", commitment.id, key, phrase("is_empty"), phrase("write_notice"))


def _ids(section: dict[str, Item] | dict[str, LifeEvent] | dict[str, Commitment]) -> Iterator[Finding]:
    for key, entry in section.items():
        if entry.id != key:
            name = {Item: "items", LifeEvent: "life_events", Commitment: "commitments"}[type(entry)]
            yield Finding(name, key, "id", phrase("says", id=entry.id), phrase("write", wanted=key))


def _known(
    section: str, entry: str, key: str, names: Sequence[str], known: Collection[str]
) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            problem = phrase("names_unknown", name=name)
            yield Finding(section, entry, key, problem, remedy_for_unknown(name, known))


def _twice(section: str, entry: str, key: str, names: Sequence[str]) -> Iterator[Finding]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Finding(section, entry, key, phrase("names_twice", name=name), phrase("remove_one"))
