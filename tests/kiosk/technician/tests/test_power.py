"""The battery supply, asked and put to the test at a simulated upsd and on the contacts of an I/O board."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

import pytest

from devices.simulators.nut_server import SimulatedNutServer
from devices.ups.nut_ups import NutUps
from kiosk.technician.tests import power
from kiosk.technician.tests.course import Course, Mark, Note, note
from kiosk.technician.tests.device_test import DeviceTest
from kiosk.technician.tests.registry import find_test
from tests.devices.ups.tcp import TcpLine
from tests.kiosk.technician.tests.walking import walk


@pytest.fixture
def server() -> Iterator[SimulatedNutServer]:
    with SimulatedNutServer() as simulated:
        yield simulated


def gone_through(
    server: SimulatedNutServer, name: str, report: Callable[[Course], None] = lambda _: None
) -> Course:
    test = find_test("ups", name)
    assert test is not None
    ups = NutUps(partial(TcpLine, server.port), "ups")
    with closing(ups):
        return walk(test, ups, report)


def notes(course: Course) -> list[Note | None]:
    return [step.note for step in course.steps]


def now(course: Course) -> str:
    return next((step.name for step in course.steps if step.mark is Mark.NOW), "")


def test_it_says_what_it_runs_on_and_what_is_left(server: SimulatedNutServer) -> None:
    server.set(ups_status="OL CHRG", battery_charge="96", battery_runtime="2520")
    course = gone_through(server, "supply")
    assert course.passed
    assert notes(course) == [note("on_mains"), note("battery_left", left="96 % · 42 min")]
    server.set(ups_status="OB DISCHRG", battery_runtime=None)
    assert notes(gone_through(server, "supply")) == [note("on_battery"), note("battery_left", left="96 %")]


@pytest.mark.parametrize(
    ("flags", "why"),
    [
        ("OL OFF", "supply_off"),
        ("WAIT", "supply_unknown"),
        ("OL RB", "battery_worn"),
        ("OL OVER", "overloaded"),
        ("OB LB", "battery_low"),
    ],
)
def test_what_is_wrong_with_it_fails_the_test(server: SimulatedNutServer, flags: str, why: str) -> None:
    server.set(ups_status=flags)
    course = gone_through(server, "supply")
    assert course.passed is False
    failed = [step.note for step in course.steps if step.mark is Mark.FAILED]
    assert [each.key for each in failed if each] == [why]


def test_one_that_does_not_answer_fails_in_the_drivers_words(server: SimulatedNutServer) -> None:
    server.unplug()
    course = gone_through(server, "supply")
    assert course.passed is False
    assert course.steps[0].mark is Mark.FAILED


def test_pulled_and_put_back_it_takes_over_and_hands_back(server: SimulatedNutServer) -> None:
    def hands(course: Course) -> None:
        if now(course) == "pull":
            server.set(ups_status="OB DISCHRG")
        if now(course) == "plug":
            server.set(ups_status="OL CHRG")

    course = gone_through(server, "power_cut", hands)
    assert course.passed
    assert notes(course)[1:] == [note("on_battery"), note("on_mains")]


@pytest.mark.parametrize(
    ("flags", "charge", "runtime", "why"),
    [
        ("OL", "20", "2400", "too_little_charge"),
        ("OL", "100", "120", "too_little_charge"),
        ("OL RB", "100", "2400", "battery_worn"),
        ("OL OVER", "100", "2400", "overloaded"),
        ("OB", "100", "2400", "no_mains_now"),
        ("WAIT", "100", "2400", "no_mains_now"),
    ],
)
def test_nobody_is_asked_to_pull_the_plug_where_that_is_a_risk(
    server: SimulatedNutServer, flags: str, charge: str, runtime: str, why: str
) -> None:
    server.set(ups_status=flags, battery_charge=charge, battery_runtime=runtime)
    asked: list[str] = []
    course = gone_through(server, "power_cut", lambda course: asked.append(now(course)))
    assert course.passed is False
    assert course.steps[0].note is not None
    assert course.steps[0].note.key == why
    assert "pull" not in asked


def test_a_battery_that_gives_in_at_once_fails_and_says_to_put_the_plug_back(
    server: SimulatedNutServer,
) -> None:
    def hands(course: Course) -> None:
        if now(course) == "pull":
            server.set(ups_status="OB LB")

    course = gone_through(server, "power_cut", hands)
    assert course.steps[1].note == note("battery_gave_in")


@pytest.mark.parametrize(("pulled", "why"), [(False, "plug_not_seen"), (True, "mains_not_back")])
def test_a_plug_that_nobody_pulls_or_puts_back_is_waited_for_only_so_long(
    server: SimulatedNutServer, pulled: bool, why: str
) -> None:
    def hands(course: Course) -> None:
        if pulled and now(course) == "pull":
            server.set(ups_status="OB")

    impatient = partial(power.power_cut, patience_s=0.0)
    ups = NutUps(partial(TcpLine, server.port), "ups")
    with closing(ups):
        course = walk(DeviceTest("power_cut", "ups", ("charged", "pull", "plug"), impatient), ups, hands)
    failed = [step.note for step in course.steps if step.mark is Mark.FAILED]
    assert failed == [note(why)]
