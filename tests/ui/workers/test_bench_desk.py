"""The technician's desk: what it answers at the entrance, what it writes down, and that it looks only when
asked.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from devices.port_search import PortFound
from kiosk.technician.access.entrance import Answer, Means, entrance, pin_file
from kiosk.technician.terminal_facts import TerminalFacts
from kiosk.visit.answers import EntranceAnswered
from kiosk.visit.effects import AskEntrance, EndMaintenance, KeepTest, Serviced, TryPin
from kiosk.visit.events import Event
from offline_cache.service_record import DeviceRecord, ServiceRecord
from ui.workers.bench_desk import UNDO_S, BenchDesk, Looked

PIN = "280415"
FACTS = TerminalFacts(
    "0001", "0.1.0", None, 9000, 10000, 512, clock_possible=True, clock_confirmed=True, clock_offset=0.0
)


class HeardBooks:
    """The real service record, and what else was asked and written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.looks = 0
        self.written: list[tuple[str, dict[str, str]]] = []

    def facts(self) -> TerminalFacts:
        self.looks += 1
        return FACTS

    def ports(self) -> tuple[PortFound, ...]:
        return ()

    def records(self) -> Mapping[str, DeviceRecord]:
        with ServiceRecord.open(self.path) as record:
            return record.all()

    def serviced(self, device: str, at: datetime, who: str) -> None:
        with ServiceRecord.open(self.path) as record:
            record.serviced(device, at, who)

    def restore(self, device: str, before: DeviceRecord) -> None:
        with ServiceRecord.open(self.path) as record:
            record.restore(device, before)

    def tested(self, device: str, test: str, *, passed: bool, at: datetime) -> None:
        with ServiceRecord.open(self.path) as record:
            record.tested(device, test, passed, at)

    def roll(self) -> None:
        return None

    def record(self, event: str, /, **words: str) -> None:
        self.written.append((event, words))

    def close(self) -> None:
        pass


class Bench:
    """A desk in the hands of a test."""

    def __init__(self, directory: Path) -> None:
        self.seconds = 50.0
        self.answers: list[Event] = []
        self.shown: list[Looked] = []
        self.books = HeardBooks(directory / "service.db")
        self.desk = BenchDesk(
            entrance(directory / "data", self.books.record, lambda: self.seconds),
            self.books,
            self.answers.append,
            self.shown.append,
            lambda: self.seconds,
        )

    def answer(self) -> Answer:
        said = self.answers[-1]
        assert isinstance(said, EntranceAnswered)
        return said.verdict.answer


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path)
    pin_file(tmp_path / "data").set(PIN)
    return bench


def test_it_says_how_the_entrance_stands_and_writes_nothing(bench: Bench, tmp_path: Path) -> None:
    bench.desk.handle(AskEntrance(7))
    assert bench.answers[-1].ticket == 7  # type: ignore[union-attr]  # an answer
    assert bench.answer() is Answer.WRONG
    pin_file(tmp_path / "data").set("111222")
    assert bench.books.written == []


def test_every_try_is_written_down_and_so_are_begin_and_end(bench: Bench) -> None:
    bench.desk.handle(TryPin(1, "000111", Means.SWITCH))
    assert bench.answer() is Answer.WRONG
    bench.desk.handle(TryPin(2, PIN, Means.SWITCH))
    assert bench.answer() is Answer.OPENED
    bench.desk.handle(EndMaintenance(by_itself=True))
    assert bench.books.written == [
        ("technician.tried", {"outcome": "wrong"}),
        ("technician.tried", {"outcome": "opened"}),
        ("technician.began", {"means": "switch", "way": "pin", "technician": "pin", "role": "service"}),
        ("technician.ended", {"reason": "idle"}),
    ]


def test_it_looks_only_while_a_technician_is_there(bench: Bench) -> None:
    bench.desk.rest()
    assert bench.books.looks == 0
    bench.desk.handle(TryPin(1, PIN, Means.GESTURE))
    assert 0 < bench.desk.rest() < 5
    assert bench.shown[-1].facts == FACTS
    bench.desk.handle(EndMaintenance(by_itself=False))
    looks = bench.books.looks
    bench.desk.rest()
    assert bench.books.looks == looks
    assert bench.shown[-1] == Looked()


def test_a_service_counts_anew_and_taken_back_counts_on(bench: Bench) -> None:
    with ServiceRecord.open(bench.books.path) as record:
        record.count("receipt_printer", "receipts", 100)
        record.serviced("receipt_printer", datetime(2026, 11, 1, tzinfo=UTC), "t07")
        record.count("receipt_printer", "receipts", 30)
    before = bench.books.records()["receipt_printer"]
    bench.desk.handle(TryPin(1, PIN, Means.GESTURE))

    bench.desk.handle(Serviced("receipt_printer"))
    bench.desk.rest()
    assert bench.shown[-1].records["receipt_printer"].counters["receipts"].since_service == 0
    assert bench.shown[-1].just_serviced == {"receipt_printer"}

    with ServiceRecord.open(bench.books.path) as record:
        record.count("receipt_printer", "receipts", 1)
    bench.desk.handle(Serviced("receipt_printer", taken_back=True))
    after = bench.books.records()["receipt_printer"]
    assert after.serviced == before.serviced
    assert (after.counters["receipts"].for_ever, after.counters["receipts"].since_service) == (131, 31)


def test_how_a_test_ended_is_kept_and_shown(bench: Bench) -> None:
    bench.desk.handle(TryPin(1, PIN, Means.GESTURE))
    bench.desk.handle(KeepTest("ups", "answer", passed=False))
    bench.desk.rest()
    [result] = bench.shown[-1].records["ups"].tests
    assert (result.test, result.passed) == ("answer", False)


def test_a_first_service_taken_back_leaves_none_on_record(bench: Bench) -> None:
    bench.desk.handle(TryPin(1, PIN, Means.GESTURE))
    bench.desk.handle(Serviced("ups"))
    bench.desk.handle(Serviced("ups", taken_back=True))
    assert "ups" not in bench.books.records()


def test_after_a_while_a_service_stands(bench: Bench) -> None:
    bench.desk.handle(TryPin(1, PIN, Means.GESTURE))
    bench.desk.handle(Serviced("ups"))
    bench.seconds += UNDO_S + 1
    bench.desk.rest()
    assert bench.shown[-1].just_serviced == frozenset()
    bench.desk.handle(Serviced("ups", taken_back=True))
    assert "ups" in bench.books.records()
