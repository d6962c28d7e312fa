"""What exactly is said between driver and printer, byte for byte, and in which order."""

from collections.abc import Callable
from itertools import count

import pytest

from devices.byte_line import ByteLine
from devices.errors import DeviceLost
from devices.receipt_printer.document import Document, Text
from devices.receipt_printer.escpos_printer import EscPosPrinter, Patience
from devices.receipt_printer.printer import Connection, Paper, PrintOutcome
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from tests.devices.conversation import SILENCE, Exchange, expected_conversation

ASK = [bytes([0x10, 0x04, number]) for number in (1, 2, 3, 4)]
JOB = b"\x1b@\x1c&\xca\xd5\xbc\xfe\x1c.\n\x1dVB\x00"
MARKER = b"\x1dr\x01"
CLEAR = b"\x10\x05\x02"
RECEIPT = Document((Text("收件"),))
ALL_WELL: list[Exchange] = [(question, b"\x12") for question in ASK]
READY: list[Exchange] = [*ALL_WELL, (MARKER, b"\x00")]
"""Before the first job of an opened port the marker is tried out."""
NO_PAPER: list[Exchange] = [(ASK[0], b"\x1a"), (ASK[1], b"\x32"), (ASK[2], b"\x12"), (ASK[3], b"\x7e")]
MUTE: list[Exchange] = [(ASK[0], [SILENCE]), (ASK[1], [SILENCE])]


def build(open_line: Callable[[], ByteLine]) -> EscPosPrinter:
    """A driver whose clock runs by itself: a tenth of a second each time it is looked at."""
    ticks = count(step=0.1)
    patience = Patience(answer=0.5, wake=0.1, ask_every=0.2, finish=1.0)
    return EscPosPrinter(
        open_line, load("default"), FontRasteriser(), patience=patience, now=lambda: float(next(ticks))
    )


def test_the_status_is_four_questions() -> None:
    with expected_conversation(build, ALL_WELL) as printer:
        assert printer.status().can_print is True


def test_a_print_asks_prints_marks_and_asks_again() -> None:
    with expected_conversation(build, [*READY, (JOB + MARKER, b"\x00"), *ALL_WELL]) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_marker_that_says_low_paper_is_a_marker_all_the_same() -> None:
    low: list[Exchange] = [*ALL_WELL[:3], (ASK[3], b"\x1e")]
    with expected_conversation(build, [*READY, (JOB + MARKER, b"\x03"), *low]) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_nothing_is_sent_to_a_printer_without_paper() -> None:
    with expected_conversation(build, NO_PAPER) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT


def test_a_job_that_stops_for_want_of_paper_is_cleared_away() -> None:
    after_the_clear = NO_PAPER
    conversation = [*READY, (JOB + MARKER, None), *NO_PAPER, (CLEAR, None), *after_the_clear]
    with expected_conversation(build, conversation) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT


def test_the_next_job_after_a_failed_one_begins_with_clearing() -> None:
    failed = [*READY, (JOB + MARKER, None), *NO_PAPER, (CLEAR, None), *NO_PAPER]
    repeated = [*ALL_WELL, (CLEAR + JOB + MARKER, b"\x00"), *ALL_WELL]
    with expected_conversation(build, [*failed, *repeated]) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_mute_printer_is_asked_twice_and_not_four_times() -> None:
    with expected_conversation(build, MUTE) as printer:
        assert printer.status().connection is Connection.SILENT


def test_one_unanswered_question_leaves_only_its_part_unknown() -> None:
    with expected_conversation(build, [*ALL_WELL[:3], (ASK[3], [SILENCE])]) as printer:
        status = printer.status()
    assert (status.connection, status.paper, status.can_print) == (Connection.ANSWERING, Paper.UNKNOWN, None)


def test_an_answer_torn_from_its_automatic_status_is_put_together() -> None:
    torn = [b"\x10\x00", b"\x00\x00", b"\x12"]
    with expected_conversation(build, [(ASK[0], torn), *ALL_WELL[1:]]) as printer:
        assert printer.status().can_print is True


def test_a_printer_that_vanishes_while_it_is_asked_is_absent() -> None:
    with expected_conversation(build, [(ASK[0], [DeviceLost("gone; check its cable")])]) as printer:
        assert printer.status().connection is Connection.ABSENT


@pytest.mark.parametrize(
    ("afterwards", "outcome"),
    [
        (NO_PAPER, PrintOutcome.FAILED_PAPER_OUT),
        ([(ASK[0], b"\x1a"), (ASK[1], b"\x16"), *ALL_WELL[2:]], PrintOutcome.FAILED_COVER_OPEN),
        ([(ASK[0], b"\x1a"), (ASK[1], b"\x52"), (ASK[2], b"\x1a"), ALL_WELL[3]], PrintOutcome.FAILED_FAULT),
        ([*ALL_WELL[:3], (ASK[3], [SILENCE])], PrintOutcome.UNKNOWN),
        (MUTE, PrintOutcome.UNKNOWN),
    ],
)
def test_a_job_worked_through_is_not_printed_until_the_printer_says_that_it_is_well(
    afterwards: list[Exchange], outcome: PrintOutcome
) -> None:
    conversation = [*READY, (JOB + MARKER, b"\x00"), *afterwards, (CLEAR, None), *ALL_WELL]
    with expected_conversation(build, conversation) as printer:
        assert printer.print(RECEIPT) is outcome
