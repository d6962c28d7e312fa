"""The driver and the simulated scanners of every maker, over a real line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.code_scanner.build import Settings, build_code_scanner, code_traffic
from devices.code_scanner.framing import Ending
from devices.code_scanner.payload import Limits
from devices.code_scanner.profile import load
from devices.code_scanner.scanner import CodeRefused, CodeScanner
from devices.code_scanner.serial_scanner import WAITING, SerialCodeScanner
from devices.errors import DeviceError, PortUnavailable
from devices.port_search import PortFound
from devices.serial_port import SerialPort
from devices.simulators.code_scanner import Fault, FaultKind, Maker, SimulatedCodeScanner
from devices.simulators.pty_line import PtyLine
from devices.standing import Cause, DeviceState
from devices.supervision.port_claims import PortClaims
from devices.supervision.wiring import Wiring
from tests.devices.code_scanner.contract import CODE, SOON, CodeScannerContract, read, told

SPEAKING = [Maker.NEWLAND, Maker.NEWLAND_REGISTER, Maker.HONEYWELL]
A_WHILE = 0.3  # seconds: longer than the slow fault takes
ANSWERING = [Maker.NEWLAND, Maker.NEWLAND_REGISTER]
"""Those that answer a trigger."""
SENT = {Ending.CR: b"\r", Ending.LF: b"\n", Ending.CRLF: b"\r\n", Ending.NONE: b"", Ending.ANY: b"\r\n"}
LENGTHS = {Maker.NEWLAND: 17, Maker.NEWLAND_REGISTER: 7, Maker.HONEYWELL: 9}
"""Of the answer that says who is there."""
FRAMINGS = [
    *((maker, b"\r", Ending.ANY) for maker in Maker),
    (Maker.NEWLAND, b"\r", Ending.CR),
    (Maker.NEWLAND, b"\n", Ending.LF),
    (Maker.NEWLAND, b"\r\n", Ending.CRLF),
    (Maker.NEWLAND, b"", Ending.NONE),
    (Maker.HONEYWELL, b"", Ending.ANY),
    (Maker.PLAIN, b"\r\n", Ending.ANY),
]


class Make(Protocol):
    """Makes a bench that ends with the test."""

    def __call__(
        self, maker: Maker, sent: bytes = b"\r", ending: Ending = Ending.ANY, patience: float = 0.3
    ) -> SimulatedBench: ...


class SimulatedBench:
    """The driver on a pseudo-terminal under a link that stays when the scanner is plugged in again."""

    def __init__(
        self, directory: Path, maker: Maker, sent: bytes, ending: Ending, patience: float = 0.3
    ) -> None:
        self._link = directory / "scanner"
        self._maker, self._sent = maker, sent
        self.scanner = self._new()
        self.driver: CodeScanner = SerialCodeScanner(
            partial(SerialPort, str(self._link)), load(maker), Limits(), ending, patience=patience
        )

    def _new(self) -> SimulatedCodeScanner:
        scanner = SimulatedCodeScanner(PtyLine(self._link), self._maker, self._sent)
        scanner.start()
        return scanner

    def hold(self, code: bytes) -> None:
        self.scanner.hold(code)

    def unplug(self) -> None:
        self.scanner.stop()

    def plug_in(self) -> None:
        self.scanner = self._new()

    def close(self) -> None:
        self.driver.close()
        self.scanner.stop()


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[SimulatedBench] = []

    def bench(
        maker: Maker, sent: bytes = b"\r", ending: Ending = Ending.ANY, patience: float = 0.3
    ) -> SimulatedBench:
        made.append(SimulatedBench(tmp_path, maker, sent, ending, patience))
        return made[-1]

    yield bench
    for each in made:
        each.close()


class TestSerialCodeScanner(CodeScannerContract):
    """Every maker, and every way in which a code may end."""

    @pytest.fixture(
        params=FRAMINGS, ids=lambda framing: f"{framing[0]}-{framing[1].hex() or 'none'}-{framing[2]}"
    )
    def bench(self, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SimulatedBench]:
        bench = SimulatedBench(tmp_path, *request.param)
        yield bench
        bench.close()


@pytest.mark.parametrize("maker", SPEAKING)
@pytest.mark.parametrize(
    "kind", [FaultKind.GARBAGE_BEFORE, FaultKind.GARBAGE_AFTER, FaultKind.DRIBBLED, FaultKind.ECHO]
)
def test_noise_around_the_answer_does_not_matter(make: Make, maker: Maker, kind: FaultKind) -> None:
    bench = make(maker, patience=1.0)
    bench.scanner.fault = Fault(kind)
    assert bench.driver.standing().state is DeviceState.WORKING
    bench.scanner.fault = None
    assert read(bench) == CODE.decode()


@pytest.mark.parametrize("maker", SPEAKING)
@pytest.mark.parametrize("kind", [FaultKind.SILENT, FaultKind.CUT_OFF, FaultKind.WRONG_CHECK])
def test_an_answer_that_fails_once_is_asked_for_again(make: Make, maker: Maker, kind: FaultKind) -> None:
    bench = make(maker, patience=1.0)
    bench.scanner.fault = Fault(kind, times=1)
    assert bench.driver.standing().state is DeviceState.WORKING


@pytest.mark.parametrize("maker", SPEAKING)
def test_a_silent_scanner_is_a_port_and_no_more(make: Make, maker: Maker) -> None:
    bench = make(maker)
    bench.scanner.fault = Fault(FaultKind.SILENT)
    standing = bench.driver.standing()
    assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.SILENT)


@pytest.mark.parametrize("maker", SPEAKING)
def test_a_scanner_stuck_busy_is_faulted_and_well_again_after(make: Make, maker: Maker) -> None:
    bench = make(maker)
    bench.scanner.fault = Fault(FaultKind.BUSY)
    standing = bench.driver.standing()
    assert (standing.state, standing.cause) == (DeviceState.FAULTED, Cause.OUT_OF_ORDER)
    bench.scanner.fault = None
    assert bench.driver.standing().state is DeviceState.WORKING


@pytest.mark.parametrize("maker", SPEAKING)
def test_the_answer_to_the_question_before_does_no_harm(make: Make, maker: Maker) -> None:
    bench = make(maker, patience=1.0)
    bench.scanner.fault = Fault(FaultKind.LATE, times=1)
    bench.driver.standing()
    assert read(bench) == CODE.decode()
    bench.driver.end()
    assert bench.driver.standing().state is DeviceState.WORKING


@pytest.mark.parametrize("maker", ANSWERING)
def test_a_slow_answer_is_waited_for(make: Make, maker: Maker) -> None:
    bench = make(maker, patience=1.0)
    bench.scanner.fault = Fault(FaultKind.SLOW)
    assert bench.driver.standing().state is DeviceState.WORKING


@pytest.mark.parametrize(
    ("maker", "at"), [(maker, at) for maker, length in LENGTHS.items() for at in range(length)]
)
def test_unplugged_at_any_byte_of_its_answer_it_is_gone_and_comes_back(
    make: Make, maker: Maker, at: int
) -> None:
    bench = make(maker)
    bench.scanner.fault = Fault(FaultKind.UNPLUGGED, at=at)
    assert bench.driver.standing().state is DeviceState.ABSENT
    bench.scanner.stop()
    bench.plug_in()
    assert bench.driver.standing().state is DeviceState.WORKING


@pytest.mark.parametrize("at", range(len(CODE)))
def test_unplugged_at_any_byte_of_a_code_nothing_is_taken_for_a_code(make: Make, at: int) -> None:
    bench = make(Maker.NEWLAND, ending=Ending.CR)
    bench.scanner.fault = Fault(FaultKind.UNPLUGGED, at=at, answers=False, codes=True)
    bench.driver.begin()
    bench.hold(CODE)
    with pytest.raises((DeviceError, CodeRefused)):
        bench.driver.look(SOON)


@pytest.mark.parametrize("kind", [kind for kind in FaultKind if kind is not FaultKind.BUSY])
def test_a_code_that_came_to_harm_on_the_way_is_never_taken_for_another(make: Make, kind: FaultKind) -> None:
    bench = make(Maker.NEWLAND, ending=Ending.CR)
    bench.scanner.fault = Fault(kind, times=1, answers=False, codes=True)
    bench.driver.begin()
    bench.hold(CODE)
    with suppress(DeviceError):
        code = bench.driver.look(A_WHILE)
        assert code is None or told(code) == CODE.decode()
    bench.scanner.fault = None
    if kind is FaultKind.UNPLUGGED:
        bench.scanner.stop()
        bench.plug_in()
    assert read(bench) == CODE.decode()


def test_after_a_power_cycle_the_light_is_asked_for_again(make: Make) -> None:
    bench = make(Maker.NEWLAND)
    bench.driver.begin()
    bench.scanner.power_cycle()
    assert not bench.scanner.lit
    with pytest.raises(CodeRefused):
        bench.driver.look(SOON)
    assert read(bench) == CODE.decode()


def test_the_light_goes_out_with_the_visit(make: Make) -> None:
    bench = make(Maker.NEWLAND)
    bench.driver.begin()
    assert bench.scanner.lit
    bench.driver.end()
    assert not bench.scanner.lit


def test_the_traffic_shows_the_framing_and_never_the_code(tmp_path: Path) -> None:
    scanner = SimulatedCodeScanner(PtyLine(tmp_path / "scanner"))
    scanner.start()
    traffic = code_traffic()
    settings = Settings(str(tmp_path / "scanner"), 115200, "newland")
    driver = build_code_scanner(settings, Wiring("code_scanner", traffic=traffic), tmp_path)
    try:
        driver.begin()
        scanner.hold(b"SECRET-TOKEN")
        assert told(driver.look(SOON)) == "SECRET-TOKEN"
    finally:
        driver.close()
        scanner.stop()
    seen = " ".join(line.shown for line in traffic.after(0))
    assert "7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03" in seen
    assert b"SECRET".hex(" ").upper() not in seen


def test_a_scanner_is_not_looked_for_where_it_cannot_be_asked(tmp_path: Path) -> None:
    driver = build_code_scanner(Settings("auto", 115200, "plain"), Wiring("code_scanner"), tmp_path)
    with pytest.raises(PortUnavailable, match="cannot be looked for"):
        driver.open()
    assert driver.standing().cause is Cause.SETTING_WRONG


def test_a_port_that_the_settings_give_to_another_device_is_not_opened(tmp_path: Path) -> None:
    scanner = SimulatedCodeScanner(PtyLine(tmp_path / "port"))
    scanner.start()
    path = str(tmp_path / "port")
    wiring = Wiring("code_scanner", ports=PortClaims({"ups": path}))
    driver = build_code_scanner(Settings(path, 115200, "newland"), wiring, tmp_path)
    try:
        with pytest.raises(PortUnavailable, match="belongs to ups"):
            driver.open()
    finally:
        scanner.stop()


def test_a_scanner_is_found_at_the_port_at_which_it_answers(tmp_path: Path) -> None:
    silent, scanner = PtyLine(tmp_path / "a"), SimulatedCodeScanner(PtyLine(tmp_path / "b"))
    scanner.start()
    found = [PortFound(str(tmp_path / name), "port") for name in ("a", "b")]
    wiring = Wiring("code_scanner", present=lambda: found)
    driver = build_code_scanner(Settings("auto", 115200, "newland"), wiring, tmp_path)
    try:
        driver.open()
        assert driver.standing().state is DeviceState.WORKING
    finally:
        driver.close()
        scanner.stop()
        silent.close()


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.binary(max_size=60), max_size=12), st.sampled_from(SPEAKING), st.sampled_from(list(SENT)))
def test_whatever_comes_over_the_line_only_our_own_errors_come_out_and_the_next_code_is_read(
    portions: list[bytes], maker: Maker, ending: Ending
) -> None:
    line, ticks = Babble(portions), count(step=0.01)
    limits = Limits(longest=20)
    driver = SerialCodeScanner(
        lambda: line, load(maker), limits, ending, clock=lambda: float(next(ticks)), patience=0.2
    )
    for ask in (driver.standing, driver.begin, lambda: driver.look(0.1), driver.end, driver.standing):
        with suppress(DeviceError):
            ask()
    driver.open()
    line.portions = [b"", CODE + SENT[ending], b""]
    read_at_last = []
    for _ in range(WAITING + 2):  # what the babble has begun ends first
        with suppress(CodeRefused):
            read_at_last.append(driver.look(0.5))
    assert CODE.decode() in [told(code) for code in read_at_last if code is not None]


class Babble:
    """A line on which anything may come."""

    def __init__(self, portions: list[bytes]) -> None:
        self.portions = portions

    def write(self, data: bytes) -> None:
        """Nobody listens."""

    def read(self, timeout_s: float) -> bytes:  # noqa: ARG002  as ByteLine.read
        return self.portions.pop(0) if self.portions else b""

    def discard_input(self) -> bytes:
        return b""

    def close(self) -> None:
        """Nothing to give back."""
