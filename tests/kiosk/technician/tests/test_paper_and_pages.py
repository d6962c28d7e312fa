"""Blank paper out of the receipt printer, and a page through the scanner, as their owners walk it."""

from contextlib import closing
from pathlib import Path

from devices.document_scanner.scanner import (
    NoDocument,
    Pages,
    PageSource,
    ScannedPage,
    ScanRequest,
    Tell,
    nobody_listens,
)
from devices.receipt_printer.build import build_printer
from devices.receipt_printer.printer import ReceiptPrinter
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.pty_line import PtyLine
from devices.standing import DeviceState, Standing
from kiosk.config import load
from kiosk.technician.tests.course import Course, note
from kiosk.technician.tests.own_parts import OwnParts
from kiosk.technician.tests.registry import find_test
from kiosk.technician.tests.reports import PrinterAtBench
from kiosk.terminal.place import TerminalPlace
from offline_cache.roles import Role, RoleLock
from tests.kiosk.technician.tests.walking import walk
from tests.oracles import escpos_paper as paper


def gone_through(device: str, name: str, subject: object) -> Course:
    test = find_test(device, name)
    assert test is not None
    return walk(test, subject, lambda _: None)


class Scanner:
    """A scanner with or without a page in it."""

    def __init__(self, source: PageSource, *, empty: bool = False) -> None:
        self.source = source
        self.empty = empty
        self.asked: list[ScanRequest] = []

    def open(self) -> None:
        pass

    def close(self) -> None:
        pass

    def standing(self) -> Standing:
        return Standing(DeviceState.WORKING)

    def sources(self) -> frozenset[PageSource]:
        return frozenset({self.source})

    def cancel(self) -> None:
        pass

    def scan(self, request: ScanRequest, tell: Tell = nobody_listens) -> Pages:  # noqa: ARG002  the shape
        self.asked.append(request)
        if self.empty:
            raise NoDocument("no document; lay one there")
        yield ScannedPage(b"", "image/png", 1240, 1754, 150)


def test_a_page_is_scanned_from_where_there_is_one_and_only_its_size_is_told() -> None:
    for source, key in ((PageSource.PLATE, "from_glass"), (PageSource.FEEDER, "from_feeder")):
        scanner = Scanner(source)
        course = gone_through("document_scanner", "scan", scanner)
        assert course.passed
        assert [step.note for step in course.steps] == [note(key), note("page_seen", width=210, height=297)]
        assert [each.source for each in scanner.asked] == [source]


def test_without_a_page_it_says_so() -> None:
    course = gone_through("document_scanner", "scan", Scanner(PageSource.FEEDER, empty=True))
    assert course.passed is False
    assert course.steps[-1].note is not None
    assert "no document" in course.steps[-1].note.plain


def at_bench(printer: ReceiptPrinter, data_dir: Path) -> PrinterAtBench:
    config = load(None, data_dir).config
    return PrinterAtBench(printer, OwnParts(data_dir, config.central.url, 0, config=config))


def test_the_readiness_report_is_printed(tmp_path: Path) -> None:
    place = TerminalPlace(tmp_path)
    place.prepare()
    screen = RoleLock.take(place.run, Role.WATCHER)  # whose process this stands for
    with closing(PtyLine(baud=115200)) as line, SimulatedEscPosPrinter(line) as simulated:
        printer = build_printer("serial", str(line.path), 115200, 48, "default")
        course = gone_through("receipt_printer", "report", at_bench(printer, tmp_path))
        printer.close()
    screen.release()
    assert course.asks
    (slip,) = simulated.papers
    assert "设备就绪报告" in paper.text(slip)


def test_blank_paper_is_fed_and_cut_and_a_person_is_asked(tmp_path: Path) -> None:
    with closing(PtyLine(baud=115200)) as line, SimulatedEscPosPrinter(line) as simulated:
        printer = build_printer("serial", str(line.path), 115200, 48, "default")
        course = gone_through("receipt_printer", "feed", at_bench(printer, tmp_path))
        printer.close()
    assert course.asks
    (slip,) = simulated.papers
    assert paper.text(slip).strip() == ""
