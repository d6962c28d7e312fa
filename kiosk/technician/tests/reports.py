"""The readiness report from the screen: on paper, onto a stick, and to the central service."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from devices.receipt_printer.printer import ReceiptPrinter
from devices.standing import Standing
from kiosk.technician.tests.aside import Tell, aside
from kiosk.technician.tests.course import Note, TestFailed, note
from kiosk.technician.tests.device_test import Found
from kiosk.technician.tests.own_parts import OwnParts
from kiosk.technician.tests.printing import printed_note
from kiosk.words import Language

if TYPE_CHECKING:
    from kiosk.contract.diagnostics import ReadinessReport
    from kiosk.technician.report_ways import Sent

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


def on_paper(bench: PrinterAtBench) -> Iterator[Found]:
    """Make it, and print it in the technician's words."""
    from kiosk.technician import readiness_text

    report, code = yield from aside(partial(_made, bench.terminal))
    yield _verdict(report)
    config = bench.terminal.config
    assert config is not None
    zone = datetime.now().astimezone().tzinfo or UTC
    place = config.terminal.place_name.in_language(LANGUAGE)
    paper = readiness_text.on_paper(report, code, place, LANGUAGE, zone)
    yield printed_note(bench.printer.print(paper))


def onto_stick(terminal: OwnParts) -> Iterator[Found]:
    """Make it, and write it onto the first stick that is plugged in."""
    from kiosk.technician.removable import sticks
    from kiosk.technician.report_ways import export

    report, code = yield from aside(partial(_made, terminal))
    yield _verdict(report)
    places = sticks()
    if not places:
        raise TestFailed(note("no_stick"))
    files = yield from aside(lambda _: export(report, code, places[0]))
    yield note("on_stick", name=files[1].name)


def to_central(terminal: OwnParts) -> Iterator[Found]:
    """Make it, and send it at once."""
    report, _ = yield from aside(partial(_made, terminal))
    yield _verdict(report)
    sent = yield from aside(lambda _: _sent(report, terminal))
    if sent.number is None:
        raise TestFailed(note("not_sent"))
    yield note("sent", number=sent.number)


def _sent(report: "ReadinessReport", terminal: OwnParts) -> "Sent":
    from kiosk.technician.report_making import line_to_central
    from kiosk.technician.report_ways import send

    assert terminal.config is not None
    client = line_to_central(terminal.config, terminal.data_dir)
    try:
        return send(report, client)
    finally:
        client.close()


def _made(terminal: OwnParts, tell: Tell) -> "tuple[ReadinessReport, str]":
    """The screen's own process has the devices, and has told how they stand. `tell` hears how far it is."""
    from kiosk.equipment.check import check
    from kiosk.technician.report_making import made_now
    from kiosk.terminal.place import TerminalPlace

    config = terminal.config
    if config is None:
        raise TestFailed(note("no_settings"))
    answers = check(TerminalPlace(terminal.data_dir), config.devices.names, ())
    return made_now(
        config,
        terminal.data_dir,
        answers,
        asked=lambda number, of: tell(note("question_of", number=number, of=of)),
    )


def _verdict(report: "ReadinessReport") -> Note:
    return note("ready" if report.ready else "not_ready")
