"""What exactly is said between driver and printer, byte for byte, and in which order."""

from collections.abc import Callable
from functools import partial
from itertools import count

import pytest

from devices.byte_line import ByteLine
from devices.errors import DeviceLost
from devices.receipt_printer.asker import Patience
from devices.receipt_printer.document import Document, Qr, Text
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.printer import Connection, Cover, Paper, PrintOutcome
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from tests.devices.conversation import SILENCE, Exchange, expected_conversation

ASK = [bytes([0x10, 0x04, number]) for number in (1, 2, 3, 4)]
STORE = b"\x1d(k\x04\x001P0K"
WITNESS = b"\x1d(k\x03\x001R0"
EMPTY, STORED = b"760\x1f0\x1f1\x1f1\x00", b"7663\x1f63\x1f1\x1f0\x00"
LINE, CUT = b"\x1c&\xca\xd5\xbc\xfe\x1c.\n", b"\x1dVB\x00"
JOB = b"\x1b@" + STORE + LINE + CUT + WITNESS
MARKER = b"\x1dr\x01"
CLEAR = b"\x10\x05\x02"
RECEIPT = Document((Text("收件"),))
ALL_WELL: list[Exchange] = [(question, b"\x12") for question in ASK]
READY: list[Exchange] = [*ALL_WELL, (b"\x1b@" + WITNESS, EMPTY), (STORE + WITNESS, STORED)]
"""Before the first job of an opened port the witness is tried out."""
NO_PAPER: list[Exchange] = [(ASK[0], b"\x1a"), (ASK[1], b"\x32"), (ASK[2], b"\x12"), (ASK[3], b"\x7e")]
MUTE: list[Exchange] = [(question, [SILENCE]) for question in ASK]


def build(open_line: Callable[[], ByteLine], profile: str = "default") -> EscPosPrinter:
    """A driver whose clock runs by itself: a tenth of a second each time it is looked at."""
    ticks = count(step=0.1)
    patience = Patience(0.5, wake=0.1, ask_every=0.8, finish=2.0, watch_every=0.8, restart=3.0)
    return EscPosPrinter(
        open_line, load(profile), FontRasteriser(), patience=patience, now=lambda: float(next(ticks))
    )


def test_the_status_is_four_questions() -> None:
    with expected_conversation(build, ALL_WELL) as printer:
        assert printer.status().can_print is True


def test_a_print_asks_prints_calls_the_witness_and_asks_again() -> None:
    with expected_conversation(build, [*READY, (JOB, STORED), *ALL_WELL]) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_witness_that_was_mute_once_is_asked_again() -> None:
    mute: list[Exchange] = [(b"\x1b@" + WITNESS, [SILENCE]), (MARKER, [SILENCE])]
    ready = [(b"\x1b@" + WITNESS, EMPTY), (STORE + WITNESS, STORED)]
    with expected_conversation(
        build, [*ALL_WELL, *mute, *ready, *ALL_WELL, (JOB, STORED), *ALL_WELL]
    ) as printer:
        assert printer.status().can_print is True
        printer.prepare()
        printer.prepare()
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_printer_without_a_witness_is_asked_for_one_no_more_than_three_times() -> None:
    mute: list[Exchange] = [(b"\x1b@" + WITNESS, [SILENCE]), (MARKER, [SILENCE])]
    with expected_conversation(build, [*ALL_WELL, *mute, *mute, *mute]) as printer:
        assert printer.status().can_print is True
        for _ in range(5):
            printer.prepare()


def test_what_a_printer_can_is_found_out_once_while_nobody_waits() -> None:
    with expected_conversation(build, [*READY, *ALL_WELL, (JOB, STORED), *ALL_WELL]) as printer:
        assert printer.status().can_print is True
        printer.prepare()
        printer.prepare()
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_printer_that_began_anew_has_not_printed_whatever_it_says_of_itself() -> None:
    conversation = [*READY, (JOB, EMPTY), *ALL_WELL, (CLEAR, None), *ALL_WELL]
    with expected_conversation(build, conversation) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN


def test_the_witness_is_called_before_each_code_and_at_the_end() -> None:
    code = b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x06\x1d(k\x03\x001E1"
    print_code = b"\x1d(k\x04\x001P0A\x1d(k\x03\x001Q0"
    job = b"\x1b@" + STORE + b"\x1ba\x01" + code + WITNESS + print_code + CUT + WITNESS
    document = Document((Qr(b"A"),))
    with expected_conversation(build, [*READY, (job, [STORED, STORED]), *ALL_WELL]) as printer:
        assert printer.print(document) is PrintOutcome.PRINTED
    lost = [*READY, (job, EMPTY + STORED), *ALL_WELL, (CLEAR, None), *ALL_WELL]
    with expected_conversation(build, lost) as printer:
        assert printer.print(document) is PrintOutcome.UNKNOWN


def test_a_witness_that_says_the_same_of_a_full_and_an_empty_store_is_none() -> None:
    tried: list[Exchange] = [*ALL_WELL, (b"\x1b@" + WITNESS, EMPTY), (STORE + WITNESS, EMPTY)]
    watched: list[Exchange] = [(b"\x1b@" + LINE + CUT + ASK[0], b"\x12"), (MARKER, b"\x00")]
    with expected_conversation(build, [*tried, (MARKER, b"\x00"), *watched, *ALL_WELL]) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_custom_printer_counts_how_often_it_was_switched_on() -> None:
    ask, well, power_ups = b"\x10\x04\x14", b"\x10\x0f\x00\x00\x00\x00", b"\x1d\xe5"
    job = b"\x1b@7K2M\n\x1bJ\x78\x1bi" + power_ups
    ready: list[Exchange] = [(ask, well), (power_ups, b"512on"), (power_ups, b"512on")]
    custom = partial(build, profile="custom-vkp80")
    with expected_conversation(custom, [*ready, (job, b"512on"), (ask, well)]) as printer:
        assert printer.print(Document((Text("7K2M"),))) is PrintOutcome.PRINTED
    restarted = [*ready, (job, [b"51", b"3on"]), (ask, well), (CLEAR, None), (ask, well)]
    with expected_conversation(custom, restarted) as printer:
        assert printer.print(Document((Text("7K2M"),))) is PrintOutcome.UNKNOWN


def test_nothing_is_sent_to_a_printer_without_paper() -> None:
    with expected_conversation(build, NO_PAPER) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT


def test_a_job_that_stops_for_want_of_paper_is_cleared_away() -> None:
    after_the_clear = NO_PAPER
    conversation = [*READY, (JOB, None), *NO_PAPER, (CLEAR, None), *after_the_clear]
    with expected_conversation(build, conversation) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT


def test_the_next_job_after_a_failed_one_begins_with_clearing() -> None:
    failed = [*READY, (JOB, None), *NO_PAPER, (CLEAR, None), *NO_PAPER]
    repeated = [*ALL_WELL, (CLEAR + JOB, STORED), *ALL_WELL]
    with expected_conversation(build, [*failed, *repeated]) as printer:
        assert printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT
        assert printer.print(RECEIPT) is PrintOutcome.PRINTED


def test_a_printer_is_mute_when_it_answers_nothing_at_all() -> None:
    with expected_conversation(build, MUTE) as printer:
        assert printer.status().connection is Connection.SILENT


@pytest.mark.parametrize("heard", range(4))
def test_each_question_is_silent_by_itself(heard: int) -> None:
    conversation = [*MUTE[:heard], ALL_WELL[heard], *MUTE[heard + 1 :]]
    with expected_conversation(build, conversation) as printer:
        status = printer.status()
    assert (status.connection, status.can_print) == (Connection.ANSWERING, None)
    assert (status.paper is Paper.OK) == (heard == 3)
    assert (status.cover is Cover.CLOSED) == (heard == 1)
    assert status.evidence == b"\x12"


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
    conversation = [*READY, (JOB, STORED), *afterwards, (CLEAR, None), *ALL_WELL]
    with expected_conversation(build, conversation) as printer:
        assert printer.print(RECEIPT) is outcome
