"""What every page printer does, whatever is behind it: a real CUPS with a real printer, or the simulator."""

import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import pytest
from fpdf import FPDF

from devices.errors import DeviceOutOfOrder, NoAnswer
from devices.page_printer.http_post import Address, Patience, post
from devices.page_printer.ipp_client import PrinterLine
from devices.page_printer.ipp_printer import IppPrinter
from devices.page_printer.judgement import Limits
from devices.page_printer.printer import Connection, Outcome, Pages, PrintJob, Progress, Sides
from devices.standing import Cause, DeviceState

UNHURRIED = Limits(unreachable=60.0, hindered=60.0, stuck=60.0, settling=20.0)
"""Nothing is given up but what a test wants to see given up: that one shortens one limit."""
PATIENT = Patience(connect=60.0, answer=60.0, sending=60.0)
BRIEF = Patience(connect=0.5, answer=0.5, sending=0.5)
"""For a printer that is meant not to answer."""
LONGEST_S = 60.0


@dataclass(frozen=True)
class Received:
    """What reached the printer."""

    copies: int
    sides: str
    tray: str
    text: str


class Temper:
    """How long the drivers of a rig wait for an answer now."""

    def __init__(self) -> None:
        self.patience = PATIENT

    def line(self, uri: str) -> PrinterLine:
        """A driver's way to the printer."""
        return PrinterLine(uri, send=self._post)

    def _post(self, address: Address, message: bytes, _: Patience, document: bytes = b"") -> bytes:
        return post(address, message, self.patience, document)


class Rig(Protocol):
    """A printer, and the hands that open its doors and pull its plug."""

    def printer(self, limits: Limits = UNHURRIED) -> IppPrinter:
        """A driver of its own, as another start of the terminal would have it."""

    def says(self, *keywords: str) -> None:
        """The printer, at rest, gives these reasons; none: it is well."""

    def aborts(self, *, late: bool) -> None:
        """It throws the next job away: at once, or once it was let go on."""

    def waits(self, keyword: str = "") -> None:
        """It stops in the midst of the next job, with that reason, until it is let go on."""

    def lets_go(self) -> None:
        """It goes on."""

    def vanishes(self) -> None:
        """Its plug is pulled."""

    def comes_back(self) -> None:
        """It is switched on again."""

    def hangs(self) -> None:
        """It takes connections and answers nothing, and nobody waits long for it."""

    def recovers(self) -> None:
        """It answers again."""

    def received(self) -> list[Received]:
        """Every job it took."""

    def open_jobs(self) -> int:
        """How many jobs it has that have not ended."""

    def kept(self) -> list[str]:
        """What lies on a disk of the pages: files of the spooler."""


def page(*words: str) -> bytes:
    """A PDF with a page for each word."""
    pdf = FPDF(format="A4")
    pdf.set_font("helvetica", size=24)
    for word in words:
        pdf.add_page()
        pdf.cell(text=word)
    return bytes(pdf.output())


def text_of(pdf: bytes) -> str:
    """The words in a PDF, by a program that is not ours."""
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def followed(job: PrintJob, upto: Callable[[Progress], object] = lambda _: False) -> Progress:
    """Look until there is an outcome, or what is waited for."""
    ends = time.monotonic() + LONGEST_S
    while (progress := job.look()).outcome is None and not upto(progress):
        assert time.monotonic() < ends, progress
        time.sleep(0.03)  # the printer tells nobody when it has gone on
    return progress


def begun(rig: Rig, job: PrintJob) -> Progress:
    """Look until the printer has the job."""
    return followed(job, lambda _: rig.open_jobs() > 0 and rig.received())


class PagePrinterContract:
    """A subclass gives `rig`."""

    @pytest.fixture
    def rig(self) -> Rig:
        raise NotImplementedError

    def test_pages_come_out_and_nothing_of_them_stays(self, rig: Rig) -> None:
        job = rig.printer().print(Pages(page("birth", "certificate")))
        end = followed(job)
        assert end.outcome is Outcome.PRINTED
        assert end.impressions == 2
        (received,) = rig.received()
        assert received.text == "birth certificate"
        assert rig.kept() == []

    def test_both_sides_tray_and_copies_are_as_asked(self, rig: Rig) -> None:
        job = rig.printer().print(Pages(page("one", "two"), Sides.LONG_EDGE, "by-pass-tray", copies=2))
        assert followed(job).outcome is Outcome.PRINTED
        (received,) = rig.received()
        assert (received.copies, received.sides, received.tray) == (2, "two-sided-long-edge", "by-pass-tray")

    def test_a_tray_that_is_not_there_is_named(self, rig: Rig) -> None:
        with pytest.raises(DeviceOutOfOrder, match=r"no tray 'attic'.*by-pass-tray"):
            rig.printer().print(Pages(page("one"), tray="attic"))
        assert rig.received() == []

    @pytest.mark.parametrize("late", [False, True])
    def test_a_job_the_printer_throws_away_is_never_called_printed(self, rig: Rig, late: bool) -> None:
        rig.aborts(late=late)
        job = rig.printer().print(Pages(page("one")))
        if late:
            begun(rig, job)
            rig.lets_go()
        assert followed(job).outcome is Outcome.FAILED_FAULT
        assert rig.kept() == []

    def test_paper_that_is_loaded_in_time_lets_the_print_go_on(self, rig: Rig) -> None:
        rig.waits("media-empty")
        job = rig.printer().print(Pages(page("one")))
        empty = followed(job, lambda progress: progress.status.hindrance)
        assert empty.outcome is None
        assert empty.status.sentence_key == "device.page_printer.paper_out"
        rig.lets_go()
        assert followed(job).outcome is Outcome.PRINTED

    @pytest.mark.parametrize(
        ("keyword", "outcome"),
        [
            ("media-empty", Outcome.FAILED_PAPER_OUT),
            ("media-jam", Outcome.FAILED_JAM),
            ("cover-open", Outcome.FAILED_COVER_OPEN),
            ("toner-empty", Outcome.FAILED_FAULT),
        ],
    )
    def test_a_print_that_nobody_mends_is_given_up_and_does_not_come_out_later(
        self, rig: Rig, keyword: str, outcome: Outcome
    ) -> None:
        rig.waits(keyword)
        printer = rig.printer(replace(UNHURRIED, hindered=0.6))
        job = printer.print(Pages(page("one")))
        assert followed(job).outcome is outcome
        assert rig.kept() == []
        rig.lets_go()
        eventually(lambda: rig.open_jobs() == 0)
        assert job.look().outcome is outcome

    def test_a_printer_that_does_nothing_without_a_word_is_given_up(self, rig: Rig) -> None:
        rig.waits()
        job = rig.printer(replace(UNHURRIED, stuck=1.2)).print(Pages(page("one")))
        assert followed(job).outcome is Outcome.UNKNOWN
        assert rig.kept() == []

    def test_a_printer_unplugged_in_mid_print_leaves_it_unknown_and_prints_nothing_later(
        self, rig: Rig
    ) -> None:
        rig.waits()
        printer = rig.printer(replace(UNHURRIED, unreachable=0.6))
        job = printer.print(Pages(page("first")))
        begun(rig, job)
        rig.vanishes()
        end = followed(job)
        assert end.outcome is Outcome.UNKNOWN
        assert end.status.connection is Connection.UNREACHABLE
        assert printer.standing().state is DeviceState.ABSENT
        assert rig.kept() == []
        rig.lets_go()
        rig.comes_back()
        eventually(lambda: printer.standing().state is DeviceState.WORKING)
        assert followed(printer.print(Pages(page("second")))).outcome is Outcome.PRINTED
        assert [each.text for each in rig.received()][-1:] == ["second"]
        assert rig.open_jobs() == 0

    def test_nothing_is_handed_over_to_a_printer_that_is_not_there(self, rig: Rig) -> None:
        printer = rig.printer()
        rig.vanishes()
        with pytest.raises(NoAnswer) as refused:
            printer.print(Pages(page("one")))
        assert refused.value.sentence_key == "device.page_printer.unknown"
        assert rig.kept() == []
        assert (printer.standing().state, printer.standing().cause) == (DeviceState.ABSENT, Cause.UNREACHABLE)

    def test_a_printer_that_hangs_is_neither_well_nor_broken(self, rig: Rig) -> None:
        printer = rig.printer()
        rig.hangs()
        standing = printer.standing()
        rig.recovers()
        assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.SILENT)
        assert printer.standing().state is DeviceState.WORKING

    @pytest.mark.parametrize(
        ("keywords", "state", "cause"),
        [
            ([], DeviceState.WORKING, Cause.NONE),
            (["cover-open-error"], DeviceState.FAULTED, Cause.DOOR_OPEN),
            (["media-jam-error"], DeviceState.FAULTED, Cause.PAGE_JAM),
            (["media-empty"], DeviceState.FAULTED, Cause.TRAY_EMPTY),
            (["media-needed"], DeviceState.FAULTED, Cause.TRAY_EMPTY),
            (["input-tray-missing"], DeviceState.FAULTED, Cause.TRAY_MISSING),
            (["marker-waste-full"], DeviceState.FAULTED, Cause.WASTE_FULL),
            (["paused"], DeviceState.FAULTED, Cause.PRINTER_PAUSED),
            (["toner-empty"], DeviceState.FAULTED, Cause.TONER_EMPTY),
            (["media-low"], DeviceState.ATTENTION, Cause.TRAY_LOW),
            (["toner-low-warning"], DeviceState.ATTENTION, Cause.TONER_LOW),
            (["toner-low", "media-jam"], DeviceState.FAULTED, Cause.PAGE_JAM),
            (["other-warning"], DeviceState.ATTENTION, Cause.PRINTER_WARNING),
        ],
    )
    def test_each_word_of_the_printer_is_understood_and_forgotten_when_it_is_taken_back(
        self, rig: Rig, keywords: list[str], state: DeviceState, cause: Cause
    ) -> None:
        printer = rig.printer()
        rig.says(*keywords)
        standing = printer.standing()
        assert (standing.state, standing.cause) == (state, cause)
        assert all(keyword.split("-warning")[0].split("-error")[0] in standing.detail for keyword in keywords)
        rig.says()
        assert printer.standing().state is DeviceState.WORKING

    def test_a_print_that_is_cancelled_ends_at_the_printer_too(self, rig: Rig) -> None:
        rig.waits()
        printer = rig.printer()
        job = printer.print(Pages(page("one")))
        begun(rig, job)
        job.cancel()
        assert job.look().outcome is Outcome.CANCELLED
        rig.lets_go()
        eventually(lambda: rig.open_jobs() == 0)
        assert rig.kept() == []
        assert followed(printer.print(Pages(page("two")))).outcome is Outcome.PRINTED

    def test_a_terminal_that_starts_ends_what_an_earlier_one_left(self, rig: Rig) -> None:
        rig.waits()
        begun(rig, rig.printer().print(Pages(page("of somebody else"))))
        rig.printer().cancel_all()
        assert rig.kept() == []
        rig.lets_go()
        eventually(lambda: rig.open_jobs() == 0)

    def test_what_was_left_in_a_printer_out_of_reach_is_ended_as_soon_as_it_answers(self, rig: Rig) -> None:
        rig.waits()
        printer = rig.printer()
        begun(rig, printer.print(Pages(page("of somebody else"))))
        rig.hangs()
        printer.cancel_all()
        assert rig.kept() == []
        rig.recovers()
        printer.standing()
        rig.lets_go()
        eventually(lambda: rig.open_jobs() == 0)


def eventually(what: Callable[[], object]) -> None:
    """Wait for it: CUPS and the printer work on their own."""
    ends = time.monotonic() + LONGEST_S
    while not what():
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(0.02)
