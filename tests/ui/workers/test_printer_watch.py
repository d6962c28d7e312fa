"""The printer's owner, over the real driver and a simulated printer on a pseudo-terminal."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from devices.receipt_printer.build import build_printer
from devices.receipt_printer.document import Document, Text
from devices.receipt_printer.printer import PrintOutcome, ReceiptPrinter, Unclaimed
from devices.receipt_printer.roll import Roll
from devices.serial_port import SerialPort
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.escpos_sensors import Personality
from devices.simulators.pty_line import PtyLine
from devices.standing import Cause, DeviceState, Standing
from kiosk.contract.catalogue import schema
from kiosk.receipt.layout import receipt_document
from kiosk.receipt.slip import Slip
from kiosk.technician.tests.own_parts import OwnParts
from kiosk.technician.tests.reports import PrinterAtBench
from kiosk.visit.answers import Printed, SlipPrinted
from kiosk.visit.draft import Draft
from kiosk.visit.effects import Print, PrintSlip, RunTest, Wipe, WipeReason
from kiosk.visit.news import PrinterChanged
from kiosk.visit.paper import receipt_content
from tests.kiosk.visit.residents import CHEN, RECEIPT, catalogue
from tests.ui.workers.heard import Heard
from ui.workers.examined import Examined
from ui.workers.printer_watch import PrinterWatch

A_PRINT = Print(3, RECEIPT, Draft(service="S01", card=CHEN), "zh", online=False)


@dataclass
class Counter:
    """A printer on its cable, and the watch over it."""

    printer: SimulatedEscPosPrinter
    watch: PrinterWatch
    heard: Heard
    driver: ReceiptPrinter | None = None


def paper(wanted: Print | PrintSlip) -> Document:
    said = wanted.slip.lead if isinstance(wanted, PrintSlip) else wanted.receipt.number
    return Document((Text(said),))


@pytest.fixture
def at() -> Iterator[Counter]:
    line, heard = PtyLine(), Heard()
    with SimulatedEscPosPrinter(line) as printer:
        real = build_printer("serial", line.path, 115200, 48, "default")
        watch = PrinterWatch(real, paper, heard.post, heard.clock, heard.stand)
        yield Counter(printer, watch, heard)
        watch.close()
    line.close()


def test_a_slip_comes_out_and_is_answered_as_a_slip(at: Counter) -> None:
    at.watch.handle(PrintSlip(5, Slip("where", "Quanshui Centre"), "en"))
    assert at.heard.of(SlipPrinted) == [SlipPrinted(5, PrintOutcome.PRINTED)]
    assert at.heard.of(Printed) == []


def test_a_receipt_that_came_out_is_printed(at: Counter) -> None:
    at.watch.handle(A_PRINT)
    assert at.heard.of(Printed) == [Printed(3, PrintOutcome.PRINTED)]
    assert RECEIPT.number.encode() in at.printer.papers[0]


def test_the_printers_word_is_told_when_it_changes(at: Counter) -> None:
    at.heard.rest_until(at.watch, lambda: at.heard.of(PrinterChanged)[-1:] != [])
    assert at.heard.of(PrinterChanged)[-1].can_print is True
    at.printer.paper_out()
    at.heard.rest_until(at.watch, lambda: at.heard.of(PrinterChanged)[-1].can_print is False)
    assert at.heard.of(PrinterChanged)[-1].sentence_key == "device.printer.paper_out"
    said = len(at.heard.events)
    at.heard.rest_until(at.watch, lambda: at.heard.seconds > 20)
    assert len(at.heard.events) == said, "the same word was told again"


def test_the_board_hears_what_is_wrong_and_when_it_is_right_again(at: Counter) -> None:
    at.printer.paper_out()
    at.heard.rest_until(at.watch, lambda: at.heard.stood != [])
    at.printer.load_paper()
    at.printer.paper_low()
    at.heard.rest_until(at.watch, lambda: len(at.heard.stood) == 2)
    assert at.heard.stood == [
        Standing(DeviceState.FAULTED, Cause.PAPER_OUT),
        Standing(DeviceState.ATTENTION, Cause.PAPER_LOW),
    ]


def test_a_receipt_without_paper_is_not_called_printed(at: Counter) -> None:
    at.printer.paper_out()
    at.watch.handle(A_PRINT)
    assert at.heard.of(Printed) == [Printed(3, PrintOutcome.FAILED_PAPER_OUT)]


@pytest.fixture
def at_presenter() -> Iterator[tuple[Counter, list[tuple[str, int]]]]:
    line, heard, counted = PtyLine(), Heard(), list[tuple[str, int]]()
    with SimulatedEscPosPrinter(line, personality=Personality.CUSTOM) as printer:
        real = build_printer("serial", line.path, 115200, 48, "custom-vkp80")
        watch = PrinterWatch(
            real,
            paper,
            heard.post,
            heard.clock,
            stand=heard.stand,
            unclaimed=Unclaimed.RETRACT,
            unclaimed_s=30,
            count=lambda counter, by: counted.append((counter, by)),
            roll=Roll(80_000),
        )
        yield Counter(printer, watch, heard, real), counted
        watch.close()
    line.close()


def test_a_paper_is_left_alone_during_its_visit_and_drawn_in_some_time_after(
    at_presenter: tuple[Counter, list[tuple[str, int]]],
) -> None:
    at, _ = at_presenter
    at.watch.handle(A_PRINT)
    at.heard.rest_until(at.watch, lambda: at.heard.seconds > 200, tries=400)
    assert at.printer.retracted == []
    assert at.heard.of(PrinterChanged)[-1].at_mouth is True
    at.watch.handle(Wipe(WipeReason.FINISHED))
    over = at.heard.seconds
    at.heard.rest_until(at.watch, lambda: at.printer.retracted != [], tries=400)
    assert 30 <= at.heard.seconds - over < 60
    at.heard.rest_until(at.watch, lambda: at.heard.of(PrinterChanged)[-1].at_mouth is False)


def test_a_paper_that_is_nobodys_any_more_wants_somebody_to_come(
    at_presenter: tuple[Counter, list[tuple[str, int]]],
) -> None:
    at, _ = at_presenter
    at.watch.handle(A_PRINT)
    at.heard.rest_until(at.watch, lambda: at.heard.seconds > 10, tries=400)
    assert at.heard.stood == [Standing(DeviceState.WORKING)]
    at.watch.handle(Wipe(WipeReason.FINISHED))
    at.heard.rest_until(at.watch, lambda: at.heard.stood[-1].cause is Cause.LEFT_AT_MOUTH)
    assert at.heard.stood[1:] == [Standing(DeviceState.ATTENTION, Cause.LEFT_AT_MOUTH)]
    at.printer.take_paper()
    at.heard.rest_until(at.watch, lambda: at.heard.stood[-1].state is DeviceState.WORKING)


def test_a_paper_that_is_taken_is_not_drawn_in(at_presenter: tuple[Counter, list[tuple[str, int]]]) -> None:
    at, _ = at_presenter
    at.watch.handle(A_PRINT)
    at.watch.handle(Wipe(WipeReason.FINISHED))
    at.printer.take_paper()
    at.heard.rest_until(at.watch, lambda: at.heard.seconds > 100, tries=400)
    assert at.printer.retracted == []


def test_a_paper_of_the_one_before_is_out_of_the_way_of_the_next(
    at_presenter: tuple[Counter, list[tuple[str, int]]],
) -> None:
    at, _ = at_presenter
    at.watch.handle(A_PRINT)
    at.watch.handle(Wipe(WipeReason.FINISHED))
    at.heard.rest_until(at.watch, lambda: at.heard.seconds > 5)
    at.watch.handle(A_PRINT)
    assert len(at.printer.retracted) == 1
    assert len(at.printer.papers) == 2


def test_paper_is_counted_and_a_new_roll_begins_at_nought(
    at_presenter: tuple[Counter, list[tuple[str, int]]],
) -> None:
    at, counted = at_presenter
    at.watch.handle(A_PRINT)
    used = dict(counted)["millimetres"]
    assert counted == [("papers", 1), ("millimetres", used), ("millimetres_on_roll", used), ("cuts", 1)]
    assert 15 < used < 40
    assert at.watch.roll.used_mm == used
    at.printer.paper_out()
    at.heard.rest_until(at.watch, lambda: at.heard.of(PrinterChanged)[-1].can_print is False)
    at.watch.handle(A_PRINT)
    assert counted[4:] == [("failures", 1)]
    at.printer.load_paper()
    at.heard.rest_until(at.watch, lambda: at.heard.of(PrinterChanged)[-1].can_print is True)
    assert counted[5:] == [("rolls", 1), ("millimetres_on_roll", -used)]
    assert at.watch.roll.used_mm == 0


def test_what_a_technicians_test_prints_is_off_the_roll_and_no_receipt(
    at_presenter: tuple[Counter, list[tuple[str, int]]],
) -> None:
    at, counted = at_presenter
    assert at.driver is not None
    examined = Examined(at.watch, PrinterAtBench(at.driver, OwnParts(Path(), "", 0)), at.heard.post)
    examined.handle(RunTest(1, "receipt_printer", "feed"))
    while not any(name == "cuts" for name, _ in counted):
        at.heard.seconds += max(0.1, examined.rest())
    used = dict(counted)["millimetres_on_roll"]
    assert used > 60, "a blank slip of six centimetres, and to the cutter"
    assert counted == [("millimetres_on_roll", used), ("cuts", 1)]
    assert (at.watch.roll.used_mm, at.watch.roll.papers) == (used, 0)


def test_the_paper_carries_what_the_screen_shows_and_masks_the_name() -> None:
    content = receipt_content(A_PRINT, catalogue(), schema.Text(zh="泉水街道", en="Quanshui"))
    assert content.number == RECEIPT.number
    assert content.applicant_masked == "陈**"
    assert content.illustrative
    assert len(content.departments) == len(catalogue().life_events["S01"].departments)
    for language in ("zh", "en"):
        assert receipt_document(content, language).blocks


HALF_A_PICTURE = b"\x1dv0\x00\x30\x00\x18\x00" + bytes(500)


def test_what_a_process_that_died_had_begun_comes_off_before_the_next_ones_paper(tmp_path: Path) -> None:
    under_way = tmp_path / "printing"
    line, heard = PtyLine(), Heard()
    with SimulatedEscPosPrinter(line) as printer:
        with closing(SerialPort(str(line.path))) as died:
            under_way.touch()
            died.write(b"\x1b@somebody else\n" + HALF_A_PICTURE)
        real = build_printer("serial", line.path, 115200, 48, "default")
        watch = PrinterWatch(real, paper, heard.post, heard.clock, heard.stand, under_way=under_way)
        watch.rest()
        assert not under_way.exists()
        watch.handle(A_PRINT)
        watch.close()
        assert [b"somebody else" in each for each in printer.papers] == [True, False]
        assert RECEIPT.number.encode() in printer.papers[1]
    line.close()
    assert not under_way.exists()


def test_nothing_is_cut_off_where_nothing_was_begun(tmp_path: Path) -> None:
    line, heard = PtyLine(), Heard()
    with SimulatedEscPosPrinter(line) as printer:
        real = build_printer("serial", line.path, 115200, 48, "default")
        under_way = tmp_path / "printing"
        watch = PrinterWatch(real, paper, heard.post, heard.clock, heard.stand, under_way=under_way)
        watch.rest()
        watch.close()
        assert printer.papers == []
    line.close()
