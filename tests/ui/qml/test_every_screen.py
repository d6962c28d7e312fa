"""Every moment of a visit in both orientations, both languages and both type sizes."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from tests.ui.qml.faults import Fault, cut_off, in_each_others_way, nameless, one_over_another, too_small
from tests.ui.qml.looking import on_top, texts, touchables
from ui.gallery.moments import MOMENTS
from ui.gallery.pictures import Stage, Variant, variants


@pytest.mark.parametrize("variant", list(variants()), ids=lambda variant: variant.name)
def test_nothing_is_cut_off_hidden_too_small_or_nameless(variant: Variant, qapp: QGuiApplication) -> None:
    """Qt's own warnings fail this test too (pyproject: qt_log_level_fail)."""
    stage = Stage(variant, MOMENTS[0])
    faults: dict[str, list[str]] = defaultdict(list)
    for moment in MOMENTS:
        stage.show(moment)
        for kind, sentence in _faults(stage.window):
            faults[kind].append(f"{moment.name}: {sentence}")
    stage.close()
    assert not faults, "\n".join(line for kind in faults for line in [f"{kind}:", *faults[kind]])


def _faults(window: QQuickWindow) -> Iterator[Fault]:
    root = on_top(window)
    printed, targets = texts(root), touchables(root)
    assert printed
    assert targets
    yield from cut_off(printed, QRectF(0, 0, window.width(), window.height()))
    yield from one_over_another(printed)
    yield from too_small(targets)
    yield from in_each_others_way(targets)
    yield from nameless(targets)
