"""What is asked of any document scanner, and what it may answer."""

import pytest

from devices.document_scanner import scanner
from devices.document_scanner.scanner import NoDocument, ScanFailed, ScannedPage, ScanRequest
from devices.errors import DeviceError
from devices.standing import Cause
from kiosk.words import LANGUAGES, Language, Words


@pytest.mark.parametrize("dpi", [0, 74, 601, 1200])
def test_a_resolution_nobody_can_use_is_not_asked_for(dpi: int) -> None:
    with pytest.raises(ValueError, match="dpi"):
        ScanRequest(dpi=dpi)


def test_no_page_at_all_is_not_asked_for() -> None:
    with pytest.raises(ValueError, match="pages"):
        ScanRequest(most_pages=0)


def test_a_page_knows_its_size_on_paper() -> None:
    width, height = ScannedPage(b"", "image/png", 2480, 3508, 300).size_mm
    assert (round(width), round(height)) == (210, 297)


def test_what_stands_on_a_page_is_not_in_its_description() -> None:
    assert "secret" not in repr(ScannedPage(b"secret", "image/png", 1, 1, 300))


def test_an_empty_scanner_is_said_to_be_empty() -> None:
    error = NoDocument("nothing on the glass")
    assert error.cause is Cause.NO_DOCUMENT


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_of_a_scan_has_its_sentence(language: Language) -> None:
    errors = [each for each in vars(scanner).values() if isinstance(each, type)]
    keys = {each.sentence_key for each in errors if issubclass(each, DeviceError)}
    keys |= {NoDocument("").sentence_key, ScanFailed("", Cause.FEEDER_JAM).sentence_key}
    assert all(Words(language).text(key) for key in keys)
