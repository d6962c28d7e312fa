"""The speed of a serial reader: met at whatever it has, taken to the wanted one, and back if that fails."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from devices.byte_line import ByteLine
from devices.errors import NoAnswer, ProtocolFault
from devices.id_card import build
from devices.id_card.build import AUTO_BAUD, build_reader, reader_over, serial_line
from devices.id_card.profile import ReaderProfile, load
from devices.id_card.sdt_reader import SdtReader
from devices.id_card.speed import SpeedSearch
from devices.port_search import PortFound
from devices.serial_port import SerialPort
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_dialect import PLAIN
from devices.simulators.sdt_faults import Fault, FaultKind
from devices.simulators.sdt_reader import FIND, SAM_STATUS, SimulatedSdtReader
from devices.simulators.serial_wire import SerialWire
from devices.standing import Cause, DeviceState
from devices.supervision.port_claims import PortClaims
from devices.supervision.wiring import Wiring
from tests.devices.id_card.contract import CHEN, IMPATIENT

SPEEDS = (115200, 57600, 38400, 19200, 9600)
GENERIC = load("generic")
TWO_SPEEDS = replace(GENERIC, speeds=(115200, 9600))


@dataclass
class Cable:
    """A reader that is switched on at some speed."""

    line: PtyLine
    wire: SerialWire
    simulated: SimulatedSdtReader
    switched: threading.Event

    def reader(self, baud: int, profile: ReaderProfile = GENERIC, patience: float = 1.0) -> SdtReader:
        path = self.line.path
        return reader_over(
            lambda: serial_line(profile, path, baud, lambda port: port), profile, patience=patience
        )


class Bench:
    def __init__(self) -> None:
        self._cables: list[Cable] = []

    def cable(self, baud: int, *, sets_speed: bool = True, answers_up_to: int | None = None) -> Cable:
        line = PtyLine()
        wire = SerialWire(line, baud, answers_up_to=answers_up_to)
        switched = threading.Event()

        def switch(to: int | None) -> None:
            wire.set_baud(to)
            switched.set()

        simulated = SimulatedSdtReader(wire, set_speed=switch if sets_speed else None)
        simulated.put_card(CHEN)
        simulated.start()
        self._cables.append(Cable(line, wire, simulated, switched))
        return self._cables[-1]

    def close(self) -> None:
        for cable in self._cables:
            cable.simulated.stop()


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


@pytest.mark.parametrize("baud", SPEEDS)
def test_a_reader_is_met_at_any_speed_and_taken_to_the_fastest(bench: Bench, baud: int) -> None:
    cable = bench.cable(baud)
    asked = SPEEDS if baud == 9600 else tuple(dict.fromkeys((115200, baud)))  # all of them once is enough
    reader = cable.reader(AUTO_BAUD, replace(GENERIC, speeds=asked))
    reader.open()
    assert reader.read().name == "陈示例"
    assert cable.wire.baud == cable.line.driver_baud == 115200
    reader.close()


def test_a_reader_is_taken_to_the_speed_of_the_settings(bench: Bench) -> None:
    cable = bench.cable(115200)
    reader = cable.reader(19200)
    reader.open()
    assert reader.read().name == "陈示例"
    assert cable.wire.baud == cable.line.driver_baud == 19200
    reader.close()


def test_a_reader_that_cannot_be_set_is_used_at_the_speed_it_has(bench: Bench) -> None:
    cable = bench.cable(9600, sets_speed=False)
    reader = cable.reader(115200, TWO_SPEEDS)
    reader.open()
    assert reader.read().name == "陈示例"
    assert cable.wire.baud == cable.line.driver_baud == 9600
    reader.close()


def test_a_cable_that_cannot_carry_the_faster_speed_is_used_at_the_old_one(bench: Bench) -> None:
    cable = bench.cable(19200, answers_up_to=57600)
    port = SerialPort(cable.line.path, 19200)

    def until_switched(_: float) -> None:
        """On a pseudo-terminal bytes take no time of their own: the port must not go on before the reader."""
        cable.switched.wait(0.3)
        cable.switched.clear()

    search = SpeedSearch(port, port, GENERIC, until_switched)
    assert search.meet((19200,)) == 19200
    assert search.go_to(115200) == 19200
    assert cable.wire.baud == port.baud == 19200
    port.close()


def test_a_silent_port_is_said_to_be_silent_and_given_back(bench: Bench) -> None:
    cable = bench.cable(9600)
    cable.simulated.fault = Fault(FaultKind.SILENT)
    reader = cable.reader(115200, TWO_SPEEDS)
    with pytest.raises(NoAnswer):
        reader.open()
    SerialPort(cable.line.path).close()
    cable.simulated.fault = None
    standing = reader.standing()
    assert standing.state is DeviceState.WORKING
    reader.close()


def test_a_reader_that_lost_its_power_is_met_again_at_its_own_speed(bench: Bench) -> None:
    cable = bench.cable(9600)
    reader = cable.reader(115200, TWO_SPEEDS, IMPATIENT)
    reader.open()
    assert reader.card_present()
    cable.simulated.fault = Fault(FaultKind.POWER_CYCLE, command=FIND, times=1)
    with pytest.raises(NoAnswer):
        reader.card_present()
    assert (reader.standing().state, reader.standing().cause) == (DeviceState.FAULTED, Cause.SILENT)
    reader.close()
    reader.open()
    assert reader.read().name == "陈示例"
    assert cable.wire.baud == 115200
    reader.close()


def test_the_settings_name_a_speed_that_the_reader_does_not_have(bench: Bench) -> None:
    cable = bench.cable(9600, sets_speed=False)
    reader = build_reader(cable.line.path, 115200, profile_name="huashi-cvr-100au")
    with pytest.raises(ProtocolFault):  # plain SDT behind it: asked at 9600, and only there
        reader.open()
    assert cable.line.driver_baud == 9600


def test_a_search_asks_everywhere_at_the_usual_speed_before_it_tries_another(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent, slow = bench.cable(115200), bench.cable(9600)
    silent.simulated.fault = Fault(FaultKind.SILENT)
    paths = {silent.line.path: silent, slow.line.path: slow}
    asked: list[tuple[str, int]] = []
    settle = build._settled

    def watched(
        profile: ReaderProfile, path: str, wanted: int, speeds: tuple[int, ...], tap: build.Tap
    ) -> ByteLine:
        asked.append((path, speeds[0]))
        return settle(profile, path, wanted, speeds, tap)

    monkeypatch.setattr(build, "_settled", watched)
    monkeypatch.setattr(build, "load", lambda _: TWO_SPEEDS)
    wiring = Wiring("id_card_reader", present=lambda: [PortFound(path, "") for path in paths])
    reader = build_reader("auto", 115200, wiring=wiring)
    reader.open()
    assert reader.read().name == "陈示例"
    reader.close()
    first, second = paths
    assert asked == [(first, 115200), (second, 115200), (first, 9600), (second, 9600)]
    assert slow.wire.baud == 115200


def test_a_search_leaves_the_ports_of_others_alone(bench: Bench) -> None:
    cable = bench.cable(115200)
    path = cable.line.path
    wiring = Wiring(
        "id_card_reader", PortClaims({"receipt_printer": path}), present=lambda: [PortFound(path, "")]
    )
    standing = build_reader("auto", 115200, wiring=wiring).standing()
    assert (standing.state, standing.cause) == (DeviceState.ABSENT, Cause.NO_PORT)
    assert wiring.traffic.after(0) == ()


def test_a_reader_that_does_not_know_the_question_has_answered_it(bench: Bench) -> None:
    line = PtyLine()
    simulated = SimulatedSdtReader(line, dialect=PLAIN.without(SAM_STATUS))
    simulated.put_card(CHEN)
    simulated.start()
    reader = build_reader(line.path, 115200)
    reader.open()
    assert reader.read().name == "陈示例"
    reader.close()
    simulated.stop()
