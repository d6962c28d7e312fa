"""The registry as the QML shows it, in one language."""

from typing import Any

from kiosk.words import Language
from ui.engine import QML
from ui.gallery.components.family import Family, Specimen
from ui.gallery.samples import in_language

SAMPLES = QML.parent / "gallery" / "qml" / "samples"


def page(family: Family, language: Language) -> dict[str, Any]:
    """What one sheet shows: name, use, and the specimens with file, properties and size in millimetres."""
    return {
        "name": family.component,
        "use": in_language(family.use, language),
        "specimens": [_specimen(family, each, language) for each in family.specimens],
    }


def _specimen(family: Family, specimen: Specimen, language: Language) -> dict[str, Any]:
    folder, file = (SAMPLES, family.holder) if family.holder else (QML / "components", family.component)
    return {
        "caption": in_language(specimen.name, language),
        "source": (folder / f"{file}.qml").as_uri(),
        "properties": in_language({**family.common, **specimen.properties}, language),
        "width": specimen.width or family.width,
        "height": specimen.height or family.height or 0,
    }
