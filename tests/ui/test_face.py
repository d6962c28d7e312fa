"""What a terminal shows before it is awake."""

from dataclasses import asdict, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.face import FACTORY_FACE, factory_face, keep_face, read_face
from ui.factory_face import draw


def test_the_factory_face_is_what_a_factory_terminal_shows(qtbot: QtBot, tmp_path: Path) -> None:
    now = tmp_path / "face.json"
    keep_face(now, draw(tmp_path))
    assert FACTORY_FACE.read_text("utf-8") == now.read_text("utf-8"), (
        "the welcome screen has changed: python -m ui.factory_face"
    )


def test_the_first_face_fits_the_glass_that_the_configuration_describes(tmp_path: Path) -> None:
    local = tmp_path / "local.toml"
    local.write_text('[ui]\norientation = "landscape"\npixels_per_mm = 3.5\nfullscreen = false\n', "utf-8")
    factory = factory_face(None)
    here = factory_face(local)
    assert factory is not None
    assert here is not None
    assert here == replace(
        factory,
        appearance=replace(factory.appearance, landscape=True, pixels_per_mm=3.5, full_screen=False),
    )


@pytest.mark.parametrize("text", ["not TOML", "ui = 3", '[ui]\npixels_per_mm = "wide"', "\x00"])
def test_a_configuration_that_is_wrong_does_not_keep_the_face_away(tmp_path: Path, text: str) -> None:
    local = tmp_path / "local.toml"
    local.write_text(text, "utf-8")
    assert factory_face(local) == factory_face(None)
    assert factory_face(tmp_path / "missing.toml") == factory_face(None)


def test_a_face_that_does_not_fit_this_release_is_none(tmp_path: Path) -> None:
    kept = tmp_path / "face.json"
    kept.write_text('{"appearance": {"glow": true}, "shell": {}, "welcome": {}}', "utf-8")
    assert read_face(kept) is None
    face = factory_face(None)
    assert face is not None
    keep_face(kept, face)
    assert read_face(kept) is not None
    keep_face(kept, replace(face, shell={key: face.shell[key] for key in face.shell if key != "languages"}))
    assert read_face(kept) is None, "of a release that had one language button"
    assert asdict(face)["shell"]["clock"] == ""
