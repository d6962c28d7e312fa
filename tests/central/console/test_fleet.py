"""What the desk sees of the fleet: how each terminal stands, what calls for somebody, and where they are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from central.console.roles import Role
from central.fleet.alerts import Alert, calls
from central.fleet.filters import Filter, counts
from central.fleet.machines import Machine, Spot, Standing
from central.fleet.map import HEIGHT, MARGIN, WIDTH, dots
from central.terminal_list import Hole, TerminalLine
from central.words import ALERTS, STANDINGS_OF_TERMINALS
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.diagnostics import DeviceReport, ReadinessReport
from tests.central.console.desk import signed_in
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_heartbeat import beat

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LINE = TerminalLine(
    code="0001",
    epoch=1,
    seen=NOW - timedelta(seconds=40),
    version="0.1.0",
    waiting=0,
    alarms=(),
    shut_out=False,
    approved=True,
    fingerprint="AAAA-BBBB-CCCC-DDDD",
    site="210211001",
    highest_contiguous=3,
    holes=(),
    not_yet_here=0,
)
WELL = Machine(LINE, NOW - timedelta(minutes=2), None, None, None)


def like(code: str = "0001", **change: Any) -> Machine:
    return replace(WELL, line=replace(LINE, code=code, **change))


def reporting(state: str, cause: str) -> Machine:
    device = DeviceReport(name="receipt_printer", kind="printer", state=state, cause=cause, counters={})
    report = ReadinessReport(made=NOW, version="0.1.0", ready=False, devices=(device,), findings=())
    return replace(WELL, report=report, reported=NOW)


LONG_AGO = NOW - timedelta(hours=3)
HOLE = Hole(1, 2, 4, NOW - timedelta(days=3))
STANDING = [
    (like(), Standing.WELL),
    (like(alarms=("storage_low",)), Standing.ATTENTION),
    (like(holes=(HOLE,)), Standing.ATTENTION),
    (like(seen=NOW - timedelta(minutes=6)), Standing.OFFLINE),
    (like(seen=None), Standing.NEVER_HEARD),
    (like(approved=False), Standing.TO_APPROVE),
    (like(shut_out=True, approved=False, seen=None), Standing.SHUT_OUT),
]


@pytest.mark.parametrize(("machine", "standing"), STANDING)
def test_a_terminal_stands_one_way(machine: Machine, standing: Standing) -> None:
    assert machine.standing(NOW) is standing


def test_every_standing_and_every_alert_has_words() -> None:
    assert set(STANDINGS_OF_TERMINALS) == set(Standing)
    assert list(ALERTS) == list(Alert), "in the order of urgency"


@pytest.mark.parametrize(
    ("machine", "alert", "since", "detail"),
    [
        (like(seen=NOW - timedelta(hours=2)), Alert.OFFLINE, NOW - timedelta(hours=2), ""),
        (replace(like(waiting=4), last_received=LONG_AGO), Alert.UNSENT, LONG_AGO, "4"),
        (replace(like(waiting=1), last_received=None), Alert.UNSENT, None, "1"),
        (like(alarms=("quarantined",)), Alert.QUARANTINE, None, "quarantined"),
        (like(holes=(HOLE,)), Alert.HOLES, HOLE.since, "3"),
        (like(alarms=("outbox_set_aside",)), Alert.STORAGE, None, "outbox_set_aside"),
        (reporting("attention", "paper_low"), Alert.PAPER, NOW, "receipt_printer: paper_low"),
        (reporting("faulted", "silent"), Alert.DEVICE, NOW, "receipt_printer: silent"),
        (like(alarms=("updates_stale",)), Alert.STALE_CONFIGURATION, None, "updates_stale"),
        (like(approved=False), Alert.TO_APPROVE, None, "AAAA-BBBB-CCCC-DDDD"),
        (like(alarms=("a_new_word",)), Alert.OTHER, None, "a_new_word"),
    ],
)
def test_each_trouble_calls_once_with_its_age(
    machine: Machine, alert: Alert, since: datetime | None, detail: str
) -> None:
    (call,) = calls([machine], NOW)
    assert (call.alert, call.since, call.detail) == (alert, since, detail)


def test_nobody_is_called_for_a_terminal_that_is_well_or_shut_out() -> None:
    assert calls([WELL, like(shut_out=True, seen=None), like(waiting=2)], NOW) == []


def test_low_ratings_call_from_the_third_on_and_the_longest_offline_stands_first() -> None:
    assert calls([WELL], NOW, low_ratings={"0001": 2}) == []
    assert [each.alert for each in calls([WELL], NOW, low_ratings={"0001": 3})] == [Alert.LOW_RATINGS]
    later, first = like("0002", seen=NOW - timedelta(hours=1)), like("0003", seen=NOW - timedelta(hours=9))
    found = calls([like("0004", alarms=("storage_low",)), later, first], NOW)
    assert [each.code for each in found] == ["0003", "0002", "0004"]


def test_filters_hold_together_and_counts_leave_nobody_out() -> None:
    spot = Spot(Text(zh="泉水街道", en="Quanshui"), Text(zh="x", en="x"), 38.9, 121.5)
    fleet = [like("0001"), replace(like("0002", version="0.2.0"), spot=spot), like("0003", seen=None)]
    assert [each.code for each in fleet if Filter(version="0.2.0").keeps(each, NOW)] == ["0002"]
    assert [each.code for each in fleet if Filter(text="quan").keeps(each, NOW)] == ["0002"]
    assert [each.code for each in fleet if Filter(standing="never_heard").keeps(each, NOW)] == ["0003"]
    assert not Filter(standing="never_heard", version="0.2.0").keeps(fleet[1], NOW)
    assert sum(counts(fleet, NOW).values()) == 3


def test_the_map_keeps_north_up_east_right_and_everybody_inside() -> None:
    places = [(38.95, 121.50), (38.99, 121.50), (38.95, 121.62)]
    spots = [Spot(Text(zh="x"), Text(zh="x"), *each) for each in places]
    here, north, east = dots([replace(WELL, spot=each) for each in spots])
    assert (north.x, north.y < here.y) == (here.x, True)
    assert (east.y, east.x > here.x) == (here.y, True)
    metres_per_unit = (0.04 * 111_195 / (here.y - north.y), 0.12 * 86_470 / (east.x - here.x))
    assert metres_per_unit[0] == pytest.approx(metres_per_unit[1], rel=0.01)
    for dot in dots([replace(WELL, spot=each) for each in spots]) + dots([replace(WELL, spot=spots[0])]):
        assert MARGIN <= dot.x <= WIDTH - MARGIN
        assert MARGIN <= dot.y <= HEIGHT - MARGIN
    assert dots([WELL]) == []


def test_the_pages_show_it_and_a_filter_stands_in_the_address(fresh_service: RunningService) -> None:
    fresh_service.clock.stopped_at = None
    browser = signed_in(fresh_service, "operator", Role.OPERATOR)
    assert "没有告警" in browser.get("/alerts").text
    terminals = [
        TestTerminal.enrol(fresh_service.url, fresh_service.enrolment_code(f"F{each}"), f"F{each}")
        for each in range(2)
    ]
    beat(terminals[0], alarms=("storage_full",))
    shown = browser.get("/terminals").text
    assert "甘井子街道办事处" in shown
    assert all(f'href="/terminals/{each.name}"' in shown for each in terminals)
    only = browser.get("/terminals?standing=attention").text
    assert f'href="/terminals/{terminals[0].name}"' in only
    assert f'href="/terminals/{terminals[1].name}"' not in only
    drawn = browser.get("/terminals?view=map").text
    assert drawn.count("<circle") >= 2
    called = browser.get("/alerts").text
    assert called.index("失联") < called.index("存储不够或损坏"), "the more urgent first"
    assert "storage_full" in browser.get(f"/terminals/{terminals[0].name}").text
    for each in terminals:
        each.close()
