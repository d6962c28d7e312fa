"""Tests of devices in maintenance: with their owner, kept, judged, broken off, and ended with it."""

from dataclasses import replace

from devices.page_image.page import Page
from kiosk.technician.tests.course import Course
from kiosk.visit.answers import TestMoved
from kiosk.visit.bench import Place, Tab
from kiosk.visit.effects import (
    KeepTest,
    RunTest,
    StopTest,
)
from kiosk.visit.events import Tick
from kiosk.visit.stage import Stage
from kiosk.visit.touches.bench import BeginTest, CloseTest, JudgeTest, LookAt
from kiosk.visit.touches.travel import Back, Finish
from tests.kiosk.visit.residents import Terminal
from tests.kiosk.visit.technicians import in_maintenance


def at_a_test(name: str = "page", device: str = "receipt_printer") -> Terminal:
    terminal = in_maintenance()
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place(device, Tab.TESTS)), BeginTest(name))
    return terminal


def moved(terminal: Terminal, *, ended: bool = False, passed: bool | None = None) -> None:
    terminal.happens(telling(terminal, ended=ended, passed=passed))


def telling(terminal: Terminal, *, ended: bool = False, passed: bool | None = None) -> TestMoved:
    """What the owner has to say of the test that was begun last."""
    begun = next(each for each in reversed(terminal.effects) if isinstance(each, RunTest))
    return TestMoved(begun.ticket, Course(begun.device, begun.test, (), ended, passed))


def kept(terminal: Terminal) -> list[KeepTest]:
    return [each for each in terminal.effects if isinstance(each, KeepTest)]


def test_a_test_runs_with_its_owner_and_its_outcome_is_kept() -> None:
    terminal = at_a_test()
    assert terminal.effects[-1] == RunTest(terminal.visit.ticket, "receipt_printer", "page")
    moved(terminal)
    assert kept(terminal) == []
    moved(terminal, ended=True, passed=False)
    assert kept(terminal) == [KeepTest("receipt_printer", "page", passed=False)]
    terminal.happens(CloseTest())
    assert terminal.visit.course is None


def test_a_second_test_does_not_begin_while_one_runs_nor_one_that_is_not_there() -> None:
    terminal = at_a_test()
    terminal.happens(BeginTest("answer"))
    assert sum(isinstance(each, RunTest) for each in terminal.effects) == 1
    assert not any(isinstance(each, RunTest) for each in at_a_test("no_such").effects)


def test_the_persons_word_is_kept_where_it_was_asked_for_and_only_there() -> None:
    terminal = at_a_test()
    terminal.happens(JudgeTest(well=True))
    assert kept(terminal) == []
    moved(terminal, ended=True)
    terminal.happens(JudgeTest(well=True), JudgeTest(well=False))
    assert kept(terminal) == [KeepTest("receipt_printer", "page", passed=True)]


def test_a_test_that_was_left_says_nothing_any_more() -> None:
    terminal = at_a_test()
    terminal.happens(Back())
    assert terminal.effects[-1] == StopTest("receipt_printer")
    moved(terminal, ended=True, passed=True)
    assert terminal.visit.courses == ()
    assert kept(terminal) == []


def test_a_test_that_needs_nobody_goes_on_while_another_device_is_tested() -> None:
    terminal = at_a_test("path", "network")
    path = telling(terminal, ended=True, passed=True)
    terminal.happens(
        Back(), LookAt(Stage.BENCH_DEVICE, Place("receipt_printer", Tab.TESTS)), BeginTest("page"), path
    )
    assert kept(terminal) == [KeepTest("network", "path", passed=True)]
    assert not any(isinstance(each, StopTest) for each in terminal.effects)
    assert terminal.visit.course is not None
    assert terminal.visit.course.test == "page"
    terminal.happens(Back(), LookAt(Stage.BENCH_DEVICE, Place("network", Tab.TESTS)))
    shown = terminal.visit.course
    assert shown is not None
    assert shown.passed


def test_a_report_that_was_printed_meanwhile_still_asks_when_one_comes_back() -> None:
    terminal = at_a_test("report")
    printed = telling(terminal, ended=True)
    terminal.happens(Back(), printed, LookAt(Stage.BENCH_DEVICE, Place("receipt_printer", Tab.TESTS)))
    terminal.happens(JudgeTest(well=False))
    assert kept(terminal) == [KeepTest("receipt_printer", "report", passed=False)]


def test_a_test_can_be_broken_off() -> None:
    terminal = at_a_test()
    terminal.happens(CloseTest())
    assert terminal.effects[-1] == StopTest("receipt_printer")
    assert terminal.visit.courses == ()
    moved(terminal, ended=True, passed=False)
    assert kept(terminal) == []


def test_the_end_of_maintenance_ends_every_test() -> None:
    terminal = at_a_test("path", "network")
    terminal.happens(
        Back(), LookAt(Stage.BENCH_DEVICE, Place("receipt_printer", Tab.TESTS)), BeginTest("page")
    )
    terminal.happens(Finish())
    assert {each.device for each in terminal.effects if isinstance(each, StopTest)} == {
        "network",
        "receipt_printer",
    }
    assert terminal.visit.courses == ()


def test_a_picture_goes_with_the_word_on_it() -> None:
    terminal = at_a_test("picture", "document_camera")
    page = Page(b"jpeg", 10, 20)
    shown = replace(telling(terminal, ended=True).course, picture=page)
    terminal.happens(TestMoved(terminal.visit.ticket, shown))
    assert terminal.visit.course is not None
    assert terminal.visit.course.picture is page
    terminal.happens(JudgeTest(well=True))
    assert terminal.visit.course.picture is None


def test_whoever_watches_a_long_test_is_not_sent_away() -> None:
    terminal = at_a_test()
    for _ in range(10):
        terminal.seconds += 100
        moved(terminal)
        terminal.happens(Tick())
    assert terminal.stage() is Stage.BENCH_DEVICE
    assert terminal.visit.warned_at is None
