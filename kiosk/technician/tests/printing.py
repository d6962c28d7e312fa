"""A page out of a printer: it says itself whether it came out, and a person whether it can be read."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from devices.page_printer.printer import Outcome, PagePrinter, Pages, Sides
from devices.receipt_printer.document import Document, Feed
from devices.receipt_printer.printer import PrintOutcome, ReceiptPrinter
from kiosk.receipt.trial_page import trial_page
from kiosk.technician.tests.aside import aside
from kiosk.technician.tests.course import GoesOn, Note, TestFailed, note
from kiosk.technician.tests.device_test import Found

COLUMNS = 32
"""The ruler of the trial page fits the narrowest paper."""
LOOK_EVERY_S = 0.5


BLANK_DOTS = 480
"""60 mm."""


class AtBench(Protocol):
    """A receipt printer, with or without something beside it."""

    @property
    def printer(self) -> ReceiptPrinter:
        """Itself."""


def feed(bench: AtBench) -> Iterator[Note | None]:
    """A blank slip: the paper moves, and the cutter cuts."""
    yield from _printed(bench.printer, Document((Feed(BLANK_DOTS),)))


def receipt(bench: AtBench) -> Iterator[Note | None]:
    """Every kind of glyph, and a code to scan."""
    yield from _printed(bench.printer, trial_page(datetime.now().astimezone(), "", "", COLUMNS))


def _printed(printer: ReceiptPrinter, page: Document) -> Iterator[Note | None]:
    """Ask how it is, then print."""
    status = printer.status()
    if status.can_print is False:
        raise TestFailed(note("cannot_print"))
    yield None
    yield printed_note(printer.print(page))


def printed_note(outcome: PrintOutcome) -> Note:
    """What the printer says of it. Raises TestFailed where nothing came out."""
    if outcome not in (PrintOutcome.PRINTED, PrintOutcome.UNKNOWN):
        raise TestFailed(note("not_printed", outcome=outcome.value))
    return note("printed" if outcome is PrintOutcome.PRINTED else "perhaps_printed")


def sheet(printer: PagePrinter) -> Iterator[Found]:
    """Ask how it is, then print two sides of every kind of glyph, greys, rulers and a code to scan. The
    driver gives up by itself.
    """
    if printer.status().can_print is not True:
        raise TestFailed(note("cannot_print"))
    yield None
    made = yield from aside(lambda _: _two_sides())
    job = printer.print(Pages(made, Sides.LONG_EDGE))
    try:
        while (outcome := job.look().outcome) is None:
            yield GoesOn(seconds=LOOK_EVERY_S)
    except GeneratorExit:
        job.cancel()
        raise
    if outcome not in (Outcome.PRINTED, Outcome.UNKNOWN):
        raise TestFailed(note("not_printed", outcome=outcome.value))
    yield note("printed" if outcome is Outcome.PRINTED else "perhaps_printed")


def _two_sides() -> bytes:
    from kiosk.technician.trial_sheet import trial_sheet  # noqa: PLC0415  fpdf takes a second to import

    return trial_sheet(datetime.now().astimezone(), "")
