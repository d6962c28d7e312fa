"""A card on the reader, a code before the scanner, a paper in it: somebody has to put them there. What they
say is kept nowhere.
"""

import time
from collections.abc import Iterator

from devices.code_scanner.scanner import CodeScanner
from devices.document_scanner.scanner import DocumentScanner, PageSource, ScanRequest
from devices.id_card.reader import IdCardReader
from kiosk.commands.devices import wait_for_card
from kiosk.technician.tests.course import Note, TestFailed, note

DPI = 150
"""Enough to see that a page comes, and quick."""
PATIENCE_S = 20.0
"""How long somebody has to find the test card."""


def card(reader: IdCardReader) -> Iterator[Note | None]:
    """Wait for a card and read the whole of it; of what it says only the kind is told."""
    reader.open()
    wait_for_card(reader, PATIENCE_S, lambda: None)
    yield None
    read = reader.read()
    yield note("card_read", kind=read.kind.value)


def code(scanner: CodeScanner) -> Iterator[Note | None]:
    """Switch its light on and wait for any code; only its length is told."""
    scanner.open()
    scanner.begin()
    try:
        yield None
        scanned = scanner.look(PATIENCE_S)
        if scanned is None:
            raise TestFailed(note("no_code", seconds=round(PATIENCE_S)))
        yield note("code_read", length=len(scanned.text(time.monotonic())))
    finally:
        scanner.end()


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
