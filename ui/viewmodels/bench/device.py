"""One device: how it is and what mends it; its tests; its line."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal, Slot

from devices.port_search import PortFound
from devices.traffic import Direction, TrafficLine
from kiosk.contract.technician_role import Role
from kiosk.technician.guides import guides_for
from kiosk.visit.bench import Place, Tab
from kiosk.visit.stage import Stage
from kiosk.visit.touches.bench import BeginTest, CloseTest, JudgeTest, LookAt, MarkServiced, TakeBackService
from ui.device_board import SHOWN_BYTES, SHOWN_OF
from ui.paper_pictures import PaperPictures, source
from ui.viewmodels.base import Send, output
from ui.viewmodels.bench import device_tests
from ui.viewmodels.bench.frame import BenchViewModel
from ui.viewmodels.bench.parts import CONDITIONS, last_test, name_of, part, since, tested, word
from ui.viewmodels.bench.terminal_facts import pushed, references
from ui.viewmodels.bench.times import when
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

SETTINGS = ("driver", "transport", "port", "uri", "device", "baud", "profile", "columns")
"""In this order, as far as the device has them; what else its table says comes after."""

COMPUTER = "computer"
"""The part that stands for the terminal's own programs."""


@dataclass(frozen=True)
class DeviceOutputs:
    """`connection` and `counters` are rows as `KeyValueList` and `DataTable` take them; `lines` the traffic,
    `written` how many lines there have ever been. `guides`: id and name of what mends it in pictures, the
    fitting one first.
    """

    name: str = ""
    title: str = ""
    tab: str = "state"
    condition: int = 0
    word: str = ""
    why: str = ""
    remedy: str = ""
    since: str = ""
    tested: str = ""
    test_passed: bool = True
    connection: list[dict[str, Any]] = field(default_factory=list)
    counters: list[dict[str, Any]] = field(default_factory=list)
    serviced: str = ""
    can_take_back: bool = False
    may_service: bool = True
    """Whether who was let in may say that it was serviced."""
    watched: bool = False
    guides: list[dict[str, str]] = field(default_factory=list)
    tests: list[dict[str, Any]] = field(default_factory=list)
    test_name: str = ""
    test_title: str = ""
    test_state: str = ""
    """Of the test that is under way, or shown: "", running, asked, passed or failed."""
    test_steps: list[dict[str, Any]] = field(default_factory=list)
    test_alone: bool = False
    """It goes on while something else is looked at."""
    picture: str = ""
    """Where the picture is found that a person is to judge; "" for none."""
    question: str = ""
    has_line: bool = False
    lines: list[str] = field(default_factory=list)
    written: int = 0


def device_outputs(snapshot: Snapshot) -> DeviceOutputs | None:
    """The device that is looked at."""
    if snapshot.visit.stage is not Stage.BENCH_DEVICE:
        return None
    bench, speaker, place = snapshot.bench, snapshot.speaker, snapshot.visit.bench
    each = part(place.device, bench, speaker)
    test = last_test(each)
    service = None if each.record is None else each.record.serviced
    counted = {} if each.record is None else each.record.counters
    traffic, course = bench.traffic, snapshot.visit.course
    shown = None if course is None else course.picture
    return DeviceOutputs(
        name=each.name,
        title=name_of(each.name, speaker),
        tab=place.tab.value,
        condition=CONDITIONS.index(each.state),
        word=word(each, speaker),
        why=each.why,
        remedy=each.remedy,
        since=since(each, snapshot),
        tested=tested(each, snapshot),
        test_passed=test is None or test.passed,
        connection=_connection(place.device, snapshot),
        counters=[
            {
                "what": count_name(counter, speaker),
                "since": grouped(value.since_service),
                "ever": grouped(value.for_ever),
            }
            for counter, value in counted.items()
        ],
        serviced=speaker.key("bench.serviced_never")
        if service is None
        else speaker.key("bench.serviced_at", time=when(service.at, snapshot.clock, speaker)),
        can_take_back=each.name in bench.just_serviced,
        may_service=snapshot.visit.access.role is not Role.TESTS,
        watched=each.name in bench.devices,
        guides=[
            {"id": found.id, "name": speaker.key(f"guide.{found.id}")}
            for found in guides_for(each.name, each.cause)
        ],
        tests=device_tests.listed(each, snapshot),
        test_name="" if course is None else course.test,
        test_title=device_tests.title(course, speaker),
        test_state=device_tests.outcome(course),
        test_steps=device_tests.steps(course, speaker),
        test_alone=device_tests.goes_on_alone(course),
        picture="" if shown is None else source(device_tests.page_name(shown)),
        question=device_tests.question(course, speaker),
        has_line=traffic is not None,
        lines=[_line(each, snapshot.clock, speaker) for each in traffic or ()],
        written=traffic[-1].number if traffic else 0,
    )


def _connection(name: str, snapshot: Snapshot) -> list[dict[str, Any]]:
    """How it is connected, by its settings and by what the system says of its port; of the computer itself,
    what was pushed to it, and how old is what it knows.
    """
    speaker, watched = snapshot.speaker, snapshot.bench.devices.get(name)
    if name == COMPUTER and snapshot.bench.facts is not None:
        known = snapshot.bench.facts
        return [
            {"label": speaker.key(f"bench.fact_{each.key}"), "value": each.value, "code": each.code}
            for each in (*pushed(known.push, snapshot), *references(known.references, snapshot))
        ]
    if watched is None:
        return []
    settings = watched.settings
    keys = [*(key for key in SETTINGS if key in settings), *(key for key in settings if key not in SETTINGS)]
    rows = [
        {"label": speaker.key(f"bench.setting_{key}"), "value": settings[key], "code": True} for key in keys
    ]
    detail = watched.standing.detail
    port = _port(settings.get("port", ""), detail, snapshot.bench.ports)
    if port is not None and port.usb_id:
        rows.append({"label": speaker.key("bench.setting_usb"), "value": port.usb_id, "code": True})
    if port is not None and port.serial_number:
        rows.append({"label": speaker.key("bench.setting_serial"), "value": port.serial_number, "code": True})
    if detail:
        rows.append({"label": speaker.key("bench.detail"), "value": detail, "code": False})
    evidence = watched.standing.evidence[: SHOWN_OF.get(name, SHOWN_BYTES)]
    if evidence:
        rows.append(
            {"label": speaker.key("bench.evidence"), "value": evidence.hex(" ").upper(), "code": True}
        )
    return rows


def _port(configured: str, detail: str, ports: tuple[PortFound, ...]) -> PortFound | None:
    return next((each for each in ports if each.path == configured or each.path in detail.split()), None)


def grouped(number: int) -> str:
    """Digits in threes."""
    return f"{number:,}".replace(",", " ")


def count_name(counter: str, speaker: Speaker) -> str:
    """The word for a counter; its own name where it has none."""
    known = f"count.{counter}"
    return speaker.key(known) if speaker.has(known) else counter


def _line(line: TrafficLine, clock: datetime, speaker: Speaker) -> str:
    at = datetime.fromtimestamp(line.at, clock.tzinfo)
    way = "bench.traffic_sent" if line.direction is Direction.SENT else "bench.traffic_received"
    return f"{at:%H:%M:%S}.{at.microsecond // 100_000} {speaker.key(way)} {line.shown}"


class DeviceViewModel(BenchViewModel[DeviceOutputs]):
    """`BenchDevice.qml`."""

    nameChanged = Signal()
    titleChanged = Signal()
    tabChanged = Signal()
    conditionChanged = Signal()
    wordChanged = Signal()
    whyChanged = Signal()
    remedyChanged = Signal()
    sinceChanged = Signal()
    testedChanged = Signal()
    testPassedChanged = Signal()
    connectionChanged = Signal()
    countersChanged = Signal()
    servicedChanged = Signal()
    mayServiceChanged = Signal()
    canTakeBackChanged = Signal()
    watchedChanged = Signal()
    guidesChanged = Signal()
    testsChanged = Signal()
    testNameChanged = Signal()
    testTitleChanged = Signal()
    testStateChanged = Signal()
    testStepsChanged = Signal()
    testAloneChanged = Signal()
    pictureChanged = Signal()
    questionChanged = Signal()
    hasLineChanged = Signal()
    linesChanged = Signal()
    writtenChanged = Signal()

    name = output(str, "name", nameChanged)
    title = output(str, "title", titleChanged)
    tab = output(str, "tab", tabChanged)
    condition = output(int, "condition", conditionChanged)
    word = output(str, "word", wordChanged)
    why = output(str, "why", whyChanged)
    remedy = output(str, "remedy", remedyChanged)
    since = output(str, "since", sinceChanged)
    tested = output(str, "tested", testedChanged)
    testPassed = output(bool, "test_passed", testPassedChanged)
    connection = output("QVariantList", "connection", connectionChanged)
    counters = output("QVariantList", "counters", countersChanged)
    serviced = output(str, "serviced", servicedChanged)
    mayService = output(bool, "may_service", mayServiceChanged)
    canTakeBack = output(bool, "can_take_back", canTakeBackChanged)
    watched = output(bool, "watched", watchedChanged)
    guides = output("QVariantList", "guides", guidesChanged)
    tests = output("QVariantList", "tests", testsChanged)
    testName = output(str, "test_name", testNameChanged)
    testTitle = output(str, "test_title", testTitleChanged)
    testState = output(str, "test_state", testStateChanged)
    testSteps = output("QVariantList", "test_steps", testStepsChanged)
    testAlone = output(bool, "test_alone", testAloneChanged)
    picture = output(str, "picture", pictureChanged)
    question = output(str, "question", questionChanged)
    hasLine = output(bool, "has_line", hasLineChanged)
    lines = output("QStringList", "lines", linesChanged)
    written = output(int, "written", writtenChanged)

    def __init__(self, send: Send, pictures: PaperPictures) -> None:
        super().__init__(device_outputs, DeviceOutputs(), send)
        self._pictures = pictures
        self._place = Place()

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model; where it stands is needed for the other tabs. A page that is to be judged is
        there before the screen hears of it, and gone after it.
        """
        visit = snapshot.visit
        self._place = visit.bench
        shown = visit.course.picture if visit.stage is Stage.BENCH_DEVICE and visit.course else None
        pages = {} if shown is None else {device_tests.page_name(shown): shown.content}
        for name, content in pages.items():
            self._pictures.put(name, content)
        super().show(snapshot)
        self._pictures.keep(device_tests.TRIAL, pages)

    @Slot(str)
    def openTab(self, value: str) -> None:
        """State, tests or traffic."""
        self.tell(LookAt(Stage.BENCH_DEVICE, replace(self._place, tab=Tab(value))))

    @Slot(str)
    def openGuide(self, guide: str) -> None:
        """What to do, in pictures."""
        self.tell(LookAt(Stage.BENCH_GUIDE, replace(self._place, guide=guide, step=0)))

    @Slot(str)
    def beginTest(self, test: str) -> None:
        """Test it."""
        self.tell(BeginTest(test))

    @Slot(bool)
    def judgeTest(self, well: bool) -> None:
        """The person's word on what the test made."""
        self.tell(JudgeTest(well))

    @Slot()
    def closeTest(self) -> None:
        """Back to the list."""
        self.tell(CloseTest())

    @Slot()
    def markServiced(self) -> None:
        """It has just been serviced."""
        self.tell(MarkServiced(self._place.device))

    @Slot()
    def takeBackService(self) -> None:
        """It was not."""
        self.tell(TakeBackService(self._place.device))
