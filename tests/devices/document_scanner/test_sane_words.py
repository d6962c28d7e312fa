"""SANE's words: exit codes, options and pictures, as pure functions."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from devices.document_scanner.pnm import PnmPage
from devices.document_scanner.sane_options import arguments, parse, sources
from devices.document_scanner.sane_status import STATUSES, failure, names_a_reason, not_opened
from devices.document_scanner.scanner import (
    ColourMode,
    NoDocument,
    PageSource,
    ScanCancelled,
    ScanFailed,
    ScanRequest,
)
from devices.errors import PortUnavailable
from devices.standing import Cause
from kiosk.words import Words

FLATBED_AND_FEEDER = """
All options specific to device `epson2:libusb:001:004':
  Scan Mode:
    --mode Binary|Gray|Color [Binary]
        Selects the scan mode (e.g., lineart, monochrome, or color).
    --depth 8|16 [inactive]
    --resolution 75|100|150|200|300|600|1200dpi [75]
    --source Flatbed|ADF Duplex|ADF Front [Flatbed]
    --auto-eject[=(yes|no)] [inactive]
  Geometry:
    -x 0..215.9mm [215.9]
    -y 0..297.18mm [297.18]
    --brightness -4..3 [0] [advanced]
"""
SHEET_FED = """
    --source ADF Front|ADF Back|ADF Duplex [ADF Front]
    --mode Lineart|Halftone|Gray|Color [Lineart]
    --resolution 50..600dpi (in steps of 1) [300]
    -x 0..221.121mm (in steps of 0.0211639) [215.872]
"""
PHOTO = "    --mode 24bit Color|True Gray|Black & White [24bit Color]\n    --resolution 100|200dpi [100]\n"


@pytest.mark.parametrize(
    ("code", "cause", "sentence"),
    [
        (6, Cause.FEEDER_JAM, "device.scanner.jam"),
        (7, Cause.NO_DOCUMENT, "device.scanner.no_document"),
        (8, Cause.LID_OPEN, "device.scanner.lid_open"),
        (3, Cause.SCANNER_BUSY, "device.scanner.unavailable"),
        (9, Cause.OUT_OF_ORDER, "device.scanner.unavailable"),
        (11, Cause.PORT_NOT_PERMITTED, "device.scanner.unavailable"),
        (250, Cause.OUT_OF_ORDER, "device.scanner.failed"),
    ],
)
def test_an_exit_code_has_a_cause_and_a_sentence(code: int, cause: Cause, sentence: str) -> None:
    error = failure(code, "")
    assert isinstance(error, ScanFailed)
    assert (error.cause, error.sentence_key) == (cause, sentence)
    assert Words("zh").text(sentence)


@pytest.mark.parametrize(
    "told",
    [
        "scanimage: sane_read: Document feeder jammed\n",
        "scanimage: sane_start: Device busy\n",
        "scanimage: setting of option --source failed (Invalid argument)\n",
        "scanimage: open of device x:0 failed: Access to resource has been denied\n",
    ],
)
def test_scanimage_is_believed_when_it_says_why_it_ends(told: str) -> None:
    assert names_a_reason(told)


@pytest.mark.parametrize(
    "told", ["", "Scanning page 1\n", "[genesys] Error during device I/O, trying again\n"]
)
def test_a_driver_that_talks_to_itself_gives_no_reason(told: str) -> None:
    assert not names_a_reason(told)
    assert failure(6, told).cause is Cause.FEEDER_JAM


def test_an_empty_feeder_and_a_cancelled_scan_are_errors_of_their_own() -> None:
    assert isinstance(failure(7, ""), NoDocument)
    assert isinstance(failure(2, ""), ScanCancelled)


@pytest.mark.parametrize("status", STATUSES)
def test_sanes_own_text_says_it_where_the_code_does_not(status: object) -> None:
    text = getattr(status, "text", "")
    error = not_opened(1, f"scanimage: open of device x:0 failed: {text}\n")
    assert isinstance(error, PortUnavailable)
    assert text in str(error)


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Invalid argument", Cause.NO_PORT),
        ("Error during device I/O", Cause.NO_PORT),
        ("Device busy", Cause.SCANNER_BUSY),
        ("Access to resource has been denied", Cause.PORT_NOT_PERMITTED),
    ],
)
def test_a_device_that_cannot_be_opened_says_why(text: str, cause: Cause) -> None:
    assert failure(1, f"scanimage: open of device epson2:1 failed: {text}").cause is cause


def test_wishes_are_put_in_the_scanners_own_words() -> None:
    options = parse(FLATBED_AND_FEEDER)
    assert sources(options) == {PageSource.PLATE, PageSource.FEEDER}
    told, dpi = arguments(options, ScanRequest(dpi=240))
    assert told == ["--source", "Flatbed", "--mode", "Color", "--resolution", "200", "-x", "210", "-y", "297"]
    assert dpi == 200
    told, _ = arguments(options, ScanRequest(PageSource.FEEDER, ColourMode.GREY))
    assert told[:4] == ["--source", "ADF Front", "--mode", "Gray"]


def test_a_scanner_without_a_glass_has_a_feeder_only() -> None:
    options = parse(SHEET_FED)
    assert sources(options) == {PageSource.FEEDER}
    assert arguments(options, ScanRequest(PageSource.FEEDER, dpi=600))[1] == 600


def test_a_scanner_without_a_choice_has_a_plate() -> None:
    options = parse(PHOTO)
    assert sources(options) == {PageSource.PLATE}
    told, dpi = arguments(options, ScanRequest(mode=ColourMode.GREY, dpi=600))
    assert told == ["--mode", "True Gray", "--resolution", "200"]
    assert dpi == 200


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=300))
def test_any_listing_can_be_read_and_any_wish_put(listing: str) -> None:
    for text in (
        listing,
        f"    --{listing} [x]",
        f"    --source {listing} [x]",
        f"    --resolution {listing} [x]",
    ):
        told, dpi = arguments(parse(text), ScanRequest())
        assert dpi >= 0 or "--resolution" in told


def drawn(mode: str, size: tuple[int, int] = (7, 5)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size).save(out, "PPM")
    return out.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "I;16"])
@pytest.mark.parametrize("step", [1, 3, 1000])
def test_a_picture_is_whole_with_its_last_byte_and_not_before(mode: str, step: int) -> None:
    data = drawn(mode)
    page = PnmPage(1000)
    for at in range(0, len(data), step):
        with pytest.raises(ScanFailed):
            page.whole()
        page.feed(data[at : at + step])
    assert page.whole() == data
    assert (page.width, page.height, page.share) == (7, 5, 1.0)


def test_a_comment_in_the_header_is_passed_over() -> None:
    page = PnmPage(1000)
    page.feed(b"P5\n# SANE data follows\n2 1\n255\nab")
    assert page.whole().endswith(b"ab")


def test_a_picture_that_is_too_large_is_refused_from_its_header_alone() -> None:
    page = PnmPage(1000)
    with pytest.raises(ScanFailed) as refused:
        page.feed(b"P6\n100 100\n255\n")
    assert refused.value.cause is Cause.PAGE_TOO_LARGE


@pytest.mark.parametrize(
    "bad", [b"P5\n0 5\n255\n", b"\x89PNG" + bytes(300), b"P6\n9999999 1\n255\n" + bytes(300)]
)
def test_what_is_no_picture_is_refused(bad: bytes) -> None:
    with pytest.raises(ScanFailed) as refused:
        PnmPage(1000).feed(bad)
    assert refused.value.cause is Cause.NOT_A_PAGE


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.binary(max_size=300), max_size=10))
def test_any_bytes_are_refused_or_held_within_the_limit(portions: list[bytes]) -> None:
    page = PnmPage(500)
    held = 0
    try:
        for portion in portions:
            page.feed(portion)
            held += len(portion)
            assert held <= 600
        page.whole()
    except ScanFailed:
        return
    assert held <= 500
