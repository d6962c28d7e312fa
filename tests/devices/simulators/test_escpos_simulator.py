"""The simulated receipt printer, held to the fact sheet: bytes in, bytes out, no driver between."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.serial_port import SerialPort
from devices.simulators.escpos_commands import tokens
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.escpos_sensors import Personality
from devices.simulators.pty_line import PtyLine

WAIT_S = 2.0


@pytest.fixture
def line() -> Iterator[PtyLine]:
    with closing(PtyLine()) as line:
        yield line


@pytest.fixture
def port(line: PtyLine) -> Iterator[SerialPort]:
    with closing(SerialPort(line.path)) as port:
        yield port


@pytest.fixture
def printer(line: PtyLine) -> Iterator[SimulatedEscPosPrinter]:
    with SimulatedEscPosPrinter(line) as printer:
        yield printer


def ask(port: SerialPort, question: str, length: int = 1) -> str:
    port.write(bytes.fromhex(question))
    answer = b""
    while len(answer) < length and (more := port.read(WAIT_S)):
        answer += more
    return answer.hex(" ").upper()


def all_four(port: SerialPort) -> list[str]:
    return [ask(port, f"10 04 0{number}") for number in (1, 2, 3, 4)]


def test_a_printer_that_is_well_says_12_to_everything(
    port: SerialPort, printer: SimulatedEscPosPrinter
) -> None:
    assert all_four(port) == ["12", "12", "12", "12"]


def test_each_trouble_shows_in_the_bits_of_the_sheet(
    port: SerialPort, printer: SimulatedEscPosPrinter
) -> None:
    printer.paper_low()
    assert all_four(port) == ["12", "12", "12", "1E"]
    printer.paper_out()
    assert all_four(port) == ["1A", "32", "12", "7E"]
    printer.load_paper()
    printer.open_cover()
    assert all_four(port) == ["1A", "16", "12", "12"]
    printer.close_cover()
    printer.jam_cutter()
    assert all_four(port) == ["1A", "52", "1A", "12"]
    printer.free_cutter()
    assert all_four(port) == ["12", "12", "12", "12"]


def test_a_printer_without_fixed_bits_says_6c_and_0c(line: PtyLine, port: SerialPort) -> None:
    with SimulatedEscPosPrinter(line, personality=Personality.RELIANCE) as printer:
        printer.paper_low()
        assert ask(port, "10 04 04") == "0C"
        printer.paper_out()
        assert ask(port, "10 04 04") == "6C"


def test_the_question_in_turn_waits_for_the_paper(port: SerialPort, printer: SimulatedEscPosPrinter) -> None:
    assert ask(port, "1D 72 01") == "00"
    printer.paper_out()
    port.write(bytes.fromhex("41 0A 1D 72 01"))
    assert ask(port, "10 04 04") == "7E"
    printer.load_paper()
    assert port.read(WAIT_S) == b"\x00"


def test_automatic_status_comes_with_each_change(port: SerialPort, printer: SimulatedEscPosPrinter) -> None:
    assert ask(port, "1D 61 0F", 4) == "10 00 00 00"
    printer.open_cover()
    assert ask(port, "", 4) == "38 00 00 00"
    printer.close_cover()
    assert ask(port, "", 4) == "10 00 00 00"
    printer.paper_low()
    assert ask(port, "", 4) == "10 00 03 00"


def test_a_real_time_question_inside_a_picture_is_answered(
    port: SerialPort, printer: SimulatedEscPosPrinter
) -> None:
    assert ask(port, "1D 76 30 00 03 00 01 00 10 04 01") == "12"


def test_a_real_time_clear_inside_a_picture_loses_what_was_waiting(
    port: SerialPort, printer: SimulatedEscPosPrinter
) -> None:
    port.write(bytes.fromhex("1D 76 30 00 03 00 02 00 10 05 02 FF FF FF 1D 56 00"))
    assert ask(port, "10 04 01") == "12"
    assert printer.papers != [bytes.fromhex("1D 76 30 00 03 00 02 00 10 05 02 FF FF FF 1D 56 00")]


def test_a_paper_is_what_was_printed_between_two_cuts_without_the_questions(
    port: SerialPort, printer: SimulatedEscPosPrinter
) -> None:
    port.write(bytes.fromhex("1B 40 41 0A 10 04 01 42 0A 1D 56 42 00 1D 72 01 43 0A 1D 56 00"))
    assert ask(port, "1D 72 01", 3) == "12 00 00"
    assert printer.papers == [bytes.fromhex("1B 40 41 0A 42 0A 1D 56 42 00"), bytes.fromhex("43 0A 1D 56 00")]
    assert printer.take_paper() == printer.papers[0]
    assert printer.take_paper() == printer.papers[1]
    assert printer.take_paper() is None


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reading_of_commands(received: bytes) -> None:
    """Every byte is read once and in order; only what has not arrived whole stays behind."""
    read = b"".join(token.raw for token in tokens(received))
    assert received.startswith(read)
