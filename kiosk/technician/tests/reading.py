"""A card on the reader, a code before the scanner, a paper in it: somebody has to put them there. What they
say is kept nowhere.
"""

import math
import time
from collections.abc import Iterator

from devices.code_scanner.scanner import CodeScanner
from devices.document_scanner.scanner import DocumentScanner, PageSource, ScanRequest
from devices.id_card.reader import IdCardReader
from kiosk.technician.tests.course import GoesOn, Note, TestFailed, note
from kiosk.technician.tests.device_test import Found

DPI = 150
"""Enough to see that a page comes, and quick."""
LOOK_S = 0.2
"""One look for a code."""
PATIENCE_S = 20.0
"""How long somebody has to find the test card."""


def card(reader: IdCardReader) -> Iterator[Found]:
    """Wait for a card and read the whole of it; of what it says only the kind is told."""
    reader.open()
    left = _until(time.monotonic() + PATIENCE_S)
    while not reader.card_present():
        yield GoesOn(next(left, None) or _too_late("no_card"), reader.habits.poll_seconds)
    yield None
    read = reader.read()
    yield note("card_read", kind=read.kind.value)


def code(scanner: CodeScanner) -> Iterator[Found]:
    """Switch its light on and wait for any code; only its length is told."""
    scanner.open()
    scanner.begin()
    try:
        yield None
        left = _until(time.monotonic() + PATIENCE_S)
        while (scanned := scanner.look(LOOK_S)) is None:
            yield GoesOn(next(left, None) or _too_late("no_code"), 0.0)
        yield note("code_read", length=len(scanned.text(time.monotonic())))
    finally:
        scanner.end()


def _until(end: float) -> Iterator[Note]:
    """How long there is still, second by second, and then no more."""
    while (left := end - time.monotonic()) > 0:
        yield note("seconds_left", seconds=math.ceil(left))


def _too_late(key: str) -> Note:
    raise TestFailed(note(key, seconds=round(PATIENCE_S)))


def page(scanner: DocumentScanner) -> Iterator[Note | None]:
    """Scan one page, from the glass where there is one; of it only its size is told."""
    scanner.open()
    glass = PageSource.PLATE in scanner.sources()
    yield note("from_glass" if glass else "from_feeder")
    pages = scanner.scan(ScanRequest(PageSource.PLATE if glass else PageSource.FEEDER, dpi=DPI))
    try:
        scanned = next(pages)
    finally:
        pages.close()
    width, height = scanned.size_mm
    yield note("page_seen", width=round(width), height=round(height))
