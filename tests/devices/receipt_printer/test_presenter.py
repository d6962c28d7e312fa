"""Paper at the mouth: presented, drawn in, thrown out, by printers that can."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from devices.receipt_printer.document import Document, Text
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.printer import PrintOutcome, Unclaimed
from devices.receipt_printer.profile import load, names
from devices.serial_port import SerialPort
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.escpos_sensors import Personality
from devices.simulators.pty_line import PtyLine
from tests.devices.receipt_printer.contract import RASTERISER, UNHURRIED

SLIP = Document((Text("7K2M"),))


@contextmanager
def counter(profile: str) -> Iterator[tuple[EscPosPrinter, SimulatedEscPosPrinter]]:
    with (
        closing(PtyLine()) as line,
        SimulatedEscPosPrinter(line, personality=Personality.CUSTOM) as simulated,
        closing(
            EscPosPrinter(lambda: SerialPort(line.path), load(profile), RASTERISER, patience=UNHURRIED)
        ) as printer,
    ):
        yield printer, simulated


def printer_says_it_is_gone(printer: EscPosPrinter) -> bool:
    """Asked in real time it may still feel the paper that it is about to move."""
    until = time.monotonic() + 60
    while printer.status().ticket_at_mouth is not False:
        if time.monotonic() > until:
            return False
    return True


@pytest.mark.parametrize("profile", ["custom-vkp80", "custom-kpm210", "custom-tptcm"])
def test_a_slip_that_nobody_takes_is_drawn_in(profile: str) -> None:
    with counter(profile) as (printer, simulated):
        assert printer.print(SLIP) is PrintOutcome.PRINTED
        assert printer.status().ticket_at_mouth is True
        assert printer.take_back(Unclaimed.RETRACT)
        assert printer_says_it_is_gone(printer)
        assert simulated.retracted == simulated.papers


def test_or_thrown_out_where_the_settings_say_so() -> None:
    with counter("custom-vkp80") as (printer, simulated):
        assert printer.print(SLIP) is PrintOutcome.PRINTED
        assert printer.take_back(Unclaimed.EJECT)
        assert printer_says_it_is_gone(printer)
        assert (simulated.ejected, simulated.retracted) == (simulated.papers, [])


def test_or_left() -> None:
    with counter("custom-vkp80") as (printer, _):
        assert printer.print(SLIP) is PrintOutcome.PRINTED
        assert not printer.take_back(Unclaimed.LEAVE)
        assert printer.status().ticket_at_mouth is True


def test_a_printer_without_a_presenter_says_that_it_cannot_and_is_sent_nothing() -> None:
    with counter("default") as (printer, simulated):
        assert printer.print(SLIP) is PrintOutcome.PRINTED
        assert not printer.take_back(Unclaimed.RETRACT)
        assert simulated.retracted == []


@pytest.mark.parametrize(
    ("profile", "steps"), [("custom-kpm210", 96), ("custom-tptcm", 3), ("pyramid-reliance", 10)]
)
def test_paper_is_presented_behind_the_cut_by_millimetres_whatever_a_step_is(
    profile: str, steps: int
) -> None:
    data = encode(SLIP, load(profile), RASTERISER).data
    assert data.endswith(load(profile).cut + b"\x1de\x03" + bytes([steps]))


@pytest.mark.parametrize("profile", names())
def test_no_job_of_any_profile_ends_in_anything_but_its_cut_and_its_presenter(profile: str) -> None:
    found = load(profile)
    assert encode(SLIP, found, RASTERISER).data.endswith(found.cut + found.presenter.present)
