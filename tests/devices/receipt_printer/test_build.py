"""The printer that the settings name: found, refused, or said to be missing."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from devices.errors import PortUnavailable
from devices.port_search import PortFound
from devices.receipt_printer import build
from devices.receipt_printer.document import Document, Text
from devices.receipt_printer.printer import Connection, PrintOutcome
from devices.receipt_printer.profile import ProfileError
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.pty_line import PtyLine


@pytest.fixture
def lines() -> Iterator[list[PtyLine]]:
    lines = [PtyLine(), PtyLine()]
    yield lines
    for line in lines:
        line.close()


def ports_are(monkeypatch: pytest.MonkeyPatch, lines: list[PtyLine]) -> None:
    found = [PortFound(line.path, "a port") for line in lines]
    monkeypatch.setattr(build, "present_ports", lambda: found)


def test_auto_finds_the_port_at_which_a_printer_answers(
    lines: list[PtyLine], monkeypatch: pytest.MonkeyPatch
) -> None:
    ports_are(monkeypatch, lines)
    printer = build.build_printer("serial", "auto", 115200, 48, "default")
    with SimulatedEscPosPrinter(lines[1]) as simulated, closing(printer):
        printer.open()
        assert printer.print(Document((Text("找到了"),))) is PrintOutcome.PRINTED
        assert len(simulated.papers) == 1


def test_auto_leaves_the_ports_of_other_devices_alone(
    lines: list[PtyLine], monkeypatch: pytest.MonkeyPatch
) -> None:
    ports_are(monkeypatch, lines)
    taken = frozenset(line.path for line in lines)
    printer = build.build_printer("serial", "auto", 115200, 48, "default", taken)
    with pytest.raises(PortUnavailable, match="no receipt printer found"):
        printer.open()
    assert printer.status().connection is Connection.ABSENT


def test_a_transport_that_is_not_driven_is_refused_at_opening_and_absent_until_then() -> None:
    printer = build.build_printer("usb", "auto", 115200, 48, "default")
    assert printer.status().connection is Connection.ABSENT
    with pytest.raises(PortUnavailable, match="serial"):
        printer.open()


def test_a_profile_that_is_not_there_is_refused_at_once() -> None:
    with pytest.raises(ProfileError, match="pyramid-reliance"):
        build.build_printer("serial", "auto", 115200, 48, "nonesuch")
