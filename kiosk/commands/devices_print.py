"""``kiosk devices print-test``: a real page through the whole way, and the printer's own word on it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Any

from devices.receipt_printer.printer import PrinterStatus, PrintOutcome
from devices.receipt_printer.printer_standing import standing_of_status
from devices.standing import Cause
from kiosk.commands.context import Context
from kiosk.commands.devices_print_pages import NAME, print_sheet
from kiosk.commands.failure import DONE, FAILED
from kiosk.equipment.classes import receipt_printer, wirings
from kiosk.equipment.roll import FAILURES, MILLIMETRES, ON_ROLL, PAPERS, roll_on_record
from kiosk.receipt.trial_page import trial_page
from kiosk.terminal.place import TerminalPlace
from kiosk.words import Words
from offline_cache.service_record import ServiceRecord

RECEIPTS, TEST = "receipt_printer", "page"
_TOLD = {
    PrintOutcome.PRINTED: "PRINTED: the printer says that the page is out",
    PrintOutcome.FAILED_PAPER_OUT: "NOT PRINTED: the paper is out",
    PrintOutcome.FAILED_COVER_OPEN: "NOT PRINTED: the cover is open",
    PrintOutcome.FAILED_FAULT: "NOT PRINTED: the printer reports a fault",
    PrintOutcome.UNKNOWN: "UNKNOWN: the printer did not say whether the page is out",
}


def add(actions: Any) -> None:
    """The action ``print-test`` below ``kiosk devices``."""
    parser = actions.add_parser("print-test", help="print a page and say whether it came out")
    parser.add_argument(
        "name",
        nargs="?",
        default=RECEIPTS,
        choices=(RECEIPTS, NAME),
        help="which printer (default: %(default)s)",
    )
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.set_defaults(run=_print_test)


def _print_test(args: argparse.Namespace, context: Context) -> int:
    if args.name == NAME:
        return print_sheet(args, context)
    config = context.load_config().config
    settings = config.devices.receipt_printer
    printer = receipt_printer(config, wirings(config)["receipt_printer"])
    page = trial_page(
        datetime.now().astimezone(), settings.port, settings.profile, settings.columns, config.ui.languages[0]
    )
    printer.open()
    try:
        before = printer.status()
        outcome = printer.print(page)
        after = printer.status()
    finally:
        printer.close()
    place = TerminalPlace(context.data_dir)
    _on_record(place, outcome, printer.paper_mm)
    roll = roll_on_record(config, place)
    if args.json:
        report = {
            "outcome": outcome,
            "before": as_json(before),
            "after": as_json(after),
            "papers_left": roll.papers_left if roll.length_mm else None,
        }
        context.say_json(report)
    else:
        context.say(f"before  {in_words(before)}")
        context.say(f"after   {in_words(after)}")
        context.say(_TOLD[outcome])
        if roll.length_mm:
            context.say(f"roll    about {roll.papers_left} more receipts")
        if outcome is not PrintOutcome.PRINTED:
            context.say(f"to do   {_remedy(after)}")
    return DONE if outcome is PrintOutcome.PRINTED else FAILED


def _on_record(place: TerminalPlace, outcome: PrintOutcome, used_mm: int) -> None:
    """The result, and the paper it took."""
    printed = outcome is PrintOutcome.PRINTED
    with ServiceRecord.open(place.service_record) as record:
        record.tested(RECEIPTS, TEST, printed, datetime.now(UTC))
        counts = {PAPERS if printed else FAILURES: 1, MILLIMETRES: used_mm, ON_ROLL: used_mm}
        record.count_all({(RECEIPTS, counter): by for counter, by in counts.items() if by})


def _remedy(status: PrinterStatus) -> str:
    cause = standing_of_status(status).cause
    key = f"bench.remedy.{cause}"
    return "look at the paper, then try again" if cause is Cause.NONE else Words("en").text(key)


def as_json(status: PrinterStatus) -> dict[str, object]:
    """The status with the names that the outside may rely on."""
    return {
        "connection": status.connection,
        "paper": status.paper,
        "cover": status.cover,
        "fault": status.fault,
        "ticket_at_mouth": status.ticket_at_mouth,
        "can_print": status.can_print,
    }


def in_words(status: PrinterStatus) -> str:
    """One line for the technician."""
    line = f"{status.connection}, paper {status.paper}, cover {status.cover}, fault {status.fault}"
    return f"{line}, a slip is still at the mouth" if status.ticket_at_mouth else line
