"""The driver and the simulated reader at the two ends of a real pseudo-terminal."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest

from devices.errors import (
    DeviceLost,
    PortUnavailable,
)
from devices.id_card.nations import load_nations
from devices.id_card.sdt_reader import SdtReader
from devices.serial_port import SerialPort
from devices.simulators.pty_line import Direction, PtyLine
from devices.simulators.sdt_cards import SimulatedCard
from devices.simulators.sdt_faults import Fault, FaultKind
from devices.simulators.sdt_reader import FIND, READ_BASE_INFO, SELECT, SimulatedSdtReader
from devices.standing import DeviceState
from tests.devices.id_card.contract import CHEN, HE, IMPATIENT
from tests.oracles.sdt_frames import judge_conversation, requests, split_frames


class Bench:
    """A simulated reader, a driver on its line, and what passed between them."""

    def __init__(self, *, lift_after_read: bool = False, patience: float = 1.0) -> None:
        self.sent = b""
        self.received = b""
        self.line = PtyLine(tap=self._pass)
        self.simulated = SimulatedSdtReader(self.line, lift_after_read=lift_after_read)
        self.simulated.start()
        self.driver = driver_on(self.line.path, patience)
        self.driver.open()

    def _pass(self, direction: Direction, data: bytes) -> None:
        if direction is Direction.TO_DEVICE:
            self.sent += data
        else:
            self.received += data

    def close(self) -> None:
        self.driver.close()
        self.simulated.stop()


def driver_on(path: str, patience: float = 1.0) -> SdtReader:
    return SdtReader(partial(SerialPort, path), load_nations(), lambda: date(2026, 3, 1), patience=patience)


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.close()


@pytest.fixture
def impatient_bench() -> Iterator[Bench]:
    made = Bench(patience=4 * IMPATIENT)  # the answer after a silence must be in time
    yield made
    made.close()


def test_both_sides_say_only_what_the_fact_sheet_allows(bench: Bench) -> None:
    bench.driver.standing()
    bench.simulated.put_card(CHEN)
    bench.driver.read()
    bench.close()  # only then is everything sure to be written down
    assert judge_conversation(bench.sent, bench.received) == [
        ((0x11, 0xFF), 0x90),
        ((0x12, 0xFF), 0x90),
        ((0x20, 0x01), 0x9F),
        ((0x20, 0x02), 0x90),
        ((0x30, 0x01), 0x90),
    ]


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.GARBAGE_BEFORE,
        FaultKind.EXTRA_AA,
        FaultKind.STRAY_AFTER,
        FaultKind.CORRUPTED_PREAMBLE,
        FaultKind.ECHO,
        FaultKind.DRIBBLED,
    ],
)
def test_a_noisy_line_costs_nothing(bench: Bench, kind: FaultKind) -> None:
    bench.simulated.put_card(CHEN)
    bench.simulated.fault = Fault(kind)
    card = bench.driver.read()
    assert card.name == "陈示例"
    assert card.sam_id is not None
    assert bench.driver.standing().state is DeviceState.WORKING
    assert len(requests(bench.sent)) == 5


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.SILENT,
        FaultKind.WRONG_CHECKSUM,
        FaultKind.CUT_OFF,
        FaultKind.TIMEOUT_MARK,
        FaultKind.FOREIGN,
        FaultKind.LATE,
        FaultKind.SELECT_FAILED,
        FaultKind.READ_FAILED,
        FaultKind.NO_CARD,
    ],
)
@pytest.mark.parametrize("command", [FIND, SELECT, READ_BASE_INFO])
def test_what_fails_once_is_mended_without_a_word(
    impatient_bench: Bench, kind: FaultKind, command: bytes
) -> None:
    impatient_bench.simulated.put_card(CHEN)
    impatient_bench.simulated.fault = Fault(kind, command=command, times=1)
    assert impatient_bench.driver.read().name == "陈示例"


def test_a_port_that_another_program_holds_is_refused_with_the_remedy(bench: Bench) -> None:
    with pytest.raises(PortUnavailable, match="already in use"):
        driver_on(bench.line.path).open()


def answer_lengths(card: SimulatedCard) -> dict[bytes, int]:
    return {FIND: 15, SELECT: 19, READ_BASE_INFO: 7 + 4 + 4 + len(card.text) + len(card.photo)}


def unplugged_at(command: bytes, at: int) -> None:
    bench = Bench()
    bench.simulated.put_card(CHEN)
    bench.simulated.fault = Fault(FaultKind.UNPLUGGED, command=command, at=at)
    with pytest.raises(DeviceLost):
        bench.driver.read()
    with pytest.raises(DeviceLost):
        bench.driver.card_present()
    bench.close()


@pytest.mark.parametrize("command", [FIND, SELECT])
def test_the_plug_pulled_at_any_byte_of_an_answer_is_a_lost_device(command: bytes) -> None:
    for at in range(answer_lengths(CHEN)[command]):
        unplugged_at(command, at)


def test_the_plug_pulled_at_any_byte_of_the_card_gives_no_half_card() -> None:
    whole = answer_lengths(CHEN)[READ_BASE_INFO]
    for at in range(whole):
        unplugged_at(READ_BASE_INFO, at)


def test_a_reader_plugged_in_again_works_after_reopening(bench: Bench) -> None:
    bench.simulated.put_card(CHEN)
    bench.simulated.fault = Fault(FaultKind.UNPLUGGED, command=SELECT, at=5)
    with pytest.raises(DeviceLost):
        bench.driver.read()
    with pytest.raises(PortUnavailable):
        bench.driver.open()
    again = Bench()
    again.simulated.put_card(HE)
    assert again.driver.read().name == "何样本"
    again.close()


def test_the_answers_the_oracle_saw_are_whole_frames(bench: Bench) -> None:
    bench.simulated.put_card(HE)
    bench.driver.read()
    bench.close()
    assert [len(body) for body in split_frames(bench.received)] == [19, 7, 11, 1287]
