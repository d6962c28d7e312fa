"""The technician's test page on the page printer, walked through as its owner's thread does."""

from collections.abc import Iterator

import pytest

from devices.page_printer.ipp_client import PrinterLine
from devices.page_printer.ipp_printer import IppPrinter, NoSpooler
from devices.simulators.ipp_printer import SimulatedIppPrinter
from kiosk.technician.tests.course import Course
from kiosk.technician.tests.registry import find_test
from tests.kiosk.technician.tests.walking import walk


@pytest.fixture
def simulated() -> Iterator[SimulatedIppPrinter]:
    with SimulatedIppPrinter() as printer:
        yield printer


def walked(simulated: SimulatedIppPrinter) -> Course:
    test = find_test("page_printer", "page")
    assert test is not None
    line = PrinterLine(simulated.uri)
    return walk(test, IppPrinter(line, NoSpooler(line), tray="main"), lambda _: None)


def test_two_sides_come_out_of_the_tray_of_the_settings_and_a_person_is_asked(
    simulated: SimulatedIppPrinter,
) -> None:
    end = walked(simulated)
    assert (end.ended, end.passed) == (True, None)
    (job,) = simulated.jobs
    assert (job.impressions, job.sides, job.tray) == (2, "two-sided-long-edge", "main")


@pytest.mark.parametrize("ill", ["before", "meanwhile"])
def test_a_printer_that_does_not_print_fails_the_test(simulated: SimulatedIppPrinter, ill: str) -> None:
    if ill == "before":
        simulated.says("media-empty")
    else:
        simulated.abort_next()
    end = walked(simulated)
    assert (end.ended, end.passed) == (True, False)
