"""The document scanner's owner, with SANE's own `test` scanner, in its thread among others."""

import sys
import threading
from pathlib import Path

import pytest

from devices.document_scanner.sane_scanner import SaneScanner
from devices.document_scanner.scanner import Pages, ScanProgress, ScanRequest, Tell, nobody_listens
from devices.standing import DeviceState
from kiosk.visit.answers import PageFailed, PageTaken
from kiosk.visit.copying import Copier
from kiosk.visit.effects import Effect, SeePage, Wipe, WipeReason
from kiosk.visit.events import Event
from tests.ui.workers.heard import Heard
from ui.workers.crew import CARD, DOCUMENT_SCANNER, IDENTITY, PRINTER, Crew
from ui.workers.page_desk import Cancelling, PageDesk
from ui.workers.worker import WorkerThread

PATIENCE_S = 60.0


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


class Desk:
    """A worker at a scanner, and a visit that hears of it."""

    def __init__(self, *extra: str) -> None:
        self.heard = Heard()
        self.counted: list[str] = []
        self.worker = PageDesk(
            SaneScanner("test:0", extra=extra),
            self.heard.stand,
            Cancelling(),
            self.heard.clock,
            self.heard.post,
            self.counted.append,
        )

    def see(self) -> Event:
        self.worker.handle(SeePage(7, Copier.SCANNER))
        self.worker.close()
        (event,) = self.heard.events
        return event


def test_a_page_that_a_visit_wants_is_scanned_and_made() -> None:
    desk = Desk("--test-picture", "Grid")
    taken = desk.see()
    assert isinstance(taken, PageTaken)
    assert taken.ticket == 7
    assert taken.picture.content.startswith(b"\xff\xd8"), "a JPEG"
    assert desk.counted == ["scans"]


def test_what_went_wrong_is_said_and_counted() -> None:
    desk = Desk("--read-return-value", "SANE_STATUS_JAMMED")
    assert desk.see() == PageFailed(7, "device.scanner.jam")
    assert desk.counted == ["failures"]


def test_an_empty_scanner_is_no_failure_of_its() -> None:
    desk = Desk("--read-return-value", "SANE_STATUS_NO_DOCS")
    assert desk.see() == PageFailed(7, "device.scanner.no_document")
    assert desk.counted == []


def test_a_scanner_without_a_glass_draws_the_sheet_in() -> None:
    desk = Desk()
    listing = "if '--all-options' in sys.argv: print('    --source ADF Front [ADF Front]')"
    code = f"import sys\n{listing}\nelif any('--batch=' in each for each in sys.argv):\n" + (
        "    pages = next(each for each in sys.argv if each.startswith('--batch='))[8:]\n"
        "    open(pages.replace('%d', '1') + '.part', 'wb').write(b'P5 60 80 255 ' + bytes(4800))"
    )
    sheet_fed = SaneScanner("x:0", program=(sys.executable, "-I", "-S", "-c", code))
    desk.worker = PageDesk(sheet_fed, desk.heard.stand, Cancelling(), post=desk.heard.post)
    assert isinstance(desk.see(), PageTaken)


class Slow(SaneScanner):
    """Takes a minute for a page, and says when it has begun."""

    def __init__(self) -> None:
        super().__init__("test:0", extra=("--read-delay=yes", "--read-delay-duration", "200000"))
        self.begun = threading.Event()

    def scan(self, request: ScanRequest, tell: Tell = nobody_listens) -> Pages:
        def told(progress: ScanProgress) -> None:
            self.begun.set()
            tell(progress)

        return super().scan(request, told)


def test_a_wipe_ends_a_scan_that_is_under_way() -> None:
    scanner, cancelling, ended = Slow(), Cancelling(), threading.Event()
    events: list[Event] = []

    def post(event: Event) -> None:
        events.append(event)
        ended.set()

    def failed(_: str, error: Exception) -> None:
        raise AssertionError("a worker failed") from error

    def make() -> PageDesk:
        return PageDesk(scanner, lambda _: None, cancelling, post=post)

    others = {name: WorkerThread(name, Idle, failed) for name in (CARD, IDENTITY, PRINTER)}
    thread = WorkerThread(DOCUMENT_SCANNER, make, failed, cancelling)
    crew = Crew({**others, DOCUMENT_SCANNER: thread}, owners=(DOCUMENT_SCANNER,))
    crew.start()
    crew.ask(SeePage(7, Copier.SCANNER))
    assert scanner.begun.wait(PATIENCE_S)
    crew.ask(Wipe(WipeReason.LEFT))
    assert ended.wait(PATIENCE_S)
    assert events == [PageFailed(7, "device.scanner.cancelled")]
    crew.stop()
