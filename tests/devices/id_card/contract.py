"""What every ID-card reader does, however its frames travel: passed by each framing with its simulator."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from devices.errors import (
    CardReadFailed,
    DeviceError,
    DeviceLost,
    DeviceOutOfOrder,
    NoAnswer,
    ProtocolFault,
)
from devices.id_card.sdt_reader import SdtReader
from devices.simulators.sdt_cards import permit_card, resident_card
from devices.simulators.sdt_faults import Fault, FaultKind
from devices.simulators.sdt_reader import (
    FIND,
    READ_BASE_INFO,
    SELECT,
    SimulatedSdtReader,
)
from devices.standing import Cause, DeviceState

IMPATIENT = 0.1  # the waiting times of the driver, shrunk where a test must see them pass

CHEN = resident_card(
    name="陈示例",
    number="11010519491231002X",
    sex="2",
    nation="01",
    birth="19491231",
    address="北京市朝阳区示例路1号院",
    issuer="北京市公安局朝阳分局",
    valid_from="20150608",
    valid_to="长期",
)
MOVED = replace(CHEN, newest_address="上海市浦东新区迁入路18号501室")
HE = permit_card(
    name="何样本",
    number="810000198010010016",
    sex="1",
    birth="19801001",
    address="广东省深圳市福田区虚拟大道100号A座",
    issuer="深圳市公安局",
    valid_from="20220901",
    valid_to="20270831",
    pass_number="H12345678",
    issue_count="01",
)


@dataclass
class Rig:
    """A simulated reader, and a driver on its line, not opened."""

    simulated: SimulatedSdtReader
    driver: SdtReader
    dispose: Callable[[], None] = lambda: None

    def close(self) -> None:
        self.driver.close()
        self.simulated.stop()
        self.dispose()


Rigging = Callable[..., Rig]


class ReaderContract(ABC):
    """A subclass says how a rig is made. `patience` stretches the driver's waiting times."""

    tells_newest_address = True

    @staticmethod
    @abstractmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig: ...

    @pytest.fixture
    def rigging(self) -> Iterator[Rigging]:
        made: list[Rig] = []

        def make(*, patience: float = 1.0, lift_after_read: bool = False, opened: bool = True) -> Rig:
            rig = self.rig(patience, lift_after_read=lift_after_read)
            made.append(rig)
            rig.simulated.start()
            if opened:
                rig.driver.open()
            return rig

        yield make
        for rig in made:
            rig.close()

    def test_a_card_put_down_is_seen_and_read_and_gone_when_lifted(self, rigging: Rigging) -> None:
        rig = rigging()
        assert not rig.driver.card_present()
        rig.simulated.put_card(CHEN)
        assert rig.driver.card_present()
        card = rig.driver.read()
        assert (card.name, card.number) == ("陈示例", "11010519491231002X")
        assert card.photo == CHEN.photo
        rig.simulated.lift_card()
        assert not rig.driver.card_present()

    def test_the_card_changed_between_two_reads_is_the_card_that_is_read(self, rigging: Rigging) -> None:
        rig = rigging()
        for card, name in ((CHEN, "陈示例"), (HE, "何样本"), (CHEN, "陈示例")):
            rig.simulated.put_card(card)
            assert rig.driver.read().name == name

    def test_the_address_given_to_the_chip_after_a_move_comes_where_the_reader_tells_it(
        self, rigging: Rigging
    ) -> None:
        rig = rigging(patience=IMPATIENT)
        rig.simulated.put_card(MOVED)
        card = rig.driver.read()
        assert card.address == "北京市朝阳区示例路1号院"
        assert card.newest_address == (MOVED.newest_address if self.tells_newest_address else None)
        assert card.warnings == ()

    def test_a_reader_that_wants_the_card_lifted_sees_it_again_afterwards(self, rigging: Rigging) -> None:
        rig = rigging(lift_after_read=True)
        rig.simulated.put_card(CHEN)
        assert rig.driver.read().name == "陈示例"
        assert not rig.driver.card_present()
        rig.simulated.lift_card()
        rig.simulated.put_card(CHEN)
        assert rig.driver.read().name == "陈示例"

    @pytest.mark.parametrize(
        "kind",
        [
            FaultKind.GARBAGE_BEFORE,
            FaultKind.GARBAGE_AFTER,
            FaultKind.EXTRA_AA,
            FaultKind.STRAY_AFTER,
            FaultKind.CORRUPTED_PREAMBLE,
            FaultKind.ECHO,
            FaultKind.DRIBBLED,
        ],
    )
    def test_a_noisy_line_is_borne_without_a_word(self, rigging: Rigging, kind: FaultKind) -> None:
        rig = rigging()
        rig.simulated.put_card(CHEN)
        rig.simulated.fault = Fault(kind)
        assert rig.driver.read().name == "陈示例"
        assert rig.driver.standing().state is DeviceState.WORKING

    def test_a_slow_answer_is_waited_for(self, rigging: Rigging) -> None:
        rig = rigging()
        rig.simulated.put_card(CHEN)
        rig.simulated.fault = Fault(FaultKind.SLOW, command=READ_BASE_INFO)
        assert rig.driver.read().name == "陈示例"

    @pytest.mark.parametrize(
        ("kind", "command"),
        [
            (FaultKind.SILENT, FIND),
            (FaultKind.LATE, FIND),
            (FaultKind.NO_CARD, FIND),
            (FaultKind.TIMEOUT_MARK, SELECT),
            (FaultKind.SELECT_FAILED, SELECT),
            (FaultKind.FOREIGN, SELECT),
            (FaultKind.WRONG_CHECKSUM, READ_BASE_INFO),
            (FaultKind.CUT_OFF, READ_BASE_INFO),
            (FaultKind.READ_FAILED, READ_BASE_INFO),
            (FaultKind.STUCK_BUSY, READ_BASE_INFO),
        ],
    )
    def test_what_fails_once_is_mended_without_a_word(
        self, rigging: Rigging, kind: FaultKind, command: bytes
    ) -> None:
        rig = rigging(patience=IMPATIENT)
        rig.simulated.put_card(CHEN)
        rig.simulated.fault = Fault(kind, command=command, times=1)
        assert rig.driver.read().name == "陈示例"

    @pytest.mark.parametrize(
        ("kind", "error", "sentence"),
        [
            (FaultKind.NO_CARD, CardReadFailed, "device.card.place"),
            (FaultKind.SELECT_FAILED, CardReadFailed, "device.card.lift_and_retry"),
            (FaultKind.READ_FAILED, CardReadFailed, "device.card.lift_and_retry"),
            (FaultKind.SAM_NOT_AUTHORISED, DeviceOutOfOrder, "device.card.reader_unavailable"),
            (FaultKind.SILENT, NoAnswer, "device.card.reader_unavailable"),
            (FaultKind.TIMEOUT_MARK, NoAnswer, "device.card.reader_unavailable"),
            (FaultKind.WRONG_CHECKSUM, ProtocolFault, "device.card.lift_and_retry"),
            (FaultKind.CUT_OFF, ProtocolFault, "device.card.lift_and_retry"),
            (FaultKind.FOREIGN, ProtocolFault, "device.card.lift_and_retry"),
            (FaultKind.STUCK_BUSY, ProtocolFault, "device.card.lift_and_retry"),
        ],
    )
    def test_what_stays_broken_ends_in_an_error_with_a_sentence(
        self, rigging: Rigging, kind: FaultKind, error: type[DeviceError], sentence: str
    ) -> None:
        rig = rigging(patience=IMPATIENT)
        rig.simulated.put_card(CHEN)
        rig.simulated.fault = Fault(kind)
        with pytest.raises(error) as raised:
            rig.driver.read()
        assert raised.value.sentence_key == sentence
        rig.simulated.fault = None
        assert rig.driver.read().name == "陈示例"

    @pytest.mark.parametrize(
        ("kind", "state", "cause"),
        [
            (None, DeviceState.WORKING, Cause.NONE),
            (FaultKind.SAM_NOT_AUTHORISED, DeviceState.FAULTED, Cause.NOT_AUTHORISED),
            (FaultKind.SILENT, DeviceState.PRESENT, Cause.SILENT),
            (FaultKind.WRONG_CHECKSUM, DeviceState.PRESENT, Cause.GARBLED),
            (FaultKind.UNPLUGGED, DeviceState.ABSENT, Cause.UNPLUGGED),
        ],
    )
    def test_how_it_stands_is_what_it_says_of_itself(
        self, rigging: Rigging, kind: FaultKind | None, state: DeviceState, cause: Cause
    ) -> None:
        rig = rigging(patience=IMPATIENT)
        rig.simulated.fault = Fault(kind) if kind else None
        standing = rig.driver.standing()
        assert (standing.state, standing.cause) == (state, cause)
        if standing.state is DeviceState.WORKING:
            assert standing.evidence[:5] == bytes.fromhex("AAAAAA9669")

    def test_a_late_card_of_the_person_before_is_never_given_to_the_next(self, rigging: Rigging) -> None:
        rig = rigging(patience=IMPATIENT)
        rig.simulated.put_card(CHEN)
        rig.simulated.fault = Fault(FaultKind.LATE, command=READ_BASE_INFO)
        assert rig.driver.read().name == "陈示例"
        rig.simulated.put_card(HE)  # an answer that holds the card before is still held back
        rig.simulated.fault = None
        assert rig.driver.read().name == "何样本"

    @pytest.mark.parametrize("command", [FIND, SELECT, READ_BASE_INFO])
    @pytest.mark.parametrize("at", [0, 1, 6, 8, 13])
    def test_the_plug_pulled_in_an_answer_is_a_lost_device(
        self, rigging: Rigging, command: bytes, at: int
    ) -> None:
        rig = rigging()
        rig.simulated.put_card(CHEN)
        rig.simulated.fault = Fault(FaultKind.UNPLUGGED, command=command, at=at)
        with pytest.raises(DeviceLost):
            rig.driver.read()
        with pytest.raises(DeviceLost):
            rig.driver.card_present()

    def test_a_reader_that_lost_its_power_serves_again_after_reopening(self, rigging: Rigging) -> None:
        rig = rigging(patience=IMPATIENT)
        rig.simulated.put_card(CHEN)
        rig.simulated.fault = Fault(FaultKind.POWER_CYCLE, command=SELECT, times=1)
        try:
            card = rig.driver.read()
        except (NoAnswer, ProtocolFault):  # one that must be greeted first, or speaks at another speed now
            assert rig.driver.standing().cause in (Cause.SILENT, Cause.GARBLED)
            self.reopen(rig)
            card = rig.driver.read()
        assert card.name == "陈示例"

    @staticmethod
    def reopen(rig: Rig) -> None:
        """As whoever owns the reader does; a line that cannot be opened again at this end says so."""
        rig.driver.close()
        rig.driver.open()

    def test_an_answer_to_the_health_question_never_holds_a_card(self, rigging: Rigging) -> None:
        rig = rigging()
        rig.simulated.put_card(CHEN)
        rig.driver.read()
        shown = rig.driver.standing().evidence
        assert len(shown) == 10
        assert "陈".encode("utf-16-le") not in shown
