"""Bytes from outside: what is no picture, or would unfold to too much, is refused and costs nothing."""

import struct
import tracemalloc
import zlib
from functools import cache
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devices.page_image import pixels
from devices.page_image.errors import UnusablePicture
from devices.page_image.pixels import decode
from tests.devices.page_image.photographs import Sheet, photograph


def encoded(form: str, **how: object) -> bytes:
    held = BytesIO()
    Image.fromarray(photograph(Sheet())).resize((320, 240)).save(held, form, **how)
    return held.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that is small and says to be large."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    row = zlib.compress(b"\0" * 100_000, 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "PPM", "TIFF"])
def test_what_cameras_and_scanners_give_is_taken(form: str) -> None:
    assert decode(encoded(form)).shape == (240, 320, 3)


def test_a_picture_is_upright_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    assert decode(encoded("JPEG", exif=exif)).shape == (320, 240, 3)


@pytest.mark.parametrize("form", ["GIF", "BMP", "WEBP"])
def test_other_formats_are_refused(form: str) -> None:
    with pytest.raises(UnusablePicture, match="known format"):
        decode(encoded(form))


@pytest.mark.parametrize("size", [(30_000, 30_000), (100_000, 500), (8, 8000)])
def test_what_would_unfold_to_too_much_is_refused_before_it_does(size: tuple[int, int]) -> None:
    bomb = png_of(*size)
    tracemalloc.start()
    try:
        with pytest.raises(UnusablePicture):
            decode(bomb)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_more_bytes_than_any_page_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixels, "MOST_BYTES", 1000)
    with pytest.raises(UnusablePicture, match="more than"):
        decode(encoded("JPEG"))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damaged_bytes_give_a_picture_or_are_refused(data: st.DataObject) -> None:
    whole = bytearray(_encoded(data.draw(st.sampled_from(["JPEG", "PNG", "PPM", "TIFF"]))))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    try:
        found = decode(bytes(whole[:cut]))
    except UnusablePicture:
        return
    assert found.dtype == np.uint8
    assert found.shape[2] == 3


@cache
def _encoded(form: str) -> bytes:
    return encoded(form)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_in_the_same_way(junk: bytes) -> None:
    with pytest.raises(UnusablePicture) as refused:
        decode(junk)
    assert refused.value.sentence_key == "device.page.unusable"
