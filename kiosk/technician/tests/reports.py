"""The readiness report from the screen: onto a stick, and to the central service."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.technician.tests.course import Note, TestFailed, note
from kiosk.technician.tests.own_parts import OwnParts

if TYPE_CHECKING:
    from kiosk.contract.diagnostics import ReadinessReport

# ruff: noqa: PLC0415 - What is imported inside the functions is heavy; the list of tests is not.


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
