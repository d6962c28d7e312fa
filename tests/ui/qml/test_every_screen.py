"""The moments of a visit, each pair of moment, orientation, language and mode at least once.

`make screens` looks at all combinations, with the same eyes.
"""

from collections import defaultdict

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.words import LANGUAGES
from tests.ui.pairwise import pairwise
from tests.ui.qml.conftest import moment
from ui.gallery.faults import faults as found_in
from ui.gallery.moments import MOMENTS
from ui.gallery.pictures import Stage
from ui.gallery.variants import MODES, ORIENTATIONS, Variant, variants


def selected() -> dict[Variant, list[str]]:
    """The moments to look at in each variant."""
    chosen = pairwise([[each.name for each in MOMENTS], ORIENTATIONS, LANGUAGES, list(MODES)])
    return {
        each: [name for name, *way in chosen if way == [each.orientation, each.language, each.mode]]
        for each in variants()
    }


@pytest.mark.parametrize(
    ("variant", "names"), selected().items(), ids=lambda given: getattr(given, "name", "")
)
def test_nothing_is_cut_off_hidden_faint_too_small_or_nameless(
    variant: Variant, names: list[str], qapp: QGuiApplication
) -> None:
    """Qt's own warnings fail this test too (pyproject: qt_log_level_fail)."""
    stage = Stage(variant, MOMENTS[0])
    faults: dict[str, list[str]] = defaultdict(list)
    for name in names:
        stage.show(moment(name))
        for kind, sentence in found_in(stage.window, stage.picture(), elder=variant.elder):
            faults[kind].append(f"{name}: {sentence}")
    stage.close()
    assert not faults, "\n".join(line for kind in faults for line in [f"{kind}:", *faults[kind]])
