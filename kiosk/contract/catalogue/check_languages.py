"""Is a life event, or what a firm may claim, written in a language everywhere a resident reads?"""

from collections.abc import Iterator
from typing import Any

from kiosk.contract.catalogue.findings import Finding
from kiosk.contract.catalogue.phrases import phrase
from kiosk.contract.catalogue.schema import Catalogue, LifeEvent, Text
from kiosk.contract.language import LANGUAGES, Language
from kiosk.contract.model import Model

_Reached = tuple[str, str, Any, str]
"""Section, entry, the model that stands there, and its key in the entry where it is not the whole of it."""


def missing_english(catalogue: Catalogue, event: LifeEvent) -> Iterator[Finding]:
    """Every text of the life event, its fields, items, departments and commitment that has no English."""
    items: list[_Reached] = [("items", key, catalogue.items.get(key), "") for key in event.items]
    for section, entry, model, start in (*_on_the_way(catalogue, event), *items):
        for key in _without("en", model, start):
            problem = phrase("no_english_though_complete", event=event.id)
            yield Finding(section, entry, key, problem, phrase("write_en_or_incomplete"))


def untranslated(catalogue: Catalogue, event: LifeEvent, language: Language) -> Iterator[Finding]:
    """Every text on a resident's way through the life event that is not written in `language`."""
    for section, entry, model, start in _on_the_way(catalogue, event):
        for key in _without(language, model, start):
            yield _without_words(section, entry, key, language)


def untranslated_policies(catalogue: Catalogue, language: Language) -> Iterator[Finding]:
    """The same of the policies for firms: from the questions that sort them to the claim that is filed."""
    for section, entry, model, start in _on_the_way_of_a_firm(catalogue):
        for key in _without(language, model, start):
            yield _without_words(section, entry, key, language)


def _without_words(section: str, entry: str, key: str, language: Language) -> Finding:
    problem = phrase("has_no_language", language=language)
    return Finding(section, entry, key, problem, phrase("write_translation", language=language))


def languages_of(catalogue: Catalogue, event: LifeEvent) -> tuple[Language, ...]:
    """The languages in which a resident can go the whole way without meeting another."""
    return tuple(each for each in LANGUAGES if not any(untranslated(catalogue, event, each)))


def _on_the_way(catalogue: Catalogue, event: LifeEvent) -> Iterator[_Reached]:
    yield "life_events", event.id, event, ""
    yield from (("fields", key, catalogue.fields.get(key), "") for key in event.form)
    for key in event.departments:
        department = catalogue.departments.get(key)
        yield "departments", key, department and department.name, "name"
    if event.commitment:
        yield "commitments", event.commitment, catalogue.commitments.get(event.commitment), ""


def _on_the_way_of_a_firm(catalogue: Catalogue) -> Iterator[_Reached]:
    yield from (("policy_questions", each.id, each, "") for each in catalogue.policy_questions)
    for policy in catalogue.policies.values():
        yield "policies", policy.id, policy, ""
        yield from (("fields", key, catalogue.fields.get(key), "") for key in policy.form)
        department = catalogue.departments.get(policy.department)
        yield "departments", policy.department, department and department.name, "name"


def _without(language: Language, value: Any, path: str) -> Iterator[str]:
    """The dotted paths of texts below a value that are not in `language`. Figures are in every one."""
    if isinstance(value, Text):
        if not getattr(value, language) and any(character.isalpha() for character in value.zh):
            yield path
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _without(language, getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _without(language, part, f"{path}.{place}")
