"""The code scanner's owner, with a simulated scanner on a real line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from devices.code_scanner.build import Settings, build_code_scanner
from devices.code_scanner.scanner import CodeRefused, ScannedCode
from devices.errors import DeviceError
from devices.simulators.code_scanner import SimulatedCodeScanner
from devices.simulators.pty_line import PtyLine
from devices.standing import DeviceState
from devices.supervision.wiring import Wiring
from kiosk.visit.answers import CodeScanned
from kiosk.visit.effects import ScanCode, StopScan, Wipe, WipeReason
from kiosk.visit.events import Event
from tests.ui.workers.heard import Heard
from ui.workers.code_watch import LIGHT_S, CodeWatch, StartScanning, StopScanning


@dataclass
class Desk:
    """A worker at a scanner, and whoever wants a code."""

    worker: CodeWatch
    scanner: SimulatedCodeScanner
    heard: Heard
    counted: list[str]
    codes: list[ScannedCode | DeviceError] = field(default_factory=list)
    posted: list[Event] = field(default_factory=list)

    def want(self) -> None:
        self.worker.handle(StartScanning(self.codes.append))

    def rest(self, turns: int = 40) -> None:
        """Until something was heard."""
        before = len(self.codes)
        for _ in range(turns):
            self.worker.rest()
            if len(self.codes) > before:
                return


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    scanner = SimulatedCodeScanner(PtyLine(tmp_path / "scanner"))
    scanner.start()
    heard = Heard()
    counted: list[str] = []
    driver = build_code_scanner(
        Settings(str(tmp_path / "scanner"), 115200, "newland"), Wiring("code_scanner"), tmp_path
    )
    posted: list[Event] = []
    worker = CodeWatch(driver, heard.stand, heard.clock, counted.append, posted.append)
    yield Desk(worker, scanner, heard, counted, posted=posted)
    worker.close()
    scanner.stop()


def test_it_is_watched_and_dark_while_nobody_wants_a_code(desk: Desk) -> None:
    desk.scanner.hold(b"of nobody")
    desk.worker.rest()
    assert [standing.state for standing in desk.heard.stood] == [DeviceState.WORKING]
    assert not desk.scanner.lit
    assert desk.codes == []


def test_who_wants_a_code_gets_one(desk: Desk) -> None:
    desk.want()
    desk.worker.rest()
    assert desk.scanner.lit
    desk.scanner.hold(b"6901")
    desk.rest()
    (code,) = desk.codes
    assert isinstance(code, ScannedCode)
    assert code.masked == "4 characters: digits"
    assert not desk.scanner.lit


def test_a_refused_code_is_told_and_the_next_one_taken(desk: Desk) -> None:
    desk.want()
    desk.scanner.hold(b"a\x1bb")
    desk.rest()
    desk.scanner.hold(b"6901")
    desk.rest()
    assert [type(each) for each in desk.codes] == [CodeRefused, ScannedCode]
    assert desk.counted == ["failures", "codes"]


@pytest.mark.parametrize("end", [StopScanning(), Wipe(WipeReason.IDLE)])
def test_with_the_visit_the_light_goes_out_and_what_came_is_forgotten(
    desk: Desk, end: StopScanning | Wipe
) -> None:
    desk.want()
    desk.worker.rest()
    desk.worker.handle(end)
    assert not desk.scanner.lit
    desk.scanner.hold(b"6901")
    desk.worker.rest()
    assert desk.codes == []


def test_a_light_that_went_out_by_itself_is_asked_for_again(desk: Desk) -> None:
    desk.want()
    desk.worker.rest()
    desk.scanner.power_cycle()
    desk.rest(2)  # what it says while it starts is no code
    desk.heard.seconds += LIGHT_S
    desk.worker.rest()
    assert desk.scanner.lit


def test_a_scanner_that_is_pulled_out_ends_the_wait_and_is_absent(desk: Desk) -> None:
    desk.want()
    desk.worker.rest()
    desk.scanner.stop()
    desk.rest()
    (error,) = desk.codes
    assert isinstance(error, DeviceError)
    assert not isinstance(error, CodeRefused)
    desk.worker.rest()
    assert desk.heard.stood[-1].state is DeviceState.ABSENT


def test_what_the_visit_wants_is_posted_under_its_ticket(desk: Desk) -> None:
    desk.worker.handle(ScanCode(7))
    desk.worker.rest()
    desk.scanner.hold(b"a pass")
    for _ in range(400):
        desk.worker.rest()
        if desk.posted:
            break
    assert desk.posted == [CodeScanned(7, "a pass")]
    assert "a pass" not in repr(desk.posted)


def test_nothing_is_posted_once_the_visit_wants_no_code(desk: Desk) -> None:
    desk.worker.handle(ScanCode(7))
    desk.worker.handle(StopScan())
    desk.scanner.hold(b"a pass")
    for _ in range(5):
        desk.worker.rest()
    assert desk.posted == []
