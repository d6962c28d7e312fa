"""The design system's document: what it says is what the components are."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from ui.gallery.components import tokens
from ui.gallery.components.document import PICTURES, renewed
from ui.gallery.components.registry import families

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs" / "design-system.md"
AGAIN = "make component-pictures"
LARGEST_SET = 1_500_000
"""Bytes: a checkout is not to grow heavy by pictures."""


@pytest.fixture(scope="module")
def text() -> str:
    return DOCUMENT.read_text("utf-8")


def test_each_component_has_its_line_and_its_picture(text: str) -> None:
    for family in families():
        assert f"#### {family.component}\n\n{family.use[1]} " in text, AGAIN
        with Image.open(DOCUMENT.parent / PICTURES / f"{family.component}.png") as picture:
            assert picture.mode == "P"


def test_there_is_no_picture_of_what_is_gone_and_all_are_small() -> None:
    pictures = list((DOCUMENT.parent / PICTURES).iterdir())
    assert {path.stem for path in pictures} == {family.component for family in families()}, AGAIN
    assert sum(path.stat().st_size for path in pictures) < LARGEST_SET


def test_the_tables_are_those_of_the_theme_and_the_registry(text: str, qapp: QGuiApplication) -> None:
    assert renewed(text) == text, AGAIN


def test_one_command_draws_a_component_in_all_three_sets(project_root: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ui.gallery", "--components", "--out", str(tmp_path), "--only", "Meter"]
    subprocess.run(command, cwd=project_root, timeout=100, check=True)
    pictures = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.png"))
    assert pictures == [Path(each, "Meter.png") for each in ("day", "elder", "night")]
    assert len({path.read_bytes() for path in tmp_path.rglob("*.png")}) == len(pictures)


def test_every_colour_of_the_theme_has_its_use(qapp: QGuiApplication) -> None:
    assert tokens.colour_names() == set(tokens.COLOURS)
