"""The card reader's owner, over the real driver and a simulated reader on a pseudo-terminal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from devices.id_card.build import build_reader
from devices.id_card.reader import USUAL, Habits
from devices.simulators.pty_line import Direction, PtyLine
from devices.simulators.sdt_cards import SimulatedCard, resident_card
from devices.simulators.sdt_faults import Fault, FaultKind
from devices.simulators.sdt_reader import READ_BASE_INFO, SAM_STATUS, SimulatedSdtReader
from devices.standing import Cause, DeviceState
from kiosk.visit.answers import CardBeingRead, CardFailed, CardRead
from kiosk.visit.effects import StartReading, StopReading, Wipe, WipeReason
from kiosk.visit.news import CardLifted, CardSeen, CardUnseen, ReaderChanged
from tests.ui.workers.heard import Heard
from ui.workers.card_watch import EMPTY_POLLS, LIFT_AND_RETRY, NOT_WORKING, CardWatch
from ui.workers.plugged import Plugged


def a_card(name: str = "陈示例", number: str = "11010519491231002X") -> SimulatedCard:
    return resident_card(
        name=name,
        number=number,
        sex="2",
        nation="01",
        birth="19491231",
        address="辽宁省大连市甘井子区示例路1号",
        issuer="大连市公安局甘井子分局",
        valid_from="20100101",
        valid_to="长期",
    )


@dataclass
class Cutter:
    """Pulls the cable out once, in the middle of the answer that carries a card."""

    armed: bool = False
    cut: Callable[[], None] = lambda: None
    _reading: bool = False

    def hear(self, direction: Direction, data: bytes) -> None:
        """The line's tap."""
        if direction is Direction.TO_DEVICE:
            self._reading = READ_BASE_INFO in data
        elif self.armed and self._reading:
            self.armed = False
            self.cut()


@dataclass
class Counter:
    """A reader on its cable, and the watch over it."""

    reader: SimulatedSdtReader
    watch: CardWatch
    heard: Heard
    counted: list[str]
    line: PtyLine
    cutter: Cutter

    def rest(self, times: int = EMPTY_POLLS + 1) -> None:
        """So many polls."""
        for _ in range(times):
            self.heard.seconds += self.watch.rest()


def counter(*, lift_after_read: bool = False, habits: Habits = USUAL, port: Path | None = None) -> Counter:
    cutter = Cutter()
    line = PtyLine(port, baud=115200 if port else None, tap=cutter.hear)
    cutter.cut = line.unplug
    reader = SimulatedSdtReader(line, lift_after_read=lift_after_read)
    reader.start()
    heard, counted = Heard(), list[str]()
    driver = build_reader(line.path, 115200)
    driver.habits = habits
    watch = CardWatch(driver, heard.post, heard.clock, heard.stand, counted.append)
    return Counter(reader, watch, heard, counted, line, cutter)


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Counter]:
    made = counter(port=tmp_path / "dev" / "reader")
    made.rest()
    yield made
    made.watch.close()
    made.reader.stop()


def test_a_card_that_is_wanted_is_read(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardRead)))
    assert at.heard.of(CardBeingRead)[0].ticket == 7
    (read,) = at.heard.of(CardRead)
    assert (read.ticket, read.card.name) == (7, "陈示例")


def test_a_card_that_nobody_wants_is_seen_and_not_read(at: Counter) -> None:
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardSeen)))
    at.rest()
    assert not at.heard.of(CardBeingRead)


def test_a_card_put_before_it_was_asked_for_is_read_at_once(at: Counter) -> None:
    at.reader.put_card(a_card())
    at.rest()
    at.watch.handle(StartReading(7))
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardRead)))


def test_a_card_left_by_the_person_before_is_not_read_for_the_next(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardRead)))
    at.watch.handle(Wipe(WipeReason.IDLE))
    at.watch.handle(StartReading(8))
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardFailed)))
    at.rest()
    assert [each.ticket for each in at.heard.of(CardFailed)] == [8], "said once, not at every poll"
    assert len(at.heard.of(CardRead)) == 1
    at.reader.lift_card()
    at.rest()
    at.reader.put_card(a_card("周示例"))
    at.heard.rest_until(at.watch, lambda: len(at.heard.of(CardRead)) == 2)
    assert at.heard.of(CardRead)[1].card.name == "周示例"


def test_a_card_that_lay_there_when_the_process_started_is_nobodys() -> None:
    made = counter()
    made.reader.put_card(a_card())
    made.watch.handle(StartReading(1))
    made.heard.rest_until(made.watch, lambda: bool(made.heard.of(CardFailed)))
    assert not made.heard.of(CardRead)
    made.watch.close()
    made.reader.stop()


def test_a_card_that_fails_is_read_after_it_was_lifted(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.reader.fault = Fault(FaultKind.READ_FAILED)
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardFailed)))
    assert at.heard.of(CardFailed)[0].sentence_key == LIFT_AND_RETRY
    at.reader.fault = None
    at.rest()
    assert not at.heard.of(CardRead)
    at.reader.lift_card()
    at.rest()
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardRead)))


def test_another_card_is_read_for_a_visit_that_could_not_use_the_first(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardRead)))
    at.rest()
    assert not at.heard.of(CardFailed), "what the visit says of that card stays on the screen"
    at.reader.lift_card()
    at.rest()
    at.reader.put_card(a_card("周示例"))
    at.heard.rest_until(at.watch, lambda: len(at.heard.of(CardRead)) == 2)
    assert {each.ticket for each in at.heard.of(CardRead)} == {7}


def test_a_lifted_card_is_told(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardRead)))
    at.rest()
    at.reader.lift_card()
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardLifted)))
    assert not at.heard.of(CardUnseen)


def test_a_reader_that_is_blind_after_a_read_is_not_believed() -> None:
    made = counter(lift_after_read=True)
    made.rest()
    made.watch.handle(StartReading(7))
    made.reader.put_card(a_card())
    made.heard.rest_until(made.watch, lambda: bool(made.heard.of(CardRead)))
    made.heard.rest_until(made.watch, lambda: bool(made.heard.of(CardUnseen)))
    assert not made.heard.of(CardLifted)
    made.watch.handle(StartReading(8))
    made.rest()
    assert len(made.heard.of(CardRead)) == 1, "the same card was read for the next person"
    made.watch.close()
    made.reader.stop()


def test_a_reader_known_to_see_what_it_has_read_is_believed_at_once() -> None:
    made = counter(habits=Habits(lift_after_read=False))
    made.rest()
    made.watch.handle(StartReading(7))
    made.reader.put_card(a_card())
    made.heard.rest_until(made.watch, lambda: bool(made.heard.of(CardRead)))
    made.reader.lift_card()
    made.heard.rest_until(made.watch, lambda: bool(made.heard.of(CardLifted)))
    assert not made.heard.of(CardUnseen)
    made.watch.close()
    made.reader.stop()


def test_a_reader_that_wants_time_between_polls_is_given_it() -> None:
    made = counter(habits=Habits(poll_seconds=0.9))
    made.watch.handle(StartReading(7))
    waits = [made.watch.rest()]
    for _ in range(4):
        made.heard.seconds += waits[-1]
        waits.append(made.watch.rest())
    assert min(waits) == pytest.approx(0.9)
    made.watch.close()
    made.reader.stop()


def test_what_is_read_and_what_is_not_is_counted(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.reader.fault = Fault(FaultKind.READ_FAILED)
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardFailed)))
    assert at.counted == ["failures"]
    at.reader.fault = None
    at.reader.lift_card()
    at.rest()
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardRead)))
    assert at.counted == ["failures", "reads"]


def test_after_stop_no_card_is_read(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.watch.handle(StopReading())
    at.reader.put_card(a_card())
    at.rest()
    assert not at.heard.of(CardBeingRead)


def test_a_reader_that_is_not_there_is_said_once_and_found_when_it_comes() -> None:
    heard = Heard()
    line = PtyLine()
    reader = SimulatedSdtReader(line)
    there = False

    class Absent:
        def __init__(self) -> None:
            self.real = build_reader(line.path, 115200)

        def open(self) -> None:
            from devices.errors import PortUnavailable

            if not there:
                raise PortUnavailable("nothing at this port; plug the reader in")
            self.real.open()

        def __getattr__(self, name: str) -> object:
            return getattr(self.real, name)

    watch = CardWatch(Absent(), heard.post, heard.clock)  # type: ignore[arg-type]
    waits = []
    for _ in range(4):
        waits.append(watch.rest())
        heard.seconds += waits[-1]
    assert heard.of(ReaderChanged) == [ReaderChanged(NOT_WORKING)]
    assert waits == sorted(waits), "it is asked less and less often"
    there = True
    reader.start()
    heard.rest_until(watch, lambda: ReaderChanged(None) in heard.events)
    watch.close()
    reader.stop()


def test_a_reader_pulled_out_while_it_reads_is_said(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.reader.stop()
    at.heard.rest_until(at.watch, lambda: ReaderChanged(NOT_WORKING) in at.heard.events)


def test_the_board_hears_that_the_reader_works_and_that_it_has_gone(at: Counter) -> None:
    assert [each.state for each in at.heard.stood] == [DeviceState.WORKING]
    assert at.heard.stood[0].detail == "SAM 05.01-20120411-0002011994-1234567890"
    at.reader.fault = Fault(FaultKind.UNPLUGGED)
    at.heard.rest_until(at.watch, lambda: len(at.heard.stood) > 1)
    assert (at.heard.stood[1].state, at.heard.stood[1].cause) == (DeviceState.ABSENT, Cause.UNPLUGGED)


def replugged(at: Counter) -> None:
    """Pull the reader's cable out, let the watch notice, and put it in again."""
    at.line.unplug()
    at.heard.rest_until(at.watch, lambda: at.heard.stood[-1].state is DeviceState.ABSENT)
    at.line.plug()
    at.watch.handle(Plugged())


def test_a_card_on_a_reader_that_comes_back_is_asked_to_be_lifted(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.reader.fault = Fault(FaultKind.SELECT_FAILED)
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardFailed)))
    replugged(at)
    at.heard.rest_until(at.watch, lambda: len(at.heard.of(CardFailed)) == 2)
    assert at.heard.of(CardFailed)[-1] == CardFailed(7, LIFT_AND_RETRY)


def test_a_card_whose_reading_was_cut_short_is_read_when_the_reader_is_back(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.cutter.armed = True
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardFailed)))
    assert at.heard.of(CardFailed) == [CardFailed(7, NOT_WORKING)]
    at.line.plug()
    at.watch.handle(Plugged())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardRead)))


def test_a_card_whose_reading_was_cut_short_is_not_read_for_the_next_person(at: Counter) -> None:
    at.watch.handle(StartReading(7))
    at.cutter.armed = True
    at.reader.put_card(a_card())
    at.heard.rest_until(at.watch, lambda: bool(at.heard.of(CardFailed)))
    at.watch.handle(Wipe(WipeReason.IDLE))
    at.watch.handle(StartReading(8))
    at.line.plug()
    at.watch.handle(Plugged())
    at.heard.rest_until(at.watch, lambda: CardFailed(8, LIFT_AND_RETRY) in at.heard.of(CardFailed))
    assert not at.heard.of(CardRead)


def test_a_reader_that_says_at_its_coming_that_it_is_not_authorised_serves_nobody() -> None:
    made = counter()
    made.reader.fault = Fault(FaultKind.SAM_NOT_AUTHORISED, command=SAM_STATUS)
    made.reader.put_card(a_card())
    made.watch.handle(StartReading(7))
    made.rest()
    assert made.heard.of(ReaderChanged) == [ReaderChanged(NOT_WORKING)]
    assert not made.heard.of(CardBeingRead)
    assert (made.heard.stood[-1].state, made.heard.stood[-1].cause) == (
        DeviceState.FAULTED,
        Cause.NOT_AUTHORISED,
    )
    made.reader.fault = None
    made.heard.rest_until(made.watch, lambda: ReaderChanged(None) in made.heard.events)
    made.watch.close()
    made.reader.stop()
