"""The moments of a visit, each pair of moment, orientation, language and mode at least once.

`make screens` looks at all combinations, with the same eyes.
"""

from collections import defaultdict
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.words import LANGUAGES
from tests.ui.pairwise import pairwise
from tests.ui.qml.conftest import moment
from ui.gallery.accepted import DIRECTORY, accepted
from ui.gallery.accepted import names as accepted_names
from ui.gallery.faults import faults as found_in
from ui.gallery.fingerprint import differences, fingerprint
from ui.gallery.moments import MOMENTS
from ui.gallery.pictures import Stage
from ui.gallery.variants import MODES, ORIENTATIONS, Variant, variants


def selected() -> dict[Variant, list[str]]:
    """The moments to look at in each variant."""
    chosen = pairwise([[each.name for each in MOMENTS], ORIENTATIONS, LANGUAGES, list(MODES)])
    return {
        each: [
            name
            for name, *way in chosen
            if way == [each.orientation, each.language, each.mode]
            and moment(name).drawn_in(each.language, each.mode)
        ]
        for each in variants()
    }


@pytest.mark.parametrize(
    ("variant", "names"), selected().items(), ids=lambda given: getattr(given, "name", "")
)
def test_all_is_as_accepted_and_nothing_cut_off_hidden_faint_too_small_or_nameless(
    variant: Variant, names: list[str], qapp: QGuiApplication, project_root: Path
) -> None:
    """Qt's own warnings fail this test too (tests/qt_messages.py)."""
    stage = Stage(variant, MOMENTS[0])
    kept = accepted(project_root / DIRECTORY, variant)
    faults: dict[str, list[str]] = defaultdict(list)
    for name in names:
        stage.show(moment(name))
        picture = stage.picture()
        for kind, sentence in found_in(stage.window, picture, elder=variant.elder):
            faults[kind].append(f"{name}: {sentence}")
        if name not in kept or differences(kept[name], fingerprint(picture)):
            faults["not as accepted (make screens shows it, make accept-screens accepts it)"].append(name)
    stage.close()
    assert not faults, "\n".join(line for kind in faults for line in [f"{kind}:", *faults[kind]])


def test_every_picture_of_every_variant_has_been_accepted(project_root: Path) -> None:
    directory = project_root / DIRECTORY
    assert {file.stem for file in directory.iterdir()} == {variant.name for variant in variants()}
    pictures = 0
    for variant in variants():
        drawn = [each.name for each in MOMENTS if each.drawn_in(variant.language, variant.mode)]
        assert accepted_names(directory, variant) == drawn, variant.name
        pictures += len(drawn)
    kept = sum(file.stat().st_size for file in directory.iterdir())
    assert kept < 2_000 * pictures, "a fingerprint is small, or it does not belong into the repository"
