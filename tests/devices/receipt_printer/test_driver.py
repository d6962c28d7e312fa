"""The driver on a real pseudo-terminal, a simulated printer at its other end, and what goes wrong there."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from devices.errors import PortUnavailable
from devices.receipt_printer.asker import Patience
from devices.receipt_printer.document import Document, Qr, Text
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.printer import Connection, Cover, Fault, Paper, PrintOutcome
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from devices.serial_port import SerialPort
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.escpos_sensors import Personality
from devices.simulators.pty_line import PtyLine
from tests.oracles import escpos_paper as paper

RASTERISER = FontRasteriser()
UNHURRIED = Patience(answer=20.0, wake=0.1, ask_every=0.05, finish=60.0)
brief = pytest.mark.parametrize(
    "patience", [Patience(answer=0.15, wake=0.1, ask_every=0.05, finish=0.7)], ids=["brief"]
)
"""For what is meant to go unanswered."""
UNSHAKEN = replace(UNHURRIED, answer=0.5, restart=20.0)
"""Takes no pause for a restart: neither the printer's, nor this machine's, which may have other work."""
RECEIPT = Document(
    (Text("收件凭证"), Text("编号 7K2M-01"), Qr(b"HTTPS://EXAMPLE.GOV.CN/1", 6), Text("𠮷先生"))
)
LONG = Document(tuple(Text("𠮷" * 24) for _ in range(40)))


@pytest.fixture
def line() -> Iterator[PtyLine]:
    with closing(PtyLine()) as line:
        yield line


@pytest.fixture
def simulated(line: PtyLine) -> Iterator[SimulatedEscPosPrinter]:
    with SimulatedEscPosPrinter(line) as simulated:
        yield simulated


def driver(line: PtyLine, profile: str = "default", patience: Patience = UNHURRIED) -> EscPosPrinter:
    def open_line() -> SerialPort:
        return SerialPort(line.path, write_timeout_s=0.2)

    return EscPosPrinter(open_line, load(profile), RASTERISER, patience=patience)


@pytest.fixture
def patience() -> Patience:
    return UNHURRIED


@pytest.fixture
def printer(line: PtyLine, simulated: SimulatedEscPosPrinter, patience: Patience) -> Iterator[EscPosPrinter]:
    with closing(driver(line, patience=patience)) as printer:
        printer.open()
        yield printer


def test_a_receipt_is_printed_and_cut_off(printer: EscPosPrinter, simulated: SimulatedEscPosPrinter) -> None:
    assert printer.print(RECEIPT) is PrintOutcome.PRINTED
    taken = simulated.take_paper()
    assert taken is not None
    assert paper.text(taken) == "收件凭证\n编号 7K2M-01"
    assert paper.qr_payloads(taken) == [b"HTTPS://EXAMPLE.GOV.CN/1"]
    assert isinstance(paper.read(taken)[-1], paper.Cut)


def test_two_receipts_are_two_papers(printer: EscPosPrinter, simulated: SimulatedEscPosPrinter) -> None:
    assert printer.print(RECEIPT) is PrintOutcome.PRINTED
    assert printer.print(RECEIPT) is PrintOutcome.PRINTED
    assert len(simulated.papers) == 2
    assert simulated.papers[0] == simulated.papers[1]


@pytest.mark.parametrize("patience", [UNSHAKEN], ids=["unshaken"])
def test_a_printer_that_answers_in_real_time_only_is_watched_and_believed_once_the_papers_time_has_passed(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.answers_in_real_time_only()
    assert printer.print(RECEIPT) is PrintOutcome.PRINTED
    assert printer.print(RECEIPT) is PrintOutcome.PRINTED
    assert len(simulated.papers) == 2


@pytest.mark.parametrize("patience", [UNSHAKEN], ids=["unshaken"])
def test_a_printer_without_a_marker_that_runs_out_of_paper_has_not_printed(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.answers_in_real_time_only()
    simulated.run_out_after(1)
    assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT


def test_the_bytes_take_the_time_of_the_wire(line: PtyLine) -> None:
    with closing(PtyLine(baud=9600)) as slow, SimulatedEscPosPrinter(slow), closing(driver(slow)) as printer:
        began = time.monotonic()
        assert printer.print(Document((Text("x" * 300),))) is PrintOutcome.PRINTED
        assert time.monotonic() - began > 300 * 10 / 9600


def test_no_paper_before_the_job_sends_nothing(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.paper_out()
    assert printer.status().paper is Paper.OUT
    assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT
    simulated.load_paper()
    assert printer.status().can_print is True
    assert simulated.papers == []


def test_paper_that_ends_in_the_middle_is_never_called_printed(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.run_out_after(lines=2)
    assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT
    assert simulated.papers == []


def test_the_rest_of_a_failed_receipt_does_not_come_out_in_front_of_the_next_person(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.run_out_after(lines=1)
    assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT
    simulated.load_paper()
    assert printer.print(Document((Text("下一位"),))) is PrintOutcome.PRINTED
    assert [paper.text(printed) for printed in simulated.papers] == ["下一位"]


def test_low_paper_is_told_and_printed_on(printer: EscPosPrinter, simulated: SimulatedEscPosPrinter) -> None:
    simulated.paper_low()
    assert printer.status().paper is Paper.LOW
    assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_an_open_cover_is_refused_and_named(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.open_cover()
    assert printer.status().cover is Cover.OPEN
    assert printer.print(RECEIPT) is PrintOutcome.FAILED_COVER_OPEN
    simulated.close_cover()
    assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_stuck_cutter_is_a_fault(printer: EscPosPrinter, simulated: SimulatedEscPosPrinter) -> None:
    simulated.jam_cutter()
    assert printer.status().fault is Fault.CUTTER
    assert printer.print(RECEIPT) is PrintOutcome.FAILED_FAULT


def test_a_cutter_that_sticks_at_the_cut_is_a_failed_print(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.jam_cutter_at_next_cut()
    assert printer.print(RECEIPT) is PrintOutcome.FAILED_FAULT
    assert simulated.papers == []


@brief
def test_a_printer_that_falls_silent_in_the_middle_is_unknown(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.silent_after(received_bytes=40)
    assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN


@brief
def test_a_printer_switched_off_and_on_in_the_middle_is_unknown(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    printer.status()
    simulated.power_cycle_after(received_bytes=200)
    assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN
    assert simulated.papers == []


@brief
def test_a_stuck_printer_does_not_hold_us_for_ever(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    printer.status()
    simulated.stuck_after(received_bytes=20)
    began = time.monotonic()
    assert printer.print(LONG) is PrintOutcome.UNKNOWN
    assert time.monotonic() - began < 60
    assert printer.status().connection is Connection.SILENT


@brief
def test_garbage_is_no_word_of_the_printer(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter, line: PtyLine
) -> None:
    simulated.answer_garbage(b"\xff\x81")
    assert printer.status().connection is Connection.SILENT
    assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN
    simulated.answer_garbage(None)
    printer.close()
    with closing(driver(line)) as unhurried:
        unhurried.open()
        assert unhurried.print(RECEIPT) is PrintOutcome.PRINTED


def test_bytes_nobody_asked_for_change_nothing(
    printer: EscPosPrinter, simulated: SimulatedEscPosPrinter
) -> None:
    simulated.say_unasked(b"\x13\x11" + bytes.fromhex("10000000") + b"\x00\xff\x12\x1a\x7e")
    assert printer.status().can_print is True
    simulated.say_unasked(bytes.fromhex("38000C00"))
    assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_port_that_does_not_exist_is_absent_and_says_what_to_do(line: PtyLine) -> None:
    missing = EscPosPrinter(lambda: SerialPort("/dev/no-such-port"), load("default"), RASTERISER)
    assert missing.status().connection is Connection.ABSENT
    assert missing.print(RECEIPT) is PrintOutcome.UNKNOWN
    with pytest.raises(PortUnavailable, match="connect the device"):
        missing.open()


def test_a_printer_that_is_unplugged_is_absent_and_not_out_of_paper() -> None:
    line = PtyLine()
    with closing(driver(line)) as printer:
        with SimulatedEscPosPrinter(line):
            assert printer.status().can_print is True
        line.close()
        status = printer.status()
        assert (status.connection, status.paper) == (Connection.ABSENT, Paper.UNKNOWN)
        assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN


def test_a_printer_that_comes_back_is_found_again(tmp_path: object) -> None:
    lines = [PtyLine(), PtyLine()]
    plugged_in = iter(lines)
    printer = EscPosPrinter(
        lambda: SerialPort(next(plugged_in).path), load("default"), RASTERISER, patience=UNHURRIED
    )
    with closing(printer), SimulatedEscPosPrinter(lines[1]) as second:
        with SimulatedEscPosPrinter(lines[0]):
            assert printer.status().can_print is True
        lines[0].close()
        assert printer.status().connection is Connection.ABSENT
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED
        assert len(second.papers) == 1
    lines[1].close()


@pytest.mark.parametrize(
    ("profile", "personality"),
    [
        ("epson", Personality.EPSON),
        ("snbc-bt-t080", Personality.EPSON),
        ("dascom-dt-210", Personality.EPSON),
        ("cashino-kp628e", Personality.CASHINO),
        ("pyramid-reliance", Personality.RELIANCE),
    ],
)
def test_each_kind_of_printer_prints_and_runs_out(profile: str, personality: Personality) -> None:
    short = Document((Text("短"),))
    with (
        closing(PtyLine()) as line,
        SimulatedEscPosPrinter(line, personality=personality) as simulated,
        closing(driver(line, profile)) as printer,
    ):
        assert printer.print(short) is PrintOutcome.PRINTED
        assert paper.text(simulated.papers[0]) == ("短" if load(profile).chinese_text else "")
        simulated.run_out_after(lines=1)
        assert printer.print(short) is PrintOutcome.FAILED_PAPER_OUT
        assert len(simulated.papers) == 1


def test_a_printer_that_knows_tells_that_the_slip_was_not_taken() -> None:
    with (
        closing(PtyLine()) as line,
        SimulatedEscPosPrinter(line, personality=Personality.CASHINO) as simulated,
        closing(driver(line, "cashino-kp628e")) as printer,
    ):
        assert printer.print(Document((Text("短"),))) is PrintOutcome.PRINTED
        assert printer.status().ticket_at_mouth is True
        simulated.take_paper()
        assert printer.status().ticket_at_mouth is False


def test_a_careless_picture_would_have_been_obeyed_by_this_printer(
    simulated: SimulatedEscPosPrinter, line: PtyLine
) -> None:
    """The simulated printer is no friendlier than a real one: 10 05 02 in a picture clears its buffer."""
    with closing(SerialPort(line.path)) as port:
        port.write(b"\x1b@lost\n\x1dv0\x00\x03\x00\x01\x00\x10\x05\x02\x1dVB\x00")
        port.write(b"\x1b@\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01")
        assert port.read(1.0) == b"\x12"


@pytest.mark.parametrize("profile", ["default", "custom-vkp80"])
def test_it_may_be_unplugged_at_any_byte_of_a_job(profile: str) -> None:
    """Whatever has been taken, the outcome is unknown, and the port is found gone."""
    personality = Personality.CUSTOM if profile == "custom-vkp80" else Personality.EPSON
    whole = Document((Text("7K2M-01"), Qr(b"HTTPS://EXAMPLE.GOV.CN/1", 2)))
    length = len(encode(whole, load(profile), RASTERISER).data)
    step = max(17, length // 20)
    for taken in range(12, length + 12, step):  # twelve bytes of questions come before a job
        line = PtyLine()
        with (
            SimulatedEscPosPrinter(line, personality=personality) as simulated,
            closing(driver(line, profile)) as printer,
        ):
            assert printer.print(whole) is PrintOutcome.PRINTED
            simulated.when_received(taken, line.close)
            assert printer.print(whole) is PrintOutcome.UNKNOWN
            assert printer.status().connection is Connection.ABSENT
