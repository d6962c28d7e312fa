"""The readiness report from the screen: on paper, onto a stick, and to the central service."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from devices.receipt_printer.printer import ReceiptPrinter
from devices.standing import Standing
from kiosk.technician.tests.course import Note, TestFailed, note
from kiosk.technician.tests.own_parts import OwnParts
from kiosk.technician.tests.printing import printed_note
from kiosk.words import Language

if TYPE_CHECKING:
    from kiosk.contract.diagnostics import ReadinessReport

LANGUAGE: Language = "zh"
"""Of the paper: the report has its words in Chinese and English only."""

# ruff: noqa: PLC0415 - What is imported inside the functions is heavy; the list of tests is not.


@dataclass(frozen=True)
class PrinterAtBench:
    """The receipt printer with what its tests need beside it."""

    printer: ReceiptPrinter
    terminal: OwnParts

    def open(self) -> None:
        """As `ReceiptPrinter.open`."""
        self.printer.open()

    def close(self) -> None:
        """As `ReceiptPrinter.close`."""
        self.printer.close()

    def standing(self) -> Standing:
        """As `ReceiptPrinter.standing`."""
        return self.printer.standing()


def on_paper(bench: PrinterAtBench) -> Iterator[Note | None]:
    """Make it, and print it in the technician's words."""
    from kiosk.technician import readiness_text

    report, code = _made(bench.terminal)
    yield _verdict(report)
    config = bench.terminal.config
    assert config is not None
    zone = datetime.now().astimezone().tzinfo or UTC
    place = config.terminal.place_name.in_language(LANGUAGE)
    paper = readiness_text.on_paper(report, code, place, LANGUAGE, zone)
    yield printed_note(bench.printer.print(paper))


def onto_stick(terminal: OwnParts) -> Iterator[Note | None]:
    """Make it, and write it onto the first stick that is plugged in."""
    from kiosk.technician.removable import sticks
    from kiosk.technician.report_ways import export

    report, code = _made(terminal)
    yield _verdict(report)
    places = sticks()
    if not places:
        raise TestFailed(note("no_stick"))
    yield note("on_stick", name=export(report, code, places[0])[1].name)


def to_central(terminal: OwnParts) -> Iterator[Note | None]:
    """Make it, and send it at once."""
    from kiosk.technician.report_making import line_to_central
    from kiosk.technician.report_ways import send

    report, _ = _made(terminal)
    yield _verdict(report)
    assert terminal.config is not None
    client = line_to_central(terminal.config, terminal.data_dir)
    try:
        sent = send(report, client)
    finally:
        client.close()
    if sent.number is None:
        raise TestFailed(note("not_sent"))
    yield note("sent", number=sent.number)


def _made(terminal: OwnParts) -> "tuple[ReadinessReport, str]":
    """The screen's own process has the devices, and has told how they stand."""
    from kiosk.equipment.check import check
    from kiosk.technician.report_making import made_now
    from kiosk.terminal.place import TerminalPlace

    config = terminal.config
    if config is None:
        raise TestFailed(note("no_settings"))
    answers = check(TerminalPlace(terminal.data_dir), config.devices.names, ())
    return made_now(config, terminal.data_dir, answers)


def _verdict(report: "ReadinessReport") -> Note:
    return note("ready" if report.ready else "not_ready")
