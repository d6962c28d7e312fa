"""Is a complete life event in English everywhere a resident reads?"""

from collections.abc import Iterator
from typing import Any

from kiosk.contract.catalogue.findings import Finding
from kiosk.contract.catalogue.schema import Catalogue, LifeEvent, Text
from kiosk.contract.model import Model


def missing_english(catalogue: Catalogue, event: LifeEvent) -> Iterator[Finding]:
    """Every text of the life event, its fields, items, departments and commitment that has no English."""
    reached: list[tuple[str, str, Any]] = [("life_events", event.id, event)]
    reached += [("fields", key, catalogue.fields.get(key)) for key in event.form]
    reached += [("departments", key, catalogue.departments.get(key)) for key in event.departments]
    reached += [("items", key, catalogue.items.get(key)) for key in event.items]
    if event.commitment:
        reached.append(("commitments", event.commitment, catalogue.commitments.get(event.commitment)))
    for section, entry, model in reached:
        for key in _without_english(model, ""):
            problem = f"has no English although {event.id} is complete"
            yield Finding(section, entry, key, problem, "write en, or complete = false")


def _without_english(value: Any, path: str) -> Iterator[str]:
    """The dotted paths of texts without English below a value."""
    if isinstance(value, Text):
        if not value.en:
            yield path
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _without_english(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from _without_english(part, f"{path}.{place}")
