"""What every receipt printer keeps to, whatever its profile and however it is connected."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from devices.errors import PortUnavailable
from devices.receipt_printer.asker import Patience
from devices.receipt_printer.document import Document, Qr, Text
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.printer import Connection, Cover, Paper, PrintOutcome
from devices.receipt_printer.raster import FontRasteriser
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.standing import Cause, DeviceState
from tests.oracles import escpos_paper as paper

RASTERISER = FontRasteriser()
UNHURRIED = Patience(answer=20.0, wake=0.0, ask_every=0.05, finish=60.0)
brief = pytest.mark.parametrize(
    "patience", [Patience(answer=0.12, wake=0.0, ask_every=0.05, finish=0.4)], ids=["brief"]
)
"""For what is meant to go unanswered."""
RECEIPT = Document((Text("收件凭证"), Text("编号 7K2M-01"), Qr(b"HTTPS://EXAMPLE.GOV.CN/1"), Text("𠮷先生")))


@dataclass
class Counter:
    """A driver, the printer at the other end of its cable, and what pulls the cable."""

    printer: EscPosPrinter
    simulated: SimulatedEscPosPrinter
    unplug: Callable[[], None]


class ReceiptPrinterContract:
    """A class that is to pass it gives the fixture `at`, with the patience of the fixture of that name.

    What costs a driver its whole patience depends on no profile: see `PatienceContract`.
    """

    @pytest.fixture
    def at(self) -> Iterator[Counter]:
        raise NotImplementedError

    @pytest.fixture
    def patience(self) -> Patience:
        return UNHURRIED

    def test_it_works_and_says_so_with_the_bytes_that_said_so(self, at: Counter) -> None:
        standing = at.printer.standing()
        assert (standing.state, standing.cause) == (DeviceState.WORKING, Cause.NONE)
        assert standing.evidence

    def test_a_receipt_is_printed_whole_and_cut_off(self, at: Counter) -> None:
        assert at.printer.print(RECEIPT) is PrintOutcome.PRINTED
        assert at.printer.print(RECEIPT) is PrintOutcome.PRINTED
        first, second = at.simulated.papers
        assert first == second
        words = paper.text(first).splitlines()
        assert words in (["收件凭证", "编号 7K2M-01"], []), "in type, or all of it as a picture"
        assert isinstance(paper.read(first)[-1], paper.Cut)

    def test_without_paper_nothing_is_sent(self, at: Counter) -> None:
        at.simulated.paper_out()
        assert at.printer.status().paper is Paper.OUT
        assert at.printer.standing().cause is Cause.PAPER_OUT
        assert at.printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT
        at.simulated.load_paper()
        assert at.printer.print(RECEIPT) is PrintOutcome.PRINTED
        assert len(at.simulated.papers) == 1

    def test_paper_that_ends_in_the_middle_is_a_failed_print(self, at: Counter) -> None:
        at.simulated.run_out_after(lines=2)
        assert at.printer.print(RECEIPT) is PrintOutcome.FAILED_PAPER_OUT
        assert at.simulated.papers == []
        at.simulated.load_paper()
        assert at.printer.print(RECEIPT) is PrintOutcome.PRINTED
        assert len(at.simulated.papers) == 1

    def test_low_paper_wants_attention_and_prints(self, at: Counter) -> None:
        at.simulated.paper_low()
        standing = at.printer.standing()
        assert (standing.state, standing.cause) == (DeviceState.ATTENTION, Cause.PAPER_LOW)
        assert at.printer.print(RECEIPT) is PrintOutcome.PRINTED

    def test_an_open_cover_is_named_and_closed_again(self, at: Counter) -> None:
        at.simulated.open_cover()
        assert at.printer.status().cover is Cover.OPEN
        assert at.printer.standing().cause is Cause.COVER_OPEN
        assert at.printer.print(RECEIPT) is PrintOutcome.FAILED_COVER_OPEN
        at.simulated.close_cover()
        assert at.printer.standing().state is DeviceState.WORKING

    def test_a_cutter_that_sticks_is_a_failed_print(self, at: Counter) -> None:
        at.simulated.jam_cutter_at_next_cut()
        assert at.printer.print(RECEIPT) is PrintOutcome.FAILED_FAULT
        assert at.printer.standing().state is DeviceState.FAULTED

    @brief
    def test_a_restart_in_the_middle_is_never_called_printed(self, at: Counter) -> None:
        # So brief a patience may end before the answer, on a machine that does other things.
        assert any(at.printer.print(RECEIPT) is PrintOutcome.PRINTED for _ in range(20))
        at.simulated.power_cycle_after(150)
        assert at.printer.print(RECEIPT) is not PrintOutcome.PRINTED

    def test_what_it_says_unasked_changes_nothing(self, at: Counter) -> None:
        assert at.printer.status().can_print is True
        at.simulated.say_unasked(b"\x11\x13")
        assert at.printer.print(RECEIPT) is PrintOutcome.PRINTED

    def test_unplugged_it_is_absent_and_not_out_of_paper(self, at: Counter) -> None:
        assert at.printer.status().can_print is True
        at.unplug()
        status = at.printer.status()
        assert (status.connection, status.paper) == (Connection.ABSENT, Paper.UNKNOWN)
        standing = at.printer.standing()
        assert standing.state is DeviceState.ABSENT
        assert standing.detail
        assert at.printer.print(RECEIPT) is PrintOutcome.UNKNOWN
        with pytest.raises(PortUnavailable):
            at.printer.open()

    def test_opening_and_closing_twice_does_nothing(self, at: Counter) -> None:
        at.printer.open()
        at.printer.open()
        at.printer.close()
        at.printer.close()
        assert at.printer.print(RECEIPT) is PrintOutcome.PRINTED


class PatienceContract:
    """What a printer that no longer answers costs, once for each kind of cable. Each profile by itself, on a
    clock that runs by itself: `test_silence`.
    """

    @pytest.fixture
    def at(self) -> Iterator[Counter]:
        raise NotImplementedError

    @brief
    def test_silence_is_unknown_and_nothing_is_sent(self, at: Counter) -> None:
        at.simulated.silent()
        status = at.printer.status()
        assert (status.connection, status.can_print) == (Connection.SILENT, None)
        assert at.printer.standing().cause is Cause.SILENT
        assert at.printer.print(RECEIPT) is PrintOutcome.UNKNOWN
        assert at.simulated.papers == []

    @brief
    def test_a_printer_that_stops_taking_bytes_does_not_hold_us(self, at: Counter) -> None:
        at.printer.status()
        at.simulated.stuck_after(20)
        began = time.monotonic()
        assert at.printer.print(RECEIPT) is PrintOutcome.UNKNOWN
        assert time.monotonic() - began < 60
