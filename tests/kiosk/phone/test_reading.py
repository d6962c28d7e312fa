"""What a stranger's phone sent becomes pages, or nothing."""

import struct
import zlib
from io import BytesIO

import pytest
from fpdf import FPDF
from PIL import Image

from devices.page_image.page import LONG_SIDE, MOST_PAGE_BYTES
from kiosk.contract.uploads import FileKind, Use
from kiosk.phone.reading import Unreadable, read


def photograph(width: int, height: int, kind: str = "JPEG", **how: object) -> bytes:
    """A grey picture."""
    held = BytesIO()
    Image.new("RGB", (width, height), (180, 180, 180)).save(held, kind, **how)
    return held.getvalue()


def pdf(pages: int) -> bytes:
    """A document of that many pages."""
    document = FPDF(format="A4")
    document.set_font("helvetica", size=20)
    for number in range(pages):
        document.add_page()
        document.cell(text=f"page {number + 1}")
    return bytes(document.output())


def test_a_photograph_that_is_to_be_printed_stays_as_it_is() -> None:
    [page] = read(photograph(4000, 3000), FileKind.JPEG, Use.PRINT).pages
    assert (page.width, page.height) == (LONG_SIDE, LONG_SIDE * 3 // 4)
    assert len(page.content) <= MOST_PAGE_BYTES


def test_what_a_camera_wrote_beside_the_picture_goes_no_further() -> None:
    exif = Image.Exif()
    exif[0x010F] = "a maker"
    exif[0x0112] = 6  # lies on its side
    [page] = read(photograph(800, 600, exif=exif), FileKind.JPEG, Use.PRINT).pages
    assert (page.width, page.height) == (600, 800), "turned as the camera was held"
    assert b"a maker" not in page.content
    assert not Image.open(BytesIO(page.content)).getexif()


def test_every_page_of_a_pdf_becomes_one() -> None:
    found = read(pdf(2), FileKind.PDF, Use.PRINT)
    assert (len(found.pages), found.more) == (2, False)
    assert found.pages[0].height == LONG_SIDE


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xd8\xff no picture", FileKind.JPEG),
        (b"\x89PNG\r\n\x1a\n cut off", FileKind.PNG),
        (b"%PDF-1.7 no document", FileKind.PDF),
        (photograph(800, 600)[:400], FileKind.JPEG),
        (b"", FileKind.PDF),
    ],
    ids=["noise", "a cut picture", "no document", "half a photograph", "nothing"],
)
def test_what_is_no_page_is_refused_without_harm(content: bytes, kind: FileKind) -> None:
    with pytest.raises(Unreadable):
        read(content, kind, Use.PRINT)


def test_a_picture_that_would_unfold_to_gigabytes_is_refused() -> None:
    head = b"IHDR" + struct.pack(">IIBBBBB", 30000, 30000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    with pytest.raises(Unreadable):
        read(bomb, FileKind.PNG, Use.MATERIAL)
