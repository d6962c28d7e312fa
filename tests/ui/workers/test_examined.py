"""Tests in the owner's thread: the owner has its turns meanwhile, and what is left is over."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from kiosk.technician.tests import registry
from kiosk.technician.tests.aside import aside
from kiosk.technician.tests.course import Course, GoesOn, Mark, Note, note
from kiosk.technician.tests.device_test import DeviceTest, Found, Walk
from kiosk.visit.answers import TestMoved
from kiosk.visit.effects import Effect, RunTest, StopTest, Wipe, WipeReason
from kiosk.visit.events import Event
from ui.workers import examined
from ui.workers.examined import Examined

PATIENCE_S = 60


@dataclass
class Owner:
    """What it was asked, and how many turns it had."""

    asked: list[Effect] = field(default_factory=list)
    turns: int = 0
    closed: bool = False

    def handle(self, effect: Effect) -> None:
        self.asked.append(effect)

    def rest(self) -> float:
        self.turns += 1
        return 5.0

    def close(self) -> None:
        self.closed = True


@dataclass
class Slow:
    """Tests that wait until they are let go on."""

    let_go: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    ended_early: list[str] = field(default_factory=list)

    def aside(self, _: object) -> Iterator[Found]:
        def work(tell: object) -> str:
            assert callable(tell)
            tell(note("question_of", number=3, of=9))
            assert self.let_go.wait(PATIENCE_S)
            self.over.set()
            return "made"

        made = yield from aside(work)
        yield Note(plain=made)

    def waiting(self, _: object) -> Iterator[Found]:
        try:
            while True:
                yield GoesOn()
        finally:
            self.ended_early.append("waiting")


class Bench:
    """An owner with the two tests, and what was posted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.slow = Slow()
        tests = {
            "report": DeviceTest("report", "computer", ("make_report",), self.slow.aside),
            "path": DeviceTest("path", "network", ("name",), self.slow.waiting),
        }
        monkeypatch.setattr(examined, "find_test", lambda _device, name: tests.get(name))
        self.owner = Owner()
        self.events: list[Event] = []
        self.examined = Examined(self.owner, None, self.events.append)

    def told(self) -> list[Course]:
        return [each.course for each in self.events if isinstance(each, TestMoved)]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(monkeypatch)


def test_what_takes_long_keeps_the_owner_from_nothing_and_says_how_far_it_is(bench: Bench) -> None:
    bench.examined.handle(RunTest(7, "computer", "report"))
    while not any(each.steps[0].note for each in bench.told()):
        assert bench.examined.rest() < 5
    assert bench.told()[-1].steps[0].note == note("question_of", number=3, of=9)
    wipe = Wipe(WipeReason.FINISHED)
    bench.examined.handle(wipe)
    assert bench.owner.asked == [wipe]
    turns = bench.owner.turns
    bench.examined.rest()
    assert bench.owner.turns == turns + 1
    bench.slow.let_go.set()
    assert bench.slow.over.wait(PATIENCE_S)
    while not bench.told()[-1].ended:
        bench.examined.rest()
    assert bench.told()[-1].passed
    assert bench.told()[-1].steps[0].note == Note(plain="made")
    assert {each.ticket for each in bench.events if isinstance(each, TestMoved)} == {7}
    assert bench.examined.rest() == 5


def test_two_tests_of_one_owner_go_side_by_side(bench: Bench) -> None:
    bench.examined.handle(RunTest(1, "computer", "report"))
    bench.examined.handle(RunTest(2, "network", "path"))
    bench.slow.let_go.set()
    while not any(each.device == "computer" and each.ended for each in bench.told()):
        bench.examined.rest()
    assert bench.slow.ended_early == []
    bench.examined.close()


def test_what_is_left_gives_back_what_it_has_taken_and_says_no_more(bench: Bench) -> None:
    bench.examined.handle(RunTest(1, "network", "path"))
    bench.examined.rest()
    told = len(bench.events)
    bench.examined.handle(StopTest("network"))
    assert bench.slow.ended_early == ["waiting"]
    assert bench.examined.rest() == 5
    assert len(bench.events) == told


def test_the_end_of_the_owner_ends_the_test(bench: Bench) -> None:
    bench.examined.handle(RunTest(1, "network", "path"))
    bench.examined.rest()
    bench.examined.close()
    assert bench.slow.ended_early == ["waiting"]
    assert bench.owner.closed


def test_what_fails_aside_fails_its_step() -> None:
    def fails(_: object) -> Iterator[Found]:
        def work(_: object) -> None:
            raise OSError("no room left")

        yield from aside(work)

    told: list[Course] = []
    test = DeviceTest("disk", "computer", ("write",), fails)
    walked = Walk(test, None, told.append)
    while walked.turn() is not None:
        pass
    assert told[-1].passed is False
    assert told[-1].steps[0].mark is Mark.FAILED
    assert told[-1].steps[0].note == Note(plain="no room left")


def test_every_own_part_and_every_report_goes_on_alone() -> None:
    for device in ("network", "computer"):
        assert all(each.alone for each in registry.of_device(device))
    report = registry.find_test("receipt_printer", "report")
    assert report is not None
    assert report.alone
