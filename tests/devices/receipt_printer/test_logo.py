"""A picture above each paper."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from devices.receipt_printer.document import Document, Picture, Text
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.logo import HIGHEST_DOTS, logo_of
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from tests.oracles import escpos_paper as paper


def picture_file(path: Path, size: tuple[int, int]) -> Path:
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 2, size[1]), fill=(200, 0, 0, 255))
    picture.save(path)
    return path


@pytest.mark.parametrize("size", [(100, 50), (3000, 400), (400, 3000), (1, 1)])
@pytest.mark.parametrize("columns", [48, 32])
def test_a_logo_of_any_size_fits_the_paper_and_stands_in_its_middle(
    tmp_path: Path, size: tuple[int, int], columns: int
) -> None:
    logo = logo_of(picture_file(tmp_path / "logo.png", size), columns * 12)
    assert logo is not None
    assert logo.width <= columns * 12
    assert logo.height <= HIGHEST_DOTS
    job = encode(Document((Picture(logo), Text("7K2M"))), load("default"), FontRasteriser(), columns)
    bands = [item for item in paper.read(job.data) if isinstance(item, paper.Raster)]
    assert sum(band.height for band in bands) == logo.height
    assert sum(band.black for band in bands) == sum(row.bit_count() for row in logo.rows)
    assert paper.text(job.data) == "7K2M"


def test_what_is_transparent_is_not_printed(tmp_path: Path) -> None:
    logo = logo_of(picture_file(tmp_path / "logo.png", (80, 40)), 576)
    assert logo is not None
    assert all(not row & ((1 << 38) - 1) for row in logo.rows)
    assert any(logo.rows)


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_picture_is_left_out(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    assert logo_of(file, 576) is None
    assert logo_of(tmp_path / "missing.png", 576) is None
