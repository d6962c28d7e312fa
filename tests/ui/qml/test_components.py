"""Every component is in the gallery, and stands as it should in every state, set and orientation."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from ui.engine import QML
from ui.gallery.components.registry import BUILDING_BLOCKS, families
from ui.gallery.components.sheet import Looks, Sheets
from ui.gallery.faults import Fault, faults
from ui.gallery.looking import below

WAYS = (
    Looks("day"),
    Looks("elder", elder=True),
    Looks("night", night=True),
    Looks("day-landscape", landscape=True),
    Looks("elder-landscape", elder=True, landscape=True),
    Looks("day-english", language="en"),
    Looks("elder-english", elder=True, language="en"),
    Looks("night-landscape-english", night=True, landscape=True, language="en"),
)


def test_every_component_is_shown_or_is_a_building_block_with_a_reason() -> None:
    files = {path.stem for path in (QML / "components").glob("*.qml")}
    shown = [family.component for family in families()]
    assert len(shown) == len(set(shown))
    assert set(shown) & set(BUILDING_BLOCKS) == set()
    assert files - set(shown) - set(BUILDING_BLOCKS) == set(), "add them to ui/gallery/components"
    assert (set(shown) | set(BUILDING_BLOCKS)) - files == set(), "these are gone"


@pytest.mark.parametrize("looks", WAYS, ids=lambda looks: looks.name)
def test_every_state_of_every_component_stands_as_it_should(looks: Looks, qapp: QGuiApplication) -> None:
    """Qt's own warnings fail this test too (tests/qt_messages.py)."""
    sheets = Sheets(looks)
    found: dict[str, list[str]] = defaultdict(list)
    for family in families():
        sheets.show(family)
        assert _specimens(sheets.window) == len(family.specimens), family.component
        for kind, sentence in _faults(sheets):
            found[kind].append(f"{family.component}: {sentence}")
    sheets.close()
    assert not found, "\n".join(line for kind in found for line in [f"{kind}:", *found[kind]])


def _specimens(window: QQuickWindow) -> int:
    found = [item for item in below(window.contentItem()) if item.objectName() == "specimen"]
    return sum(item.width() > 0 and item.height() > 0 for item in found)


def _faults(sheets: Sheets) -> Iterator[Fault]:
    """A component need not have anything to touch."""
    for kind, sentence in faults(sheets.window, sheets.picture(), elder=sheets.looks.elder):
        if kind != "empty":
            yield kind, sentence
