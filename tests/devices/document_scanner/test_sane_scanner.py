"""The driver with the real scanimage and SANE's own `test` scanner; its faults are that scanner's options."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from devices.document_scanner.sane_scanner import Patience, SaneScanner
from devices.document_scanner.scanner import (
    ColourMode,
    DocumentScanner,
    NoDocument,
    PageSource,
    ScanCancelled,
    ScanFailed,
    ScannedPage,
    ScanRequest,
)
from devices.errors import NoAnswer, PortUnavailable
from devices.standing import Cause, DeviceState
from tests.devices.document_scanner.contract import SMALL, DocumentScannerContract, opened

FEEDER = ScanRequest(PageSource.FEEDER, ColourMode.GREY, dpi=75, most_pages=20)
SLOW = ("--read-delay=yes", "--read-delay-duration", "200000")
PATIENCE = Patience(ask=10, first=10, quiet=10, finish=1)


@pytest.fixture
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """SANE's settings: its `test` scanner and nothing else."""
    directory = tmp_path / "sane"
    directory.mkdir()
    (directory / "dll.conf").write_text("test\n", "utf-8")
    plug_in(directory, 2)
    monkeypatch.setenv("SANE_CONFIG_DIR", str(directory))
    return directory


def plug_in(settings: Path, scanners: int) -> None:
    """So many scanners are there: test:0, test:1 and on."""
    (settings / "test.conf").write_text(f"number_of_devices {scanners}\n", "utf-8")


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No process, no open file and no pipe outlives a scan."""
    me = psutil.Process()
    children, files = me.children(), me.num_fds()  # a database that other tests share may run already
    yield
    assert me.children() == children
    assert me.num_fds() <= files  # what a test before left to the collector may close meanwhile


def test_scanner(*extra: str) -> SaneScanner:
    return SaneScanner("test:0", extra=extra, patience=PATIENCE)


test_scanner.__test__ = False  # type: ignore[attr-defined]  # a maker, not a test


class SaneBench:
    """The second of SANE's `test` scanners: the one that can be taken away."""

    def __init__(self, settings: Path) -> None:
        self._settings = settings
        self.driver: DocumentScanner = SaneScanner("test:1", patience=PATIENCE)

    def dawdle(self) -> None:
        self.driver = SaneScanner("test:1", extra=SLOW, patience=PATIENCE)

    def unplug(self) -> None:
        plug_in(self._settings, 1)

    def plug_in(self) -> None:
        plug_in(self._settings, 2)


class TestSaneScanner(DocumentScannerContract):
    """The contract of the class."""

    @pytest.fixture
    def bench(self, sane: Path) -> SaneBench:
        return SaneBench(sane)


@pytest.mark.usefixtures("sane")
class TestPages:
    def test_a_stack_is_drawn_in_until_it_is_used_up(self) -> None:
        pages = list(test_scanner().scan(FEEDER))
        assert len(pages) == 10  # as many as the test scanner's feeder holds
        assert {opened(page).size for page in pages} == {(590, 590)}

    def test_no_more_is_drawn_in_than_was_asked_for(self) -> None:
        assert len(list(test_scanner().scan(ScanRequest(PageSource.FEEDER, dpi=75, most_pages=3)))) == 3

    def test_each_page_of_a_stack_comes_as_soon_as_it_is_whole(self) -> None:
        scan = test_scanner().scan(FEEDER)
        assert opened(next(scan)).size == (590, 590)
        scan.close()

    def test_a_page_shows_what_lay_there(self) -> None:
        white = next(iter(test_scanner("--test-picture", "Solid white").scan(SMALL)))
        assert opened(white).getextrema() == ((255, 255),) * 3
        black = next(iter(test_scanner("--test-picture", "Solid black").scan(SMALL)))
        assert opened(black).getextrema() == ((0, 0),) * 3

    def test_a_height_that_nobody_knew_before_is_right_in_the_end(self) -> None:
        (page,) = test_scanner("--hand-scanner=yes").scan(SMALL)
        assert opened(page).size == (page.width, page.height)

    def test_it_is_found_by_the_part_of_its_name_that_stays(self) -> None:
        assert SaneScanner("auto").standing().detail == "test:0"
        assert SaneScanner("test:*").standing().detail == "test:0"
        standing = SaneScanner("epson2:*").standing()
        assert (standing.state, standing.cause) == (DeviceState.ABSENT, Cause.NO_PORT)
        assert "test:0, test:1" in standing.detail


@pytest.mark.usefixtures("sane")
class TestFaults:
    @pytest.mark.parametrize("source", list(PageSource))
    @pytest.mark.parametrize(
        ("value", "cause"),
        [
            ("JAMMED", Cause.FEEDER_JAM),
            ("COVER_OPEN", Cause.LID_OPEN),
            ("DEVICE_BUSY", Cause.SCANNER_BUSY),
            ("IO_ERROR", Cause.OUT_OF_ORDER),
            ("ACCESS_DENIED", Cause.PORT_NOT_PERMITTED),
            ("NO_MEM", Cause.PAGE_TOO_LARGE),
            ("NO_DOCS", Cause.NO_DOCUMENT),
            ("EOF", Cause.NOT_A_PAGE),
        ],
    )
    def test_each_has_its_cause(self, source: PageSource, value: str, cause: Cause) -> None:
        scanner = test_scanner("--read-return-value", f"SANE_STATUS_{value}")
        with pytest.raises(ScanFailed) as failed:
            list(scanner.scan(ScanRequest(source, dpi=75)))
        assert failed.value.cause is cause
        assert scanner.standing().state is DeviceState.WORKING

    def test_an_empty_feeder_is_no_document(self) -> None:
        with pytest.raises(NoDocument):
            list(test_scanner("--read-return-value", "SANE_STATUS_NO_DOCS").scan(FEEDER))

    def test_cancelled_at_the_device_is_cancelled(self) -> None:
        with pytest.raises(ScanCancelled):
            list(test_scanner("--read-return-value", "SANE_STATUS_CANCELLED").scan(SMALL))

    def test_a_page_that_is_too_large_is_refused_before_it_is_taken(self) -> None:
        scanner = SaneScanner("test:0", most_bytes=100_000, patience=PATIENCE)
        with pytest.raises(ScanFailed) as refused:
            list(scanner.scan(ScanRequest(dpi=300)))
        assert refused.value.cause is Cause.PAGE_TOO_LARGE

    def test_a_scanner_that_is_not_there_is_absent(self) -> None:
        standing = SaneScanner("nosuch:0", patience=PATIENCE).standing()
        assert (standing.state, standing.cause) == (DeviceState.ABSENT, Cause.NO_PORT)
        assert "scanimage -L" in standing.detail

    def test_a_driver_that_crashes_is_out_of_order_and_takes_nobody_with_it(self, sane: Path) -> None:
        plug_in(sane, 0)  # with which SANE's `test` driver ends in a segmentation fault
        standing = SaneScanner("test:0", patience=PATIENCE).standing()
        assert not standing.serves
        plug_in(sane, 1)
        assert SaneScanner("test:0", patience=PATIENCE).standing().state is DeviceState.WORKING

    def test_without_the_program_it_says_what_to_install(self) -> None:
        scanner = SaneScanner("test:0", program=("no-such-scanimage",))
        standing = scanner.standing()
        assert standing.cause is Cause.PROGRAM_MISSING
        assert "apt-get install sane-utils" in standing.detail
        with pytest.raises(PortUnavailable):
            list(scanner.scan(SMALL))


def stand_in(code: str) -> tuple[str, ...]:
    """A scanimage that answers questions like the real one and scans as `code` says."""
    asks = "import os, signal, sys, time\nif '--all-options' in sys.argv: sys.exit()\n"
    return (sys.executable, "-I", "-S", "-c", asks + code)


def plugged_in_as(name: Path) -> tuple[str, ...]:
    """A scanimage with one scanner, which is called what stands in that file."""
    code = (
        f"import sys\nname = open({str(name)!r}).read()\n"
        "if '-d' not in sys.argv: print(name)\n"
        "elif name not in sys.argv: sys.exit('scanimage: open of device x failed: Invalid argument')\n"
        "elif '--all-options' not in sys.argv: sys.stdout.write('P5 2 2 255 abcd')"
    )
    return (sys.executable, "-I", "-S", "-c", code)


STUBBORN = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"


class TestRenumbered:
    """A scanner on USB has another name each time it is plugged in."""

    @pytest.fixture
    def name(self, tmp_path: Path) -> Path:
        file = tmp_path / "name"
        file.write_text("epson2:libusb:001:004", "utf-8")
        return file

    def test_it_is_found_under_its_new_name_at_the_next_look(self, name: Path) -> None:
        scanner = SaneScanner("epson2:*", program=plugged_in_as(name))
        assert scanner.standing().detail == "epson2:libusb:001:004"
        name.write_text("epson2:libusb:001:009", "utf-8")
        standing = scanner.standing()
        assert (standing.state, standing.detail) == (DeviceState.WORKING, "epson2:libusb:001:009")

    def test_a_scan_that_met_the_old_name_is_made_good_by_the_next(self, name: Path) -> None:
        scanner = SaneScanner("epson2:*", program=plugged_in_as(name))
        list(scanner.scan(SMALL))
        name.write_text("epson2:libusb:001:009", "utf-8")
        with pytest.raises(PortUnavailable):
            list(scanner.scan(SMALL))
        assert len(list(scanner.scan(SMALL))) == 1

    def test_one_with_a_whole_name_is_not_looked_for_elsewhere(self, name: Path) -> None:
        scanner = SaneScanner("epson2:libusb:001:004", program=plugged_in_as(name))
        assert scanner.standing().state is DeviceState.WORKING
        name.write_text("epson2:libusb:001:009", "utf-8")
        assert scanner.standing().state is DeviceState.ABSENT


class TestHanging:
    """A driver of SANE that hangs is a driver in somebody's kernel call: it listens to nobody."""

    @pytest.mark.parametrize("begun", ["", "sys.stdout.write('P5 2 2 255 a'); sys.stdout.flush()\n"])
    def test_it_is_killed_within_the_limit(self, begun: str) -> None:
        scanner = SaneScanner(
            "x:0",
            program=stand_in(STUBBORN + begun + "signal.pause()"),
            patience=Patience(first=0.5, quiet=0.5),
        )
        started = time.monotonic()
        with pytest.raises(NoAnswer, match="nothing came"):
            list(scanner.scan(SMALL))
        assert time.monotonic() - started < 60.0

    def test_messages_without_a_page_do_not_keep_it_alive(self) -> None:
        chatter = "while True: sys.stderr.write('still warming up'); time.sleep(0.05)"
        scanner = SaneScanner("x:0", program=stand_in(chatter), patience=Patience(first=0.5))
        with pytest.raises(NoAnswer):
            list(scanner.scan(SMALL))

    def test_one_that_has_sent_its_page_and_does_not_end_has_sent_its_page(self) -> None:
        code = "os.write(1, b'P5 2 2 255 abcd'); os.close(1)\nsignal.pause()"
        scanner = SaneScanner("x:0", program=stand_in(code), patience=Patience(finish=0.3))
        scan = scanner.scan(SMALL)
        assert next(scan).encoded.endswith(b"abcd")
        assert list(scan) == []

    def test_one_that_hangs_after_it_has_told_the_reason_has_told_the_reason(self) -> None:
        code = "os.write(2, b'sane_read: Document feeder jammed')\nos.close(1)\nsignal.pause()"
        scanner = SaneScanner("x:0", program=stand_in(code), patience=Patience(finish=0.3))
        with pytest.raises(ScanFailed) as failed:
            list(scanner.scan(SMALL))
        assert failed.value.cause is Cause.FEEDER_JAM

    def test_one_that_tells_the_reason_and_then_hangs_in_the_page_is_not_waited_for(self) -> None:
        code = (
            "os.write(1, b'P5 2 2 255 a')\nos.write(2, b'sane_read: Scanner cover is open')\nsignal.pause()"
        )
        started = time.monotonic()
        with pytest.raises(ScanFailed) as failed:
            list(SaneScanner("x:0", program=stand_in(code)).scan(SMALL))
        assert failed.value.cause is Cause.LID_OPEN
        assert time.monotonic() - started < 60.0

    def test_a_question_that_is_not_answered_is_a_silent_scanner(self) -> None:
        program = (sys.executable, "-I", "-S", "-c", "import signal; signal.pause()")
        standing = SaneScanner("x:0", program=program, patience=Patience(ask=0.5)).standing()
        assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.SILENT)


@pytest.mark.usefixtures("sane")
def test_nothing_of_a_page_is_written_to_a_file(tmp_path: Path) -> None:
    """The system's own word: every write of scanimage and of its drivers, and where it went."""
    log = tmp_path / "log"  # a pipe: the limit on files holds for strace too
    os.mkfifo(log)
    lines: list[str] = []
    with os.fdopen(os.open(log, os.O_RDWR), "r", encoding="utf-8") as heard:
        listener = threading.Thread(target=lambda: lines.extend(iter(heard.readline, "END\n")))
        listener.start()
        trace = ("strace", "--quiet=all", "-f", "-y", "-s0", "-etrace=write,writev,pwrite64", f"-o{log}")
        scanner = SaneScanner("test:0", program=(*trace, "scanimage"), patience=PATIENCE)
        pages = list(scanner.scan(SMALL))
        pages += scanner.scan(ScanRequest(PageSource.FEEDER, dpi=75, most_pages=2))
        log.write_text("END\n", "utf-8")
        listener.join()
    assert len(pages) == 3
    files = {
        line.split("<", 1)[1].split(">", 1)[0]
        for line in lines
        if "write" in line and "<pipe:" not in line and "resumed>" not in line
    }
    assert {Path(file).name for file in files} == {"page1.pnm.part", "page2.pnm.part"}
    written = sum(int(line.rsplit("= ", 1)[1]) for line in lines if line.rstrip()[-1:].isdigit())
    assert written > sum(len(page.encoded) for page in pages)


def test_a_program_that_tries_to_keep_a_page_cannot(tmp_path: Path) -> None:
    kept = tmp_path / "kept.pnm"
    code = (
        f"try:\n    open({str(kept)!r}, 'wb', 0).write(b'of a person')\n"
        "except OSError as error: sys.stderr.write(str(error))\n"
        "os.write(1, b'P5 2 2 255 abcd')"
    )
    (page,) = SaneScanner("x:0", program=stand_in(code)).scan(SMALL)
    assert page.encoded.endswith(b"abcd")
    assert kept.read_bytes() == b""


@pytest.mark.usefixtures("sane")
def test_cancelling_between_two_pages_ends_the_stack() -> None:
    scanner = test_scanner()
    scan = scanner.scan(FEEDER)
    next(scan)
    threading.Thread(target=scanner.cancel).start()
    with pytest.raises(ScanCancelled):
        _exhaust(scan)


def _exhaust(scan: Iterator[ScannedPage]) -> None:
    for _ in scan:
        os.sched_yield()


@pytest.mark.usefixtures("sane")
def test_a_scan_does_not_outlive_a_process_that_is_killed() -> None:
    code = (
        "from devices.document_scanner.sane_scanner import SaneScanner\n"
        "from devices.document_scanner.scanner import ScanRequest\n"
        f"scanner = SaneScanner('test:0', extra={SLOW!r})\n"
        "list(scanner.scan(ScanRequest(dpi=600), lambda _: print('begun', flush=True)))"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"begun\n"
    (scanning,) = psutil.Process(owner.pid).children()
    owner.kill()
    owner.wait()
    owner.stdout.close()
    assert psutil.wait_procs([scanning], timeout=60)[1] == []
