"""The same screens on glasses of 15 and of 32 inches, 1080 by 1920 pixels each."""

from collections.abc import Iterator
from math import hypot

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from tests.ui.qml.conftest import moment
from ui.gallery.faults import SMALLEST_TARGET_MM, Fault, cut_off, in_each_others_way, one_over_another
from ui.gallery.looking import on_top, texts, touchables
from ui.gallery.moments import MOMENTS
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant

ACROSS, DOWN = 1080, 1920
MOST_DIFFERENT = (
    "welcome",
    "attract",
    "page-choice",
    "page-id",
    "page-date",
    "page-writing",
    "page-tree-numbers",
    "page-text",
    "commitment",
    "summary",
    "receipt-printed",
    "receipt-failed",
    "verify-wrong",
    "languages",
    "offline",
    "idle",
)


def pixels_per_mm(inches: float) -> float:
    """Of a glass with that diagonal."""
    return hypot(ACROSS, DOWN) / (inches * 25.4)


@pytest.fixture(params=[(15, False), (15, True), (32, False), (32, True)], ids=str)
def sized(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Iterator[tuple[Stage, float]]:
    inches, landscape = request.param
    stage = Stage(Variant(landscape=landscape, language="en"), MOMENTS[0])
    stage.window.setProperty("pixelsPerMm", pixels_per_mm(inches))
    yield stage, pixels_per_mm(inches)
    stage.close()


def test_nothing_is_cut_off_or_too_small_on_a_smaller_or_a_larger_glass(sized: tuple[Stage, float]) -> None:
    stage, pixels = sized
    found: list[str] = []
    for name in MOST_DIFFERENT:
        stage.show(moment(name))
        found += [f"{name}: {kind}: {sentence}" for kind, sentence in _faults(stage)]
        for target in touchables(on_top(stage.window)):
            size = min(target.width(), target.height()) / pixels
            if size < SMALLEST_TARGET_MM:
                found.append(f"{name}: {target.objectName()} is {size:.1f} mm")
    assert not found, "\n".join(found)


def _faults(stage: Stage) -> Iterator[Fault]:
    root = on_top(stage.window)
    printed = texts(root)
    yield from cut_off(printed, QRectF(0, 0, stage.window.width(), stage.window.height()))
    yield from one_over_another(printed)
    yield from in_each_others_way(touchables(root))
