"""`kiosk catalogue preview`: pictures of every screen and paper that a thing of the catalogue makes."""

import json
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from kiosk.catalogue.factory import factory_directory
from kiosk.config import load
from kiosk.visit.setting import Moment
from tests.kiosk.visit.residents import TODAY, catalogue
from tests.oracles import catalogue_files
from ui.preview.__main__ import VARIANTS, main
from ui.preview.draw import draw
from ui.preview.scenes import scenes_of
from ui.terminal import at_rest

NOW = Moment(1000.0, TODAY)
WHAT, HOW = "G02", "landscape-en-elder"


def preview(tmp_path: Path, out: Path, *arguments: str) -> int:
    where = ("--data", str(tmp_path / "data"), "--catalogue", str(factory_directory()), "--out", str(out))
    return main([*where, *arguments])


def test_every_question_field_ending_and_material_of_a_life_event_is_among_its_screens(
    tmp_path: Path,
) -> None:
    resting = at_rest(load(None, tmp_path).config, catalogue())
    key = "S02"
    event = catalogue_files.life_events()[key]
    names = [each.name for each in scenes_of(resting, key, NOW)]
    asked = {f"question:{each['id']}" for each in event["questions"]}
    ends = {
        f"question:{each['id']} {one['value']} ends"
        for each in event["questions"]
        for one in each["answers"]
        if "ends" in one
    }
    scanned = {f"copying {each['id']}" for each in event["materials"] if each["source"] == "scan"}
    assert {"guide", "guide code", "at the reader", "summary", "receipt"} <= set(names)
    assert asked | ends | scanned <= set(names)


def test_what_was_drawn_is_not_drawn_again_and_the_page_shows_it(
    tmp_path: Path, qapp: QGuiApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    config = load(None, tmp_path).config
    [drawn] = draw(config, catalogue(), [(WHAT, VARIANTS[HOW])], out)
    assert drawn.faulty == 0
    assert [each.name for each in drawn.pictures][:1] == ["guide"]
    assert [each.name for each in drawn.pictures][-2:] == ["guide code", "paper guide"]
    sizes = [size(out / each.file) for each in drawn.pictures]
    assert set(sizes[:-1]) == {(1920, 1080)}
    assert sizes[-1][0] == 640, "the paper of 80 mm, a pixel a dot"
    assert preview(tmp_path, out, WHAT, "--variant", HOW, "--json") == 0
    said = capsys.readouterr()
    assert "(drawn before)" in said.err
    told = json.loads(said.out)
    assert (told["pictures"], told["faults"]) == (len(drawn.pictures), [])
    page = Path(told["page"]).read_text("utf-8")
    assert f'href="{WHAT}/index.html"' in page
    own = (out / WHAT / "index.html").read_text("utf-8")
    assert all(each.file.removeprefix(f"{WHAT}/") in own for each in drawn.pictures)


def size(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


def test_what_is_not_in_the_catalogue_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preview(tmp_path, tmp_path / "out", "I0O1") == 2
    assert capsys.readouterr().err.startswith("kiosk: I0O1: not in the catalogue; did you mean I0")
    assert preview(tmp_path, tmp_path / "out", "dog") == 2
    assert capsys.readouterr().err == "kiosk: dog: not in the catalogue; see kiosk catalogue list\n"


def test_a_place_that_cannot_be_written_to_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert preview(tmp_path, tmp_path / "file", WHAT) == 1
    assert f"{tmp_path / 'file'}: " in capsys.readouterr().err
