"""The A4 test sheet, read by programs that are not ours."""

import subprocess
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.technician.trial_sheet import GLYPHS, trial_sheet
from kiosk.words import Language

DPI = 100


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    file.write_bytes(trial_sheet(datetime(2026, 11, 25, 23, 0), "ipp://192.0.2.10/ipp/print"))  # noqa: DTZ001
    return file


def drawn(sheet: Path, side: int) -> Image.Image:
    command = ["pdftoppm", "-r", str(DPI), "-png", "-f", str(side), "-l", str(side), str(sheet)]
    return Image.open(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout)).convert("L")


def test_every_class_of_glyph_can_be_searched_for(sheet: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", str(sheet), "-"], capture_output=True, check=True
    ).stdout.decode()
    bare = "".join(text.split())
    for _, glyphs in GLYPHS:
        assert "".join(glyphs.split())[:8] in bare
    assert {"䶮", "𠮷", "㛃", "龑"} <= set(bare)
    assert "2026-11-25" in bare


def test_the_code_scans(sheet: Path) -> None:
    (code,) = zxingcpp.read_barcodes(drawn(sheet, 2))
    assert code.text == "KIOSK PAGE TEST 2026-11-25 23:00:00"


@pytest.mark.parametrize("side", [1, 2])
def test_nothing_lies_outside_of_the_border(sheet: Path, side: int) -> None:
    """A printer leaves up to 12 mm white at each edge; what lies there would be cut off."""
    picture = drawn(sheet, side)
    edge = int(11.5 / 25.4 * DPI)
    inside = picture.crop((edge, edge, picture.width - edge, picture.height - edge))
    white = Image.new("L", picture.size, 255)
    white.paste(inside, (edge, edge))
    assert white.tobytes() == picture.tobytes()


@pytest.mark.parametrize("language", ["zh", "en", "ko", "ja"])
def test_it_is_two_sides_with_its_font_inside_in_every_language(language: Language, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(trial_sheet(datetime(2026, 11, 25), "ipp://192.0.2.10/ipp/print", language))  # noqa: DTZ001
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    assert "Pages:           2" in told
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True).stdout.decode()
    (font,) = fonts.splitlines()[2:]
    assert "NotoSansCJKSC" in font
    assert font.split()[-5] == "yes", "embedded"
