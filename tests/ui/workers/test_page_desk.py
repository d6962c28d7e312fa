"""The document scanner's owner, with SANE's own `test` scanner, in its thread among others."""

import threading
import time
from pathlib import Path

import pytest

from devices.document_scanner.sane_scanner import SaneScanner
from devices.document_scanner.scanner import PageSource, ScanCancelled, ScannedPage, ScanProgress, ScanRequest
from devices.errors import DeviceError
from devices.standing import DeviceState
from kiosk.visit.effects import Effect, Wipe, WipeReason
from tests.ui.workers.heard import Heard
from ui.workers.crew import CARD, DOCUMENT_SCANNER, IDENTITY, PRINTER, Crew
from ui.workers.page_desk import Cancelling, PageDesk, ScanPages
from ui.workers.worker import WorkerThread

PATIENCE_S = 20.0
STACK = ScanRequest(PageSource.FEEDER, dpi=75, most_pages=3)


class Idle:
    """A worker with nothing to do."""

    def handle(self, effect: Effect) -> None:
        """Nothing."""

    def rest(self) -> float:
        return 3600.0

    def close(self) -> None:
        """Nothing to give back."""


@pytest.fixture(autouse=True)
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dll.conf").write_text("test\n", "utf-8")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path))


def test_it_is_watched_while_nobody_wants_a_page() -> None:
    heard = Heard()
    desk = PageDesk(SaneScanner("test:0"), heard.stand, Cancelling(), heard.clock)
    assert desk.rest() > 0
    assert [standing.state for standing in heard.stood] == [DeviceState.WORKING]
    desk.close()


def test_pages_come_one_by_one_and_then_the_end() -> None:
    heard = Heard()
    counted: list[str] = []
    desk = PageDesk(SaneScanner("test:0"), heard.stand, Cancelling(), heard.clock, count=counted.append)
    pages: list[ScannedPage] = []
    ends: list[DeviceError | None] = []
    told: list[ScanProgress] = []
    desk.handle(ScanPages(STACK, pages.append, ends.append, told.append))
    assert len(pages) == 3
    assert ends == [None]
    assert {each.page for each in told} == {1, 2, 3}
    assert counted == ["scans"] * 3
    desk.close()


def test_what_went_wrong_comes_with_the_end() -> None:
    scanner = SaneScanner("test:0", extra=("--read-return-value", "SANE_STATUS_JAMMED"))
    ends: list[DeviceError | None] = []
    counted: list[str] = []
    desk = PageDesk(scanner, lambda _: None, Cancelling(), count=counted.append)
    desk.handle(ScanPages(STACK, lambda _: None, ends.append))
    assert counted == ["failures"]
    (error,) = ends
    assert error is not None
    assert error.sentence_key == "device.scanner.jam"


def test_a_wipe_ends_a_scan_that_is_under_way() -> None:
    slow = SaneScanner("test:0", extra=("--read-delay=yes", "--read-delay-duration", "200000"))
    cancelling = Cancelling()
    begun, ended = threading.Event(), threading.Event()
    ends: list[DeviceError | None] = []

    def done(error: DeviceError | None) -> None:
        ends.append(error)
        ended.set()

    def failed(_: str, error: Exception) -> None:
        raise AssertionError("a worker failed") from error

    thread = WorkerThread(
        DOCUMENT_SCANNER, lambda: PageDesk(slow, lambda _: None, cancelling), failed, cancelling
    )
    others = {name: WorkerThread(name, Idle, failed) for name in (CARD, IDENTITY, PRINTER)}
    crew = Crew({**others, DOCUMENT_SCANNER: thread}, owners=(DOCUMENT_SCANNER,))
    crew.start()
    crew.ask(ScanPages(ScanRequest(dpi=600), lambda _: None, done, lambda _: begun.set()))
    assert begun.wait(PATIENCE_S)
    at = time.monotonic()
    crew.ask(Wipe(WipeReason.LEFT))
    assert ended.wait(PATIENCE_S)
    assert time.monotonic() - at < 5
    assert isinstance(ends[0], ScanCancelled)
    crew.stop()
