"""What the desk sees of the fleet: how each terminal stands, what calls for somebody, and where they are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from central.console.roles import Role
from central.fleet import words
from central.fleet.alerts import Alert, calls
from central.fleet.filters import Filter, counts
from central.fleet.looks import Standing, looks
from central.fleet.machines import Given, Machine, Spot
from central.fleet.map import HEIGHT, MARGIN, WIDTH, dots
from central.terminal_list import Hole, TerminalLine
from central.words import ALERTS, STANDINGS_OF_TERMINALS
from devices.standing import Cause, DeviceState
from kiosk.agent.update_watch import NO_ROOT_ALARM, REFUSED_ALARM, STALE_ALARM
from kiosk.apply.record import Reason
from kiosk.apply.status import ALARMS as BUNDLE_ALARMS
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.status import ApplyPhase, ApplyStatus, DeviceStatus, QueueStatus, TerminalStatus
from kiosk.words import Words
from tests.central.console.desk import signed_in
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_heartbeat import beat

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(hours=3)
SEEN = NOW - timedelta(seconds=40)
LINE = TerminalLine(
    code="0001",
    epoch=1,
    seen=SEEN,
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
EMPTY = QueueStatus(waiting=0, quarantined=0, delivered=3)
WELL = Machine(LINE, TerminalStatus(queue=EMPTY), None, NOW - timedelta(minutes=2), None)


def like(code: str = "0001", **change: Any) -> Machine:
    return replace(WELL, line=replace(LINE, code=code, **change))


def saying(**status: Any) -> Machine:
    return replace(WELL, status=TerminalStatus(**{"queue": EMPTY, **status}))


def device(state: str, cause: str, since: datetime = LONG_AGO) -> Machine:
    return saying(devices=(DeviceStatus(name="receipt_printer", state=state, cause=cause, since=since),))


def given(applied: ApplyStatus | None, ago: timedelta = timedelta(hours=3)) -> Machine:
    return replace(saying(apply=applied), given=Given(12, NOW - ago))


def applied(sequence: int, phase: ApplyPhase, reason: str = "", since: datetime = LONG_AGO) -> ApplyStatus:
    return ApplyStatus(sequence=sequence, phase=phase, reason=reason, since=since)


def waiting(count: int, oldest_seconds: int | None) -> Machine:
    queue = QueueStatus(waiting=count, quarantined=0, delivered=3, oldest_seconds=oldest_seconds)
    return replace(like(waiting=count), status=TerminalStatus(queue=queue))


HOLE = Hole(1, 2, 4, NOW - timedelta(days=3))
STANDING = [
    (like(), Standing.WELL),
    (like(alarms=("storage_low",)), Standing.ATTENTION),
    (like(holes=(HOLE,)), Standing.ATTENTION),
    (device("faulted", "silent"), Standing.ATTENTION),
    (like(seen=NOW - timedelta(minutes=6)), Standing.OFFLINE),
    (like(seen=None), Standing.NEVER_HEARD),
    (like(approved=False), Standing.TO_APPROVE),
    (like(shut_out=True, approved=False, seen=None), Standing.SHUT_OUT),
]


@pytest.mark.parametrize(("machine", "standing"), STANDING)
def test_a_terminal_stands_one_way(machine: Machine, standing: Standing) -> None:
    assert [each.standing for each in looks([machine], NOW)] == [standing]


def test_what_needs_somebody_stands_first_in_the_list() -> None:
    fleet = [like("0001"), like("0002", alarms=("storage_low",)), like("0003", seen=LONG_AGO)]
    assert [each.code for each in looks(fleet, NOW)] == ["0003", "0002", "0001"]


def test_every_standing_and_every_alert_has_words() -> None:
    assert set(STANDINGS_OF_TERMINALS) == set(Standing)
    assert list(ALERTS) == list(Alert), "in the order of urgency"


def test_every_word_that_a_terminal_says_of_itself_is_put_into_words() -> None:
    """And the desk reads of a device what the technician at the terminal does: the two telephone."""
    assert set(words.STATES) == set(DeviceState)
    assert set(words.CAUSES) == set(Cause) - {Cause.NONE}
    assert set(words.PHASES) == set(ApplyPhase)
    assert set(words.REASONS) == set(Reason) - {Reason.NONE}
    assert {*BUNDLE_ALARMS.values(), NO_ROOT_ALARM, REFUSED_ALARM, STALE_ALARM} <= set(words.ALARMS)
    chinese, english = Words("zh"), Words("en")
    for name, table in (("state", words.STATES), ("cause", words.CAUSES), ("part", words.PARTS)):
        for word, said in table.items():
            key = f"bench.{name}.{word}"
            assert (said.zh, said.en) == (chinese.text(key), english.text(key)), word


@pytest.mark.parametrize(
    ("machine", "alert", "since", "detail"),
    [
        (like(seen=NOW - timedelta(hours=2)), Alert.OFFLINE, NOW - timedelta(hours=2), None),
        (waiting(4, 2 * 3600), Alert.UNSENT, SEEN - timedelta(hours=2), "4 件还在终端里"),
        (replace(like(waiting=1), status=None, last_received=None), Alert.UNSENT, None, "1 件还在终端里"),
        (like(alarms=("quarantined",)), Alert.QUARANTINE, None, "有件被退回"),
        (like(holes=(HOLE,)), Alert.HOLES, HOLE.since, "3 件没到"),
        (saying(devices_at=LONG_AGO), Alert.SCREEN, LONG_AGO, "画面程序没有动静"),
        (like(alarms=("outbox_set_aside",)), Alert.STORAGE, None, "待发箱文件损坏，已另存"),
        (device("attention", "paper_low"), Alert.PAPER, LONG_AGO, "凭条打印机：纸快用完了"),
        (device("faulted", "silent"), Alert.DEVICE, LONG_AGO, "凭条打印机：没有应答"),
        (device("faulted", "a_new_cause"), Alert.DEVICE, LONG_AGO, "凭条打印机：故障"),
        (like(alarms=("updates_stale",)), Alert.STALE_CONFIGURATION, None, "两天没有确认更新"),
        (given(None), Alert.STALE_CONFIGURATION, LONG_AGO, "还没有取指派给它的配置"),
        (
            given(applied(12, ApplyPhase.UNDONE, "screen_crashed")),
            Alert.STALE_CONFIGURATION,
            LONG_AGO,
            "试运行没通过，已退回：画面程序崩溃",
        ),
        (saying(clock_offset_seconds=720.0), Alert.CLOCK, None, "时钟慢了 12 分钟"),
        (like(approved=False), Alert.TO_APPROVE, None, "AAAA-BBBB-CCCC-DDDD"),
        (like(alarms=("a_new_word",)), Alert.OTHER, None, "a_new_word"),
    ],
)
def test_each_trouble_calls_once_in_words_with_its_age(
    machine: Machine, alert: Alert, since: datetime | None, detail: str | None
) -> None:
    (call,) = calls([machine], NOW)
    assert (call.alert, call.since, call.detail and call.detail.zh) == (alert, since, detail)
    assert call.detail is None or call.detail.en or alert in (Alert.TO_APPROVE, Alert.OTHER)


@pytest.mark.parametrize(
    "machine",
    [
        WELL,
        like(shut_out=True, seen=None),
        waiting(2, 600),
        device("absent", "unplugged", since=NOW - timedelta(minutes=1)),
        given(None, ago=timedelta(minutes=10)),
        given(applied(12, ApplyPhase.PROBATION)),
        given(applied(12, ApplyPhase.KEPT)),
        saying(devices_at=NOW - timedelta(minutes=1), clock_offset_seconds=3.0),
    ],
)
def test_nobody_is_called_for_what_is_well_or_mends_itself(machine: Machine) -> None:
    assert calls([machine], NOW) == []


def test_what_a_bundle_became_is_not_said_twice_and_a_device_by_the_right_clock() -> None:
    undone = given(applied(12, ApplyPhase.UNDONE, "screen_hung"))
    both = replace(undone, line=replace(LINE, alarms=("bundle_undone",)))
    assert [each.detail.en for each in calls([both], NOW) if each.detail] == [
        "Failed its probation, undone: the screen hung"
    ]
    slow = device("faulted", "silent", since=NOW - timedelta(hours=1, minutes=2))
    assert slow.status
    shifted = replace(slow, status=slow.status.model_copy(update={"clock_offset_seconds": 3600.0}))
    assert Alert.DEVICE not in [each.alert for each in calls([shifted], NOW)], "two minutes, by our clock"


def test_low_ratings_call_from_the_third_on_and_the_longest_offline_stands_first() -> None:
    assert calls([WELL], NOW, low_ratings={"0001": 2}) == []
    assert [each.alert for each in calls([WELL], NOW, low_ratings={"0001": 3})] == [Alert.LOW_RATINGS]
    later, first = like("0002", seen=NOW - timedelta(hours=1)), like("0003", seen=NOW - timedelta(hours=9))
    found = calls([like("0004", alarms=("storage_low",)), later, first], NOW)
    assert [each.code for each in found] == ["0003", "0002", "0004"]


def test_filters_hold_together_and_counts_leave_nobody_out() -> None:
    spot = Spot(Text(zh="泉水街道", en="Quanshui"), Text(zh="x", en="x"), 38.9, 121.5)
    pushed = saying(configuration="config/general-12.toml")
    fleet = looks(
        [
            like("0001"),
            replace(like("0002", version="0.2.0"), spot=spot),
            like("0003", seen=None),
            replace(pushed, line=replace(LINE, code="0004", alarms=("storage_low",))),
        ],
        NOW,
    )

    def kept(wanted: Filter) -> list[str]:
        return [each.code for each in fleet if wanted.keeps(each)]

    assert kept(Filter(version="0.2.0")) == ["0002"]
    assert kept(Filter(text="quan")) == ["0002"]
    assert kept(Filter(standing="never_heard")) == ["0003"]
    assert kept(Filter(alert="storage")) == ["0004"]
    assert kept(Filter(configuration="general-12")) == ["0004"]
    assert sorted(kept(Filter(configuration="factory"))) == ["0001", "0002", "0003"]
    assert kept(Filter(standing="never_heard", version="0.2.0")) == []
    assert sum(counts(fleet).values()) == 4


def test_the_map_keeps_north_up_east_right_and_everybody_inside() -> None:
    places = [(38.95, 121.50), (38.99, 121.50), (38.95, 121.62)]
    spots = [Spot(Text(zh="x"), Text(zh="x"), *each) for each in places]
    there = [replace(like(f"000{number}"), spot=each) for number, each in enumerate(spots)]
    here, north, east = dots(looks(there, NOW))
    assert (north.x, north.y < here.y) == (here.x, True)
    assert (east.y, east.x > here.x) == (here.y, True)
    metres_per_unit = (0.04 * 111_195 / (here.y - north.y), 0.12 * 86_470 / (east.x - here.x))
    assert metres_per_unit[0] == pytest.approx(metres_per_unit[1], rel=0.01)
    for dot in [here, north, east, *dots(looks([replace(WELL, spot=spots[0])], NOW))]:
        assert MARGIN <= dot.x <= WIDTH - MARGIN
        assert MARGIN <= dot.y <= HEIGHT - MARGIN
    assert dots(looks([WELL], NOW)) == []


def test_the_pages_show_it_and_a_filter_stands_in_the_address(own_service: RunningService) -> None:
    browser = signed_in(own_service, "operator", Role.OPERATOR)
    assert "还没有终端" in browser.get("/alerts").text
    terminals = [
        TestTerminal.enrol(own_service.url, own_service.enrolment_code(f"F{each}"), f"F{each}")
        for each in range(2)
    ]
    now = own_service.clock()
    printer = DeviceStatus(name="receipt_printer", state="faulted", cause="paper_out", since=now)
    status = TerminalStatus(
        devices=(printer,),
        devices_at=now,
        queue=QueueStatus(waiting=3, quarantined=0, delivered=8, oldest_seconds=7200),
        configuration="config/general-12.toml",
        apply=applied(7, ApplyPhase.PROBATION, since=now),
    )
    beat(terminals[0], sequence=3, alarms=("storage_full",), status=status)
    shown = browser.get("/terminals").text
    assert "甘井子街道办事处" in shown
    assert all(f'href="/terminals/{each.name}"' in shown for each in terminals)
    for said in ("general-12", "试运行", "最久 2小时", "存储已满，不再受理", "3 件还在终端里"):
        assert said in shown, said
    only = browser.get("/terminals?alert=paper").text
    assert f'href="/terminals/{terminals[0].name}"' in only
    assert f'href="/terminals/{terminals[1].name}"' not in only
    drawn = browser.get("/terminals?view=map").text
    assert drawn.count("<circle") >= 2
    assert "凭条打印机：没有纸了" in drawn
    called = browser.get("/alerts").text
    assert called.index("失联") < called.index("存储不够或损坏"), "the more urgent first"
    for page in (called, browser.get(f"/terminals/{terminals[0].name}").text):
        assert "没有纸了" in page
        assert not [
            word for word in ("storage_full", "paper_out", "receipt_printer", "probation") if word in page
        ]
    english = browser.get("/language/en?next=/alerts").text
    assert "Paper and supplies" in english
    assert "处" not in english
    for each in terminals:
        each.close()
