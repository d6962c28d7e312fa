"""The power goes while it prints and comes back: PRINTED is said of a whole paper, and of nothing else.

Cuts of every length, at every stage of the job, on printers that have a witness, only a marker, or neither.
"""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from enum import StrEnum

import pytest

from devices.receipt_printer.asker import Patience
from devices.receipt_printer.document import Document, Qr, Text
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.printer import PrintOutcome
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from devices.serial_port import SerialPort
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.escpos_sensors import Personality
from devices.simulators.pty_line import PtyLine

RASTERISER = FontRasteriser()
IMPATIENT = Patience(answer=0.15, wake=0.0, ask_every=0.05, finish=1.5, restart=0.2)
MM_PER_SECOND = 600
RECEIPT = Document(
    (
        Text("收件凭证"),
        Text("编号 7K2M-01"),
        Text("𠮷先生"),
        Qr(b"HTTPS://EXAMPLE.GOV.CN/1"),
        Text("请收好" * 20),
    )
)
WAKES_AT_ONCE = 0.0
WAKES_AS_PRINTERS_DO = 0.25
"""Sooner than any printer; later than ``Patience.restart``, on which only the watch relies."""
EVERY_CUT = "KIOSK_EVERY_POWER_CUT"
"""Set by `make soak`."""


class Kind(StrEnum):
    """What the printer offers as proof."""

    WITNESS = "it tells what is in its store of codes"
    CASHINO = "the same, and nothing else in turn"
    COUNTER = "it counts how often it was switched on"
    MARKER = "it answers in turn"
    REAL_TIME_ONLY = "it answers at once, whatever is in its buffer"


PRINTERS = {
    Kind.WITNESS: ("default", Personality.EPSON, WAKES_AT_ONCE),
    Kind.CASHINO: ("cashino-kp628e", Personality.CASHINO, WAKES_AT_ONCE),
    Kind.COUNTER: ("custom-vkp80", Personality.CUSTOM, WAKES_AT_ONCE),
    Kind.MARKER: ("default", Personality.EPSON, WAKES_AS_PRINTERS_DO),
    Kind.REAL_TIME_ONLY: ("default", Personality.EPSON, WAKES_AS_PRINTERS_DO),
}
"""Profile, what answers, and how soon it is back."""


CUTS = (
    [
        (kind, part / 20, seconds)
        for kind in Kind
        for part in range(20)
        for seconds in (0.0, 0.05, 0.1, 0.3, 1.0, 2.0, 5.0)
    ]
    if os.environ.get(EVERY_CUT)
    else [
        (Kind.WITNESS, 0.1, 0.05),
        (Kind.CASHINO, 0.6, 0.0),
        (Kind.COUNTER, 0.1, 0.05),
        (Kind.MARKER, 0.6, 0.0),
        (Kind.REAL_TIME_ONLY, 0.1, 0.05),
    ]
)
"""On which printer, after which part of the job the power goes, and for how long."""


@contextmanager
def counter(kind: Kind) -> Iterator[tuple[EscPosPrinter, SimulatedEscPosPrinter]]:
    """A printer on a wire of 115200 baud, whose paper takes its time, and the driver before it."""
    profile, personality, boots = PRINTERS[kind]
    fast = replace(load(profile), millimetres_per_second=MM_PER_SECOND)
    with (
        closing(PtyLine(baud=115200)) as line,
        SimulatedEscPosPrinter(
            line, personality=personality, boot_seconds=boots, dots_per_second=MM_PER_SECOND * 8
        ) as simulated,
        closing(
            EscPosPrinter(
                lambda: SerialPort(line.path, write_timeout_s=0.5), fast, RASTERISER, patience=IMPATIENT
            )
        ) as printer,
    ):
        if kind is Kind.MARKER:
            simulated.tells_no_code_size()
        if kind is Kind.REAL_TIME_ONLY:
            simulated.answers_in_real_time_only()
        yield printer, simulated


def believed(printer: EscPosPrinter) -> bool:
    """Whether one print of a few was: where this machine stalls for as long as a restart, nobody knows."""
    return any(printer.print(RECEIPT) is PrintOutcome.PRINTED for _ in range(10))


@pytest.fixture(scope="module")
def whole() -> dict[Kind, bytes]:
    """The paper of a printer of each kind that nobody switches off."""
    papers = {}
    for kind in Kind:
        with counter(kind) as (printer, simulated):
            assert believed(printer)
            papers[kind] = simulated.papers[-1]
    return papers


def test_without_a_cut_each_kind_is_believed(whole: dict[Kind, bytes]) -> None:
    assert all(b"\x1b@" in paper for paper in whole.values())


@pytest.mark.parametrize(("kind", "part", "off_seconds"), CUTS)
def test_a_cut_while_the_job_arrives(
    kind: Kind, part: float, off_seconds: float, whole: dict[Kind, bytes]
) -> None:
    with counter(kind) as (printer, simulated):
        assert believed(printer)  # what is tried out is known now
        simulated.papers.clear()
        asked = 20 + 3 * (kind is Kind.COUNTER)
        simulated.power_cycle_after(asked + int(len(whole[kind]) * part), off_seconds)
        assert printer.print(RECEIPT) is not PrintOutcome.PRINTED


def test_a_cut_of_five_seconds(whole: dict[Kind, bytes]) -> None:
    with counter(Kind.WITNESS) as (printer, simulated):
        printer.status()
        simulated.power_cycle_after(len(whole[Kind.WITNESS]), 5.0)
        assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN


@pytest.mark.parametrize("kind", Kind)
def test_a_cut_while_the_paper_comes_out(kind: Kind) -> None:
    with counter(kind) as (printer, simulated):
        assert believed(printer)
        simulated.papers.clear()
        simulated.power_cycle_at_line(3)
        assert printer.print(RECEIPT) is not PrintOutcome.PRINTED


@pytest.mark.parametrize("kind", [Kind.WITNESS, Kind.MARKER])
def test_after_a_cut_the_next_receipt_is_a_whole_one(kind: Kind, whole: dict[Kind, bytes]) -> None:
    with counter(kind) as (printer, simulated):
        printer.status()
        simulated.power_cycle_after(300)
        assert printer.print(RECEIPT) is not PrintOutcome.PRINTED
        simulated.papers.clear()
        assert believed(printer)
        assert simulated.papers[-1].endswith(whole[kind][-40:])


def test_a_printer_that_is_mute_while_it_feeds_and_has_no_witness_is_never_believed() -> None:
    with counter(Kind.REAL_TIME_ONLY) as (printer, simulated):
        simulated.mute_while_it_feeds()
        assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN
        assert len(simulated.papers) == 1
