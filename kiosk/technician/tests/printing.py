"""A page out of the receipt printer: it says itself whether it came out, and a person whether it can be
read.
"""

from collections.abc import Iterator
from datetime import datetime

from devices.receipt_printer.printer import PrintOutcome, ReceiptPrinter
from kiosk.receipt.trial_page import trial_page
from kiosk.technician.tests.course import Note, TestFailed, note

COLUMNS = 32
"""The ruler of the trial page fits the narrowest paper."""


def receipt(printer: ReceiptPrinter) -> Iterator[Note | None]:
    """Ask how it is, then print every kind of glyph and a code to scan."""
    status = printer.status()
    if status.can_print is False:
        raise TestFailed(note("cannot_print"))
    yield None
    page = trial_page(datetime.now().astimezone(), "", "", COLUMNS)
    outcome = printer.print(page)
    if outcome not in (PrintOutcome.PRINTED, PrintOutcome.UNKNOWN):
        raise TestFailed(note("not_printed", outcome=outcome.value))
    yield note("printed" if outcome is PrintOutcome.PRINTED else "perhaps_printed")
