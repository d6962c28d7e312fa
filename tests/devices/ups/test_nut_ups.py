"""The driver for NUT at a simulated upsd."""

import contextlib
from collections.abc import Iterator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.errors import DeviceError, DeviceLost, NoAnswer, ProtocolFault
from devices.simulators.nut_server import NutFault, NutFaultKind, SimulatedNutServer
from devices.standing import Cause, DeviceState
from devices.ups.nut_protocol import questions, value, words
from devices.ups.nut_ups import NutUps
from devices.ups.supply import Supply
from tests.devices.conversation import SILENCE, ScriptedLine, expected_conversation
from tests.devices.ups.contract import Bench, UpsContract
from tests.devices.ups.tcp import TcpLine


class NutBench:
    """A simulated upsd and a driver connected to it."""

    def __init__(self, name: str = "ups") -> None:
        self.server = SimulatedNutServer()
        self.server.start()
        self.driver = NutUps(partial(TcpLine, self.server.port), name, answer_s=0.6)

    def mains(self) -> None:
        self.server.set(ups_status="OL CHRG")

    def battery(self) -> None:
        self.server.set(ups_status="OB DISCHRG")

    def nearly_empty(self) -> None:
        self.server.set(ups_status="OB DISCHRG LB", battery_charge="9")

    def worn(self) -> None:
        self.server.set(ups_status="OL RB")

    def vanish(self) -> None:
        self.server.stop()

    def close(self) -> None:
        self.driver.close()
        self.server.stop()


@pytest.fixture
def bench() -> Iterator[NutBench]:
    made = NutBench()
    yield made
    made.close()


class TestNutUps(UpsContract):
    @pytest.fixture
    def bench(self) -> Iterator[Bench]:
        made = NutBench()
        yield made
        made.close()


def test_it_asks_for_three_things_and_takes_them_in_any_portions() -> None:
    asked = b"GET VAR ups ups.status\nGET VAR ups battery.charge\nGET VAR ups battery.runtime\n"
    assert questions("ups") == asked
    portions = [
        b"VAR ups ups.sta",
        b'tus "OB DISCHRG"\nERR VAR-NOT-SUPPO',
        b'RTED\nVAR ups battery.runtime "1080.00"\n',
    ]
    with expected_conversation(lambda open_line: NutUps(open_line, "ups"), [(asked, portions)]) as ups:
        status = ups.status()
    assert (status.supply, status.charge, status.runtime) == (Supply.BATTERY, None, 1080)


def test_what_it_tells_stands_in_one_line(bench: NutBench) -> None:
    bench.server.set(ups_status="OL CHRG", battery_charge="96", battery_runtime="2520")
    assert bench.driver.standing().detail == "OL CHRG, 96 %, 42 min"
    assert b"OL CHRG" in bench.driver.standing().evidence


def test_a_guess_that_wavers_is_no_news_and_a_battery_that_runs_down_is(bench: NutBench) -> None:
    def told(status: str, charge: int, runtime: int) -> str:
        bench.server.set(ups_status=status, battery_charge=str(charge), battery_runtime=str(runtime))
        return bench.driver.standing().detail

    first = told("OL", 100, 2400)
    assert told("OL", 99, 2150) == told("OL", 98, 2800) == first
    assert told("OL", 95, 2400) == "OL, 95 %, 40 min"
    assert told("OL", 95, 1500) == "OL, 95 %, 25 min"
    assert told("OB", 95, 1500) == "OB, 95 %, 25 min"
    bench.server.set(battery_charge=None)
    assert bench.driver.standing().detail == "OB, 25 min"


@pytest.mark.parametrize(
    ("flags", "state", "cause"),
    [
        ("OL", DeviceState.WORKING, Cause.NONE),
        ("OL LB CHRG", DeviceState.WORKING, Cause.NONE),
        ("BYPASS", DeviceState.WORKING, Cause.NONE),
        ("OL OVER", DeviceState.ATTENTION, Cause.OVERLOADED),
        ("FSD OB", DeviceState.ATTENTION, Cause.BATTERY_LOW),
        ("OFF", DeviceState.FAULTED, Cause.OUTPUT_OFF),
        ("WAIT", DeviceState.CLAIMED, Cause.NOT_ASKED),
    ],
)
def test_its_flags_have_their_meaning(bench: NutBench, flags: str, state: DeviceState, cause: Cause) -> None:
    bench.server.set(ups_status=flags)
    standing = bench.driver.standing()
    assert (standing.state, standing.cause) == (state, cause)


def test_a_ups_that_tells_nothing_of_itself_has_not_said_what_it_runs_on(bench: NutBench) -> None:
    bench.server.set(ups_status=None, battery_charge=None, battery_runtime=None)
    assert bench.driver.status().supply is None


@pytest.mark.parametrize(
    ("kind", "state", "cause"),
    [
        (NutFaultKind.STALE_DATA, DeviceState.FAULTED, Cause.STALE),
        (NutFaultKind.NO_DRIVER, DeviceState.FAULTED, Cause.STALE),
        (NutFaultKind.DENIED, DeviceState.FAULTED, Cause.PORT_NOT_PERMITTED),
        (NutFaultKind.GARBAGE, DeviceState.PRESENT, Cause.GARBLED),
        (NutFaultKind.ENDLESS, DeviceState.PRESENT, Cause.GARBLED),
        (NutFaultKind.SILENT, DeviceState.PRESENT, Cause.SILENT),
    ],
)
def test_what_is_wrong_is_named_and_over_once_it_is_mended(
    bench: NutBench, kind: NutFaultKind, state: DeviceState, cause: Cause
) -> None:
    bench.server.fault = NutFault(kind)
    standing = bench.driver.standing()
    assert (standing.state, standing.cause) == (state, cause)
    bench.server.fault = None
    assert bench.driver.standing().state is DeviceState.WORKING


def test_a_name_that_upsd_does_not_know_is_a_wrong_setting() -> None:
    bench = NutBench(name="other")
    standing = bench.driver.standing()
    assert standing.cause is Cause.SETTING_WRONG
    assert "other" in standing.detail
    bench.close()


def test_a_slow_one_is_waited_for(bench: NutBench) -> None:
    bench.server.fault = NutFault(NutFaultKind.SLOW, times=1)
    assert bench.driver.status().supply is Supply.MAINS


def test_the_connection_cut_at_any_byte_is_a_lost_device(bench: NutBench) -> None:
    for at in range(24):
        bench.server.fault = NutFault(NutFaultKind.HANGS_UP, at=at, times=1)
        with pytest.raises(DeviceLost):
            bench.driver.status()
    assert bench.driver.status().supply is Supply.MAINS


def test_an_answer_that_comes_too_late_is_never_taken_for_the_next(bench: NutBench) -> None:
    """It stops half-way; the rest would come in front of the next answer."""
    bench.server.fault = NutFault(NutFaultKind.HALF, at=9, times=1)
    with pytest.raises((ProtocolFault, NoAnswer)):
        bench.driver.status()
    bench.server.set(ups_status="OB")
    assert bench.driver.status().supply is Supply.BATTERY


def test_words_are_quoted_as_nut_quotes_them() -> None:
    assert words(b'VAR ups ups.mfr "Example \\"Two\\" \\\\ Co"') == [
        "VAR",
        "ups",
        "ups.mfr",
        'Example "Two" \\ Co',
    ]
    assert words(b"ERR UNKNOWN-UPS\r") == ["ERR", "UNKNOWN-UPS"]
    assert words(b'VAR a b ""') == ["VAR", "a", "b", ""]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_line_is_an_answer_or_one_of_its_own_errors(line: bytes) -> None:
    with contextlib.suppress(DeviceError):
        value(line, "ups", "ups.status")


@settings(deadline=None)
@given(st.lists(st.binary(max_size=400), max_size=12))
def test_whatever_comes_it_ends_and_raises_nothing_but_its_own(portions: list[bytes]) -> None:
    class Babbling(ScriptedLine):
        def write(self, data: bytes) -> None:
            self.written = data

        def discard_input(self) -> bytes:
            return b""

    ticks = iter(range(10_000))
    line = Babbling([(None, [each or SILENCE for each in portions])])
    ups = NutUps(lambda: line, "ups", clock=lambda: next(ticks) / 50)
    assert ups.standing().state in DeviceState
    with contextlib.suppress(DeviceError):
        ups.status()
