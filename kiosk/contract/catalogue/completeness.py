"""Is every guide whole? A catalogue with gaps runs, and is not published.

What is inconsistent is found by `checks`; here is what is missing.
"""

from collections.abc import Iterator

from kiosk.contract.catalogue.check_languages import missing_english
from kiosk.contract.catalogue.findings import Finding
from kiosk.contract.catalogue.phrases import phrase
from kiosk.contract.catalogue.schema import Catalogue, Department, Item, LifeEvent, Text
from kiosk.contract.catalogue.service import filed_alone, life_event_of, may_be_filed
from kiosk.contract.catalogue.where import complaint_line_of, window_of

NO_ENGLISH = phrase("has_no_english"), phrase("write_en")


def gaps(catalogue: Catalogue) -> tuple[Finding, ...]:
    """Every element of a guide that is not there, in the order of the catalogue; empty when all are."""
    return tuple(_gaps(catalogue))


def _gaps(catalogue: Catalogue) -> Iterator[Finding]:
    used = {item.department for item in catalogue.items.values()}
    for key, department in catalogue.departments.items():
        if key in used:
            yield from _department(key, department)
    for item in catalogue.items.values():
        yield from _item(catalogue, item)
    for event in catalogue.life_events.values():
        yield from _life_event(catalogue, event)


def _department(key: str, department: Department) -> Iterator[Finding]:
    for name, text in (("name", department.name), ("window", department.window)):
        if text is not None and not _english(text):
            yield Finding("departments", key, name, *NO_ENGLISH)


def _item(catalogue: Catalogue, item: Item) -> Iterator[Finding]:
    if item.department not in catalogue.departments:
        return  # said by `checks`
    for name, text in (
        ("complaint_line", complaint_line_of(catalogue, item)),
        ("window", window_of(catalogue, item)),
    ):
        if text is None:
            remedy = phrase("write_here_or_department", department=item.department)
            yield Finding("items", item.id, name, phrase("not_set"), remedy)
    for name, empty in (("outputs", not item.outputs), ("modes", not item.modes)):
        if empty:
            yield Finding("items", item.id, name, phrase("is_empty"), phrase("write_what_one_gets"))
    for name, text in _texts(item):
        if not _english(text):
            yield Finding("items", item.id, name, *NO_ENGLISH)
    if may_be_filed(item) and not filed_alone(item) and life_event_of(catalogue, item.id) is None:
        yield Finding("items", item.id, "form", phrase("filed_without_form"), phrase("write_form"))


def _life_event(catalogue: Catalogue, event: LifeEvent) -> Iterator[Finding]:
    for question in event.questions:
        if not question.answers:
            key = f"questions.{question.id}"
            yield Finding("life_events", event.id, key, phrase("no_answers"), phrase("write_answers"))
    if not event.complete:
        # Where it is complete, `checks` holds that.
        yield from (
            Finding(each.section, each.entry, each.key, *NO_ENGLISH)
            for each in missing_english(catalogue, event)
        )


def _texts(item: Item) -> Iterator[tuple[str, Text]]:
    yield "name", item.name
    yield "theme", item.theme
    yield "fee", item.fee
    yield "statutory_limit.text", item.statutory_limit.text
    yield "promised_limit.text", item.promised_limit.text
    yield from ((f"materials.{each.id}.name", each.name) for each in item.materials)
    yield from ((f"outputs.{place}", each) for place, each in enumerate(item.outputs))


def _english(text: Text) -> bool:
    """Figures are the same in every language."""
    return bool(text.en) or not any(character.isalpha() for character in text.zh)
