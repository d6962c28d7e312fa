"""The pages of a document as pictures: as many as it has, upright, white where nothing is printed."""

from io import BytesIO

import pytest
from PIL import Image

from tests.devices.page_printer.contract import page
from ui.pdf_pages import PIXELS_HIGH, NoPdf, page_pictures


def test_each_page_is_a_picture_of_its_own() -> None:
    pictures = [Image.open(BytesIO(each)) for each in page_pictures(page("one", "two"))]
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.height == PIXELS_HIGH
        assert picture.width < picture.height
        assert picture.convert("L").getpixel((2, 2)) == 255
    assert pictures[0].tobytes() != pictures[1].tobytes()


@pytest.mark.parametrize("damaged", [b"", b"%PDF-1.7", b"no document"])
def test_what_is_no_document_is_said_to_be_none(damaged: bytes) -> None:
    with pytest.raises(NoPdf):
        page_pictures(damaged)
