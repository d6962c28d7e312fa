"""What comes out of the page printer, looked at as a person would: measured on the drawn sheet."""

import subprocess
from io import BytesIO

import pytest
from PIL import Image

from devices.page_image.page import Page
from kiosk.free_services.sheets import sheets
from kiosk.visit.printout import Layout

DPI = 50
A4_MM = (210, 297)


def page(width: int, height: int) -> Page:
    """A page that is black all over."""
    picture = BytesIO()
    Image.new("L", (width, height), 0).save(picture, "JPEG")
    return Page(picture.getvalue(), width, height)


def drawn(pdf: bytes) -> list[Image.Image]:
    """Each sheet as another program draws it."""
    command = ["pdftoppm", "-r", str(DPI), "-gray", "-"]
    out = subprocess.run(command, input=pdf, capture_output=True, check=True, timeout=60).stdout
    pictures: list[Image.Image] = []
    stream = BytesIO(out)
    while stream.tell() < len(out):
        start = stream.tell()
        assert stream.readline() == b"P5\n"
        width, height = map(int, stream.readline().split())
        stream.readline()
        stream.seek(stream.tell() + width * height)
        pictures.append(Image.open(BytesIO(out[start : stream.tell()])))
    return pictures


def millimetres(pixels: float) -> float:
    """On paper."""
    return pixels / DPI * 25.4


def dark(picture: Image.Image) -> tuple[float, float, float, float]:
    """Left, top, right, lower edge of what is printed, in millimetres."""
    box = picture.point(lambda light: 255 if light < 128 else 0).getbbox()
    assert box is not None, "the sheet is empty"
    left, top, right, bottom = (millimetres(each) for each in box)
    return left, top, right, bottom


def test_a_page_is_as_large_as_a_sheet_takes_it() -> None:
    [sheet] = drawn(sheets((page(1000, 1414),), Layout.EACH))
    left, top, right, bottom = dark(sheet)
    assert right - left == pytest.approx(200, abs=2)
    assert bottom - top == pytest.approx(283, abs=4)


def test_a_page_that_lies_gets_a_sheet_that_lies() -> None:
    [sheet] = drawn(sheets((page(1414, 1000),), Layout.EACH))
    assert sheet.width > sheet.height


def test_every_page_has_a_sheet_of_its_own() -> None:
    assert len(drawn(sheets((page(100, 140),) * 3, Layout.EACH))) == 3


def test_both_sides_of_a_card_stand_on_one_sheet_as_large_as_the_card() -> None:
    [sheet] = drawn(sheets((page(856, 540), page(856, 540)), Layout.CARD))
    halves = [
        sheet.crop((0, 0, sheet.width, sheet.height // 2)),
        sheet.crop((0, sheet.height // 2, *sheet.size)),
    ]
    for half in halves:
        left, top, right, bottom = dark(half)
        assert right - left == pytest.approx(85.6, abs=1.5)
        assert bottom - top == pytest.approx(54, abs=1.5)


def test_a_card_that_was_laid_down_upright_is_turned() -> None:
    [sheet] = drawn(sheets((page(540, 856),), Layout.CARD))
    left, top, right, bottom = dark(sheet)
    assert right - left == pytest.approx(85.6, abs=1.5)
    assert bottom - top == pytest.approx(54, abs=1.5)
