"""The technician's screens for the pictures: invented devices and figures, told by the real view-models'
functions.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

from devices.port_search import PortFound
from devices.receipt_printer.roll import Roll
from devices.standing import Cause, DeviceState, Standing
from devices.traffic import Direction, TrafficLine
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.technician.terminal_facts import PushFacts, Queue, ReferenceFact, TerminalFacts, Way
from kiosk.technician.tests.course import Course, Mark, Step, note
from kiosk.visit.bench import NOWHERE, Access, AccessPhase, Place, Tab
from kiosk.visit.setting import Moment, Setting
from kiosk.visit.setup import NOT_APPROVED, NOT_ENROLLED, Machine, Setup, SetupPhase
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit
from kiosk.words import LANGUAGES, Language
from offline_cache.rows import ChannelState
from offline_cache.service_record import Counter, DeviceRecord, Service, TestResult
from ui.paper_pictures import source
from ui.speakers import speakers
from ui.viewmodels.base import camel
from ui.viewmodels.bench.access import access_outputs
from ui.viewmodels.bench.counters import counters_outputs
from ui.viewmodels.bench.device import device_outputs
from ui.viewmodels.bench.guide import guide_outputs
from ui.viewmodels.bench.overview import overview_outputs
from ui.viewmodels.bench.state import Bench, Watched
from ui.viewmodels.setup import setup_outputs
from ui.viewmodels.snapshot import Snapshot

CLOCK = datetime(2026, 11, 23, 3, 12, tzinfo=timezone(timedelta(hours=8)))
_PLACES: Mapping[Language, str] = {"zh": "泉水街道便民服务中心", "en": "Quanshui Service Centre"}
_SPEAKERS = speakers(_PLACES)
_VISIT = Visit(Setting(load_catalogue(factory_directory())))


def _ago(**length: float) -> datetime:
    return CLOCK - timedelta(**length)


def _watched(
    state: DeviceState, cause: Cause = Cause.NONE, evidence: bytes = b"", **settings: str
) -> Watched:
    since = _ago(minutes=7) if cause is not Cause.NONE else _ago(hours=3)
    return Watched(Standing(state, cause, evidence=evidence), since.timestamp(), settings)


def _record(
    *tests: tuple[str, bool, datetime], serviced: datetime | None = None, **counts: tuple[int, int]
) -> DeviceRecord:
    return DeviceRecord(
        {name: Counter(*both) for name, both in counts.items()},
        tuple(TestResult(*each) for each in tests),
        None if serviced is None else Service(serviced, "t07"),
    )


WORKING = DeviceState.WORKING
_READER = _watched(WORKING, driver="sdt", port="/dev/ttyUSB0", baud="115200")
_PRINTER = _watched(
    WORKING, driver="escpos", transport="serial", port="/dev/ttyS1", baud="115200", profile="snbc-bt-t080"
)
_WELL = {
    "id_card_reader": _READER,
    "receipt_printer": _PRINTER,
    "page_printer": _watched(WORKING, driver="ipp", uri="ipp://192.0.2.10/ipp/print"),
    "code_scanner": _watched(WORKING, driver="serial", port="/dev/ttyACM0"),
    "document_scanner": _watched(WORKING, driver="sane", device="epson2:libusb:001:004"),
    "document_camera": _watched(WORKING),
    "io_board": _watched(WORKING, port="/dev/ttyS2"),
    "ups": _watched(WORKING),
}
_RECORDS = {
    "id_card_reader": _record(
        ("read", True, _ago(minutes=40)), reads=(18204, 1204), failures=(61, 3), replugs=(4, 0)
    ),
    "receipt_printer": _record(
        ("page", True, _ago(days=1, hours=2)),
        serviced=_ago(days=6),
        receipts=(9860, 432),
        cuts=(9871, 433),
        failures=(12, 1),
    ),
    "page_printer": _record(("page", False, _ago(hours=5)), pages=(2077, 77), jams=(9, 2)),
    "code_scanner": _record(codes=(312, 312)),
    "document_scanner": _record(("scan", True, _ago(days=2)), scans=(410, 41)),
    "ups": _record(("supply", True, _ago(days=20))),
    "screen": _record(("touch", True, _ago(days=1))),
}
_FACTS = TerminalFacts(
    code="0001",
    version="0.1.0",
    queue=Queue(channel=ChannelState.OPEN, since=_ago(hours=3), agent_runs=True),
    disk_free=17400,
    disk_total=61000,
    disk_needed=512,
    clock_possible=True,
    clock_confirmed=True,
    clock_offset=0.4,
    push=PushFacts("general-12 ganjingzi-3", 41, _ago(days=3)),
    references=tuple(
        ReferenceFact(name, _ago(minutes=4)) for name in ("nearby", "holidays", "keys", "updates")
    ),
)
_PORTS = (PortFound("/dev/ttyUSB0", "USB serial", "1a86:7523", "A10K2"),)
ALL_WELL = Bench(_WELL, _RECORDS, _FACTS, _PORTS, roll=Roll(80_000, 71_000, 432, 86_400))
_IN_TROUBLE = replace(
    _FACTS,
    queue=Queue(
        3,
        _ago(hours=2, minutes=20),
        CLOCK + timedelta(seconds=48),
        0,
        ChannelState.DOWN,
        "no_connection",
        _ago(hours=2, minutes=25),
        agent_runs=True,
    ),
    clock_confirmed=False,
    push=PushFacts(
        "general-12 ganjingzi-3", 42, _ago(days=3), Way.UNDONE, _ago(hours=1, minutes=5), "screen_crashed"
    ),
)
TROUBLE = Bench(
    {
        **_WELL,
        "receipt_printer": replace(
            _PRINTER,
            standing=Standing(DeviceState.FAULTED, Cause.PAPER_OUT, evidence=bytes.fromhex("12 12 72")),
            since=_ago(minutes=7).timestamp(),
        ),
        "document_scanner": _watched(
            DeviceState.ABSENT, Cause.UNPLUGGED, driver="sane", device="epson2:libusb:001:004"
        ),
        "code_scanner": _watched(DeviceState.CLAIMED, driver="serial", port="/dev/ttyACM0"),
        "face_module": _watched(DeviceState.ATTENTION, Cause.STAND_IN, driver="program"),
    },
    _RECORDS,
    _IN_TROUBLE,
    _PORTS,
)
STALE = replace(
    TROUBLE,
    facts=replace(
        _IN_TROUBLE,
        references=(
            ReferenceFact("nearby", _ago(hours=2, minutes=26)),
            ReferenceFact("holidays", _ago(days=9, hours=1), stale=True),
            ReferenceFact("keys", _ago(hours=2, minutes=26)),
            ReferenceFact("updates", _ago(days=1, hours=3)),
        ),
    ),
)
_TRAFFIC = tuple(
    TrafficLine(number, CLOCK.timestamp() - 30 + number * 1.3, way, shown)
    for number, (way, shown) in enumerate(
        [
            (Direction.SENT, "10 04 01"),
            (Direction.RECEIVED, "12"),
            (Direction.SENT, "10 04 02"),
            (Direction.RECEIVED, "32"),
            (Direction.SENT, "10 04 04"),
            (Direction.RECEIVED, "72"),
        ]
        * 3,
        1,
    )
)
"""What a status costs on the line of a receipt printer out of paper: three questions, a byte each."""


def snapshot_of(
    bench: Bench,
    stage: Stage,
    place: Place = NOWHERE,
    access: Access | None = None,
    language: Language = "zh",
    course: Course | None = None,
) -> Snapshot:
    """A technician at this screen of a terminal in that state."""
    access = access or Access()
    courses = () if course is None else (course,)
    visit = replace(_VISIT, stage=stage, bench=place, access=access, language=language, courses=courses)
    moment = Moment(1000.0, date(2026, 11, 23))
    return Snapshot(visit, moment, CLOCK, _SPEAKERS[language], _PLACES[language], (), bench)


def _told(
    derive: Callable[[Snapshot], Any],
    bench: Bench,
    stage: Stage,
    place: Place = NOWHERE,
    access: Access | None = None,
    course: Course | None = None,
) -> dict[str, Any]:
    """The outputs of a screen, each in Chinese and, for the other three languages, in English."""
    chinese, english = (derive(snapshot_of(bench, stage, place, access, each, course)) for each in _PLACES)
    return {
        camel(each.name): (getattr(chinese, each.name), *[getattr(english, each.name)] * (len(LANGUAGES) - 1))
        for each in fields(chinese)
    }


def _access(phase: AccessPhase, digits: str = "", tries_left: int = 5, wait: float = 0.0) -> dict[str, Any]:
    access = Access(phase, digits, tries_left, 1000.0 + wait)
    return _told(access_outputs, ALL_WELL, Stage.BENCH_ACCESS, access=access)


def _setup(setup: Setup, reason: str) -> dict[str, Any]:
    enrolled = setup.phase is SetupPhase.DONE
    machine = Machine("PF4K27-00318", "0001" if enrolled else "", "7Q4M-2ZK9-T0VX-C3PA" if enrolled else "")
    known = replace(_VISIT.surroundings, machine=machine, out_of_order=reason)

    def derive(snapshot: Snapshot) -> Any:
        visit = replace(snapshot.visit, setup=setup, surroundings=known)
        return setup_outputs(replace(snapshot, visit=visit))

    return _told(derive, ALL_WELL, Stage.SETUP)


def _pass(*, pin: bool, refusal: str = "") -> dict[str, Any]:
    access = Access(
        AccessPhase.ENTER,
        challenge="KIOSK-TECH:0001:7Q4M2ZK9T0VXC3PA:12",
        spoken="0001-7Q4M-2ZK9-T0VX-C3PA-12",
        pin=pin,
        refusal=refusal,
    )
    return _told(access_outputs, ALL_WELL, Stage.BENCH_ACCESS, access=access)


def _device(bench: Bench, name: str, tab: Tab = Tab.STATE, **changes: Any) -> dict[str, Any]:
    return _told(device_outputs, replace(bench, **changes), Stage.BENCH_DEVICE, Place(name, tab))


def _tested(course: Course | None, device: str) -> dict[str, Any]:
    return _told(device_outputs, ALL_WELL, Stage.BENCH_DEVICE, Place(device, Tab.TESTS), course=course)


_RUNNING = Course(
    "network",
    "path",
    (
        Step("name", Mark.DONE, note("address", address="192.0.2.20"), 0.1),
        Step("connect", Mark.NOW),
        Step("answer"),
    ),
)
_FAILED = replace(
    _RUNNING,
    steps=(
        _RUNNING.steps[0],
        Step("connect", Mark.FAILED, note("no_connection", address="192.0.2.20", port=443), 5.0),
        _RUNNING.steps[2],
    ),
    ended=True,
    passed=False,
)
_WAITING = Course(
    "ups",
    "power_cut",
    (
        Step("charged", Mark.DONE, note("battery_left", left="96 % · 42 min"), 0.1),
        Step("pull", Mark.NOW, note("seconds_left", seconds=52)),
        Step("plug"),
    ),
)
_ASKED = Course(
    "receipt_printer",
    "page",
    (Step("ready", Mark.DONE, None, 0.2), Step("print", Mark.DONE, note("printed"), 3.4)),
    ended=True,
)


_PICTURED = Course(
    "document_camera",
    "picture",
    (
        Step("sheet", Mark.DONE, None, 2.8),
        Step("page", Mark.DONE, note("page_taken", width=1556, height=2200), 0.9),
    ),
    ended=True,
)
_PAGE_SHOWN = {"picture": source("page-sample")}


def _guide(name: str, step: int, device: str) -> dict[str, Any]:
    return _told(guide_outputs, TROUBLE, Stage.BENCH_GUIDE, Place(device, guide=name, step=step))


_SHELL = {"bare": True, "maintenance": True}
SHOWN: tuple[tuple[str, str, dict[str, Any], dict[str, Any]], ...] = tuple(
    (name, screen, values, {**_SHELL, **shell})
    for name, screen, values, shell in (
        ("setup-code", "Setup", _setup(Setup(digits="280415"), NOT_ENROLLED), {}),
        ("setup-whole", "Setup", _setup(Setup(digits="2804150016283011"), NOT_ENROLLED), {}),
        (
            "setup-wrong",
            "Setup",
            _setup(Setup(digits="2804150016283011", sentence="setup.failed_bad_code"), NOT_ENROLLED),
            {},
        ),
        ("setup-asking", "Setup", _setup(Setup(SetupPhase.ASKING), NOT_ENROLLED), {}),
        ("setup-waiting", "Setup", _setup(Setup(SetupPhase.DONE), NOT_APPROVED), {}),
        ("bench-access", "BenchAccess", _access(AccessPhase.ENTER, "2804"), {}),
        ("bench-access-pass", "BenchAccess", _pass(pin=True), {}),
        ("bench-access-pass-only", "BenchAccess", _pass(pin=False), {}),
        ("bench-access-pass-used", "BenchAccess", _pass(pin=True, refusal="access.token_used"), {}),
        ("bench-access-wrong", "BenchAccess", _access(AccessPhase.WRONG, tries_left=3), {}),
        ("bench-access-locked", "BenchAccess", _access(AccessPhase.LOCKED, wait=107), {}),
        ("bench-access-unset", "BenchAccess", _access(AccessPhase.NO_PIN), {}),
        ("bench-trouble", "Bench", _told(overview_outputs, TROUBLE, Stage.BENCH), {}),
        ("bench-well", "Bench", _told(overview_outputs, ALL_WELL, Stage.BENCH), {}),
        ("bench-device-ill", "BenchDevice", _device(TROUBLE, "receipt_printer"), {}),
        (
            "bench-device-well",
            "BenchDevice",
            _device(ALL_WELL, "id_card_reader", just_serviced=frozenset({"id_card_reader"})),
            {},
        ),
        ("bench-device-own", "BenchDevice", _device(TROUBLE, "network"), {}),
        ("bench-device-computer", "BenchDevice", _device(STALE, "computer"), {}),
        (
            "bench-traffic",
            "BenchDevice",
            _device(TROUBLE, "receipt_printer", Tab.TRAFFIC, traffic=_TRAFFIC),
            {},
        ),
        ("bench-tests", "BenchDevice", _tested(None, "receipt_printer"), {}),
        ("bench-test-running", "BenchDevice", _tested(_RUNNING, "network"), {}),
        ("bench-test-waiting", "BenchDevice", _tested(_WAITING, "ups"), {}),
        ("bench-test-failed", "BenchDevice", _tested(_FAILED, "network"), {}),
        ("bench-test-asked", "BenchDevice", _tested(_ASKED, "receipt_printer"), {}),
        (
            "bench-test-picture",
            "BenchDevice",
            {**_tested(_PICTURED, "document_camera"), **_PAGE_SHOWN},
            {},
        ),
        ("bench-guide", "BenchGuide", _guide("receipt_paper", 2, "receipt_printer"), {}),
        ("bench-guide-last", "BenchGuide", _guide("page_jam", 3, "page_printer"), {}),
        ("bench-counters", "BenchCounters", _told(counters_outputs, ALL_WELL, Stage.BENCH_COUNTERS), {}),
        ("bench-idle", "Bench", _told(overview_outputs, ALL_WELL, Stage.BENCH), {"idleVisible": True}),
    )
)
"""Name, screen, its values, and what of the shell is another, of each moment."""
