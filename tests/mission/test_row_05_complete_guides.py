"""Row 5: a check that refuses an incomplete guide and names its gaps with file and line; guides carry a
version and can be printed.
"""

import shutil
from pathlib import Path

import pytest

from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.completeness import gaps
from kiosk.contract.catalogue.problems import problems
from kiosk.receipt.slip_layout import slip_document
from kiosk.visit.guide import guide
from kiosk.visit.guide_slip import guide_slip
from kiosk.words import Language
from tests.oracles import escpos_paper as paper

COLUMNS = 48
"""Of a full line on 80 mm paper."""


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    return Path(shutil.copytree(factory_directory(), tmp_path / "catalogue"))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_100_guides_that_ship_are_complete() -> None:
    catalogue = load_catalogue(factory_directory())
    assert len(catalogue.items) == 100
    assert gaps(catalogue) == ()
    assert problems(factory_directory()) == ()


def test_a_guide_without_a_complaint_line_is_a_gap_that_names_the_line_of_the_item(edited: Path) -> None:
    departments = edited / "departments.toml"
    text = departments.read_text("utf-8")
    start = text.index("[CRJ]")
    line = next(each for each in text[start:].splitlines() if each.startswith("complaint_line"))
    departments.write_text(text[:start] + text[start:].replace(f"{line}\n", "", 1), "utf-8")
    found = problems(edited)
    items = (edited / "items" / "border.toml").read_text("utf-8").splitlines()
    assert len(found) == 3
    assert str(found[0]) == (
        f"items/border.toml:{items.index('[I011]') + 1}: I011.complaint_line: not set; write it here, or in "
        "the department CRJ"
    )


def test_a_text_without_english_is_a_gap(edited: Path) -> None:
    replace(edited / "items" / "border.toml", ', en = "Appointment to renew a passport"', "")
    (found,) = problems(edited)
    assert ": I012.name: has no English; write en" in str(found)


def test_what_is_wrong_names_the_line_of_the_key(edited: Path) -> None:
    file = edited / "items" / "identity.toml"
    replace(file, '    "photo_src",\n', '    "photo_scr",\n')
    (found,) = problems(edited)
    number = file.read_text("utf-8").splitlines().index('    "photo_scr",') + 1
    place, _, rest = str(found).partition(": ")
    assert rest == "I001.form: names photo_scr, which is not there; did you mean photo_src?"
    assert abs(int(place.rpartition(":")[2]) - number) <= 6


def test_a_file_that_is_no_toml_names_its_line(edited: Path) -> None:
    file = edited / "items" / "border.toml"
    file.write_text(file.read_text("utf-8") + "\n[broken\n", "utf-8")
    (found,) = problems(edited)
    assert str(found).startswith("items/border.toml:")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_guide_comes_out_on_paper_whole_and_says_its_version(language: Language) -> None:
    catalogue, printer, drawn = load_catalogue(factory_directory()), load("default"), FontRasteriser()
    for key in (*catalogue.items, *catalogue.life_events, *catalogue.pages):
        found = guide(catalogue, key)
        assert found is not None
        slip = guide_slip(found, catalogue, language, "")
        printed = paper.read(encode(slip_document(slip, catalogue.title, language), printer, drawn).data)
        lines = [each for each in printed if isinstance(each, paper.Line)]
        assert all(each.columns <= COLUMNS for each in lines), key
        words = squeezed("".join(each.text for each in lines))
        assert squeezed(f"{found.name.in_language(language)}") in words
        assert all(squeezed(part) in words for row in slip.rows for part in row[1].split("\n")), key
        assert squeezed(slip.foot[0]) in words
        assert catalogue.version in slip.foot[0]


def squeezed(text: str) -> str:
    """Without the breaks of lines, which fall where the paper ends."""
    return "".join(text.split())
