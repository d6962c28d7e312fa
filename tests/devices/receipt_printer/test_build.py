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
from devices.simulators.tcp_line import TcpLine
from devices.supervision.port_claims import PortClaims
from devices.supervision.wiring import Wiring
from devices.traffic import Direction


@pytest.fixture
def lines() -> Iterator[list[PtyLine]]:
    lines = [PtyLine(), PtyLine()]
    yield lines
    for line in lines:
        line.close()


def wired(lines: list[PtyLine], claims: PortClaims | None = None) -> Wiring:
    """On a machine with these ports."""
    found = [PortFound(line.path, "a port") for line in lines]
    return Wiring("receipt_printer", claims or PortClaims(), present=lambda: found)


def test_auto_finds_the_port_at_which_a_printer_answers(lines: list[PtyLine]) -> None:
    printer = build.build_printer("serial", "auto", 115200, 48, "default", wired(lines))
    with SimulatedEscPosPrinter(lines[1]) as simulated, closing(printer):
        printer.open()
        assert printer.print(Document((Text("找到了"),))) is PrintOutcome.PRINTED
        assert len(simulated.papers) == 1


def test_a_printer_that_is_looked_for_and_silent_shows_what_it_was_asked(lines: list[PtyLine]) -> None:
    wiring = wired(lines)
    printer = build.build_printer("serial", "auto", 115200, 48, "default", wiring)
    assert printer.status().connection is Connection.ABSENT
    shown = [line.shown for line in wiring.traffic.after(0)]
    for line in lines:
        assert any(each.startswith(f"{line.path}: 10 04") for each in shown), "its questions are not seen"


def test_once_found_its_own_bytes_are_seen(lines: list[PtyLine]) -> None:
    wiring = wired(lines)
    printer = build.build_printer("serial", "auto", 115200, 48, "default", wiring)
    with SimulatedEscPosPrinter(lines[1]), closing(printer):
        printer.open()
        found = wiring.traffic.after(0)[-1].number
        assert printer.status().can_print
        said = [(line.direction, line.shown) for line in wiring.traffic.after(found)]
    assert (Direction.SENT, "10 04 01") in said
    assert any(direction is Direction.RECEIVED and ":" not in shown for direction, shown in said)


def test_auto_leaves_the_ports_of_other_devices_alone(lines: list[PtyLine]) -> None:
    taken = PortClaims({f"another_{number}": line.path for number, line in enumerate(lines)})
    printer = build.build_printer("serial", "auto", 115200, 48, "default", wired(lines, taken))
    with pytest.raises(PortUnavailable, match="no receipt printer found"):
        printer.open()
    assert printer.status().connection is Connection.ABSENT


def test_a_printer_on_usb_that_is_not_there_is_absent_and_says_what_to_do() -> None:
    for port in ("auto", "154f:0517", "154f:0517:A1", "/dev/usb/lp77"):
        printer = build.build_printer("usb", port, 115200, 48, "default")
        assert printer.status().connection is Connection.ABSENT
        with pytest.raises(PortUnavailable, match="connect it"):
            printer.open()


def test_a_printer_on_a_network_prints() -> None:
    with closing(TcpLine()) as line, SimulatedEscPosPrinter(line) as simulated:
        with closing(build.build_printer("network", line.address, 115200, 48, "default")) as printer:
            assert printer.print(Document((Text("在网上"),))) is PrintOutcome.PRINTED
            line.hang_up()
            assert printer.status().can_print is True, "an idle connection that ended was not opened again"
            line.reset()
            assert printer.print(Document((Text("又一张"),))) is PrintOutcome.PRINTED
        assert len(simulated.papers) == 2


@pytest.mark.parametrize(
    ("way", "port"), [("network", "auto"), ("network", "/dev/ttyS1"), ("usb", "192.0.2.20:9100")]
)
def test_a_port_that_the_transport_does_not_understand_is_refused(way: str, port: str) -> None:
    with pytest.raises(ValueError, match="write"):
        build.build_printer(way, port, 115200, 48, "default")


def test_a_profile_that_is_not_there_is_refused_at_once() -> None:
    with pytest.raises(ProfileError, match="pyramid-reliance"):
        build.build_printer("serial", "auto", 115200, 48, "nonesuch")
