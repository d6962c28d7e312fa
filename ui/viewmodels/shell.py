"""Band, foot and what lies over every screen."""

from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Signal, Slot

from devices.signal.alarm import Alarm
from kiosk.technician.access.gesture import Edge
from kiosk.visit import idle, rest
from kiosk.visit.bench import AT_BENCH
from kiosk.visit.doors import Door
from kiosk.visit.explanation import Explanation, explanations
from kiosk.visit.failure import failure
from kiosk.visit.manner import Aspect
from kiosk.visit.printout import Origin
from kiosk.visit.progress import Progress, progress
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import (
    AskPerson,
    AtEdge,
    CannotBeDone,
    DismissNotice,
    Leave,
    SetLanguage,
    ShowLanguages,
    ShowSpeech,
    ShowTruth,
    Stay,
    ToggleManner,
    Touched,
)
from kiosk.visit.truth import truths
from kiosk.visit.waits import wait
from kiosk.words import LANGUAGES
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.screens import screen_of
from ui.viewmodels.snapshot import Snapshot

NO_LEAVING = (
    Stage.ATTRACT,
    Stage.WELCOME,
    Stage.FILING,
    Stage.GOODBYE,
    Stage.OUT_OF_SERVICE,
    Stage.SETUP,
    Stage.BENCH_ACCESS,
)


@dataclass(frozen=True)
class ShellOutputs:
    """What the window shows around the screen. `direction` stands before `screen`: it is told first."""

    direction: int = 1
    language: str = "zh"
    languages: list[dict[str, str]] = field(default_factory=list)
    """What is on offer, each with `code`, `name` and `mark`."""
    choosing_language: bool = False
    about_speech: bool = False
    explanations: list[dict[str, Any]] = field(default_factory=list)
    """What the line at the foot means, while somebody has asked: `title`, `icon`, and `points` of `icon` and
    `text`.
    """
    elder: bool = False
    low_reach: bool = False
    night: bool = False
    speech: bool = False
    blank: bool = False
    maintenance: bool = False
    """A technician's screen is shown."""
    bare: bool = False
    """The screen has the whole glass: no band, no foot."""
    drift_x: int = 0
    """Millimetres by which the whole picture is moved, so that none burns in."""
    drift_y: int = 0
    title: str = ""
    step: int = 0
    steps: int = 0
    minutes_left: int = 0
    truth: str = ""
    truth_icon: str = ""
    clock: str = ""
    place_name: str = ""
    can_leave: bool = False
    idle_visible: bool = False
    idle_seconds: int = 0
    notice: str = ""
    wait: str = ""
    """How long what is waited for usually takes; "" while nothing is."""
    wait_share: float = 0.0
    wait_late: str = ""
    failure_happened: str = ""
    """A failure in its parts; "" while there is none. `failure_sheet`: it lies over the screen."""
    failure_filed: str = ""
    failure_next: str = ""
    failure_sheet: bool = False
    screen: str = ""


def shell_outputs(snapshot: Snapshot) -> ShellOutputs:
    """The shell at one moment."""
    visit, now, speaker = snapshot.visit, snapshot.now, snapshot.speaker
    beside = visit.aside is not None
    way = Progress() if beside else progress(visit, now)
    said = truths(visit)
    waited = None if beside else wait(visit, now)
    failed = None if beside else failure(visit)
    manner = visit.manner
    if visit.stage in rest.AT_REST and visit.setting.night.hold(snapshot.clock.time()):
        manner = replace(manner, night=True)
    right, down = rest.drift(visit, now)
    return ShellOutputs(
        direction=visit.direction,
        language=visit.language,
        languages=[asdict(each) for each in snapshot.languages],
        choosing_language=visit.choosing_language,
        about_speech=visit.about_speech,
        explanations=[_explained(each, snapshot) for each in explanations(visit)]
        if visit.about_truth
        else [],
        **asdict(manner),
        maintenance=visit.stage in (Stage.SETUP, *AT_BENCH),
        bare=visit.stage in (Stage.ATTRACT, Stage.SETUP, *AT_BENCH)
        or (visit.alarm is Alarm.LOUD and not beside),
        drift_x=right,
        drift_y=down,
        title=_title(snapshot),
        step=way.step,
        steps=way.steps,
        minutes_left=way.minutes_left,
        truth="\n".join(speaker.key(each.key) for each in said),
        truth_icon=said[0].icon if said else "",
        clock=f"{snapshot.clock:%H:%M} {speaker.key(f'visit.weekday_{snapshot.clock.isoweekday()}')}",
        place_name=snapshot.place_name,
        can_leave=visit.stage not in NO_LEAVING,
        idle_visible=visit.warned_at is not None,
        idle_seconds=idle.seconds_left(visit, now),
        notice="" if beside or (failed is not None and failed.sheet) else speaker.say(visit.notice),
        wait="" if waited is None else speaker.key("wait.usual", seconds=round(waited.usual)),
        wait_share=0.0 if waited is None else round(waited.share, 2),
        wait_late="" if waited is None else speaker.say(waited.sentence()),
        failure_happened="" if failed is None else speaker.say(failed.happened),
        failure_filed="" if failed is None else speaker.say(failed.filed),
        failure_next="" if failed is None else speaker.say(failed.next),
        failure_sheet=failed is not None and failed.sheet,
        screen=screen_of(visit),
    )


def _title(snapshot: Snapshot) -> str:
    """What the visit is about: a service, what lies beside it, or what is behind a door."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.aside is not None:
        return speaker.key(f"aside.title_{visit.aside.kind.value}")
    if visit.service is not None:
        return speaker.text(visit.service.name)
    if visit.stage is Stage.POLICIES:
        return speaker.key(f"door.{Door.POLICIES}")
    if visit.printout is not None:
        return speaker.key(f"door.{Door.COPY if visit.printout.origin is Origin.PAPER else Door.PRINT}")
    return ""


def _explained(explanation: Explanation, snapshot: Snapshot) -> dict[str, Any]:
    """As `ShellOutputs.explanations`. When it began is said last but for the telephone, with the day where
    that was another.
    """
    speaker = snapshot.speaker
    points = [{"icon": each.icon, "text": speaker.key(each.key)} for each in explanation.points]
    if explanation.since is not None:
        began = snapshot.clock - timedelta(seconds=max(0.0, snapshot.now.seconds - explanation.since))
        today = began.date() == snapshot.clock.date()
        time = f"{began:%H:%M}" if today else f"{began:%m-%d %H:%M}"
        points.insert(-1, {"icon": "clock", "text": speaker.key("truth.offline_since", time=time)})
    return {"title": speaker.key(explanation.title), "icon": explanation.icon, "points": points}


class ShellViewModel(ViewModel[ShellOutputs]):
    """The required property `shell` of the window."""

    directionChanged = Signal()
    languageChanged = Signal()
    languagesChanged = Signal()
    choosingLanguageChanged = Signal()
    aboutSpeechChanged = Signal()
    explanationsChanged = Signal()
    elderChanged = Signal()
    lowReachChanged = Signal()
    nightChanged = Signal()
    speechChanged = Signal()
    blankChanged = Signal()
    maintenanceChanged = Signal()
    bareChanged = Signal()
    driftXChanged = Signal()
    driftYChanged = Signal()
    titleChanged = Signal()
    stepChanged = Signal()
    stepsChanged = Signal()
    minutesLeftChanged = Signal()
    truthChanged = Signal()
    truthIconChanged = Signal()
    clockChanged = Signal()
    placeNameChanged = Signal()
    canLeaveChanged = Signal()
    idleVisibleChanged = Signal()
    idleSecondsChanged = Signal()
    noticeChanged = Signal()
    waitChanged = Signal()
    waitShareChanged = Signal()
    waitLateChanged = Signal()
    failureHappenedChanged = Signal()
    failureFiledChanged = Signal()
    failureNextChanged = Signal()
    failureSheetChanged = Signal()
    screenChanged = Signal()

    direction = output(int, "direction", directionChanged)
    language = output(str, "language", languageChanged)
    languages = output("QVariantList", "languages", languagesChanged)
    choosingLanguage = output(bool, "choosing_language", choosingLanguageChanged)
    aboutSpeech = output(bool, "about_speech", aboutSpeechChanged)
    explanations = output("QVariantList", "explanations", explanationsChanged)
    elder = output(bool, "elder", elderChanged)
    lowReach = output(bool, "low_reach", lowReachChanged)
    night = output(bool, "night", nightChanged)
    speech = output(bool, "speech", speechChanged)
    blank = output(bool, "blank", blankChanged)
    maintenance = output(bool, "maintenance", maintenanceChanged)
    bare = output(bool, "bare", bareChanged)
    driftX = output(int, "drift_x", driftXChanged)
    driftY = output(int, "drift_y", driftYChanged)
    title = output(str, "title", titleChanged)
    step = output(int, "step", stepChanged)
    steps = output(int, "steps", stepsChanged)
    minutesLeft = output(int, "minutes_left", minutesLeftChanged)
    truth = output(str, "truth", truthChanged)
    truthIcon = output(str, "truth_icon", truthIconChanged)
    clock = output(str, "clock", clockChanged)
    placeName = output(str, "place_name", placeNameChanged)
    canLeave = output(bool, "can_leave", canLeaveChanged)
    idleVisible = output(bool, "idle_visible", idleVisibleChanged)
    idleSeconds = output(int, "idle_seconds", idleSecondsChanged)
    notice = output(str, "notice", noticeChanged)
    wait = output(str, "wait", waitChanged)
    waitShare = output(float, "wait_share", waitShareChanged)
    waitLate = output(str, "wait_late", waitLateChanged)
    failureHappened = output(str, "failure_happened", failureHappenedChanged)
    failureFiled = output(str, "failure_filed", failureFiledChanged)
    failureNext = output(str, "failure_next", failureNextChanged)
    failureSheet = output(bool, "failure_sheet", failureSheetChanged)
    screen = output(str, "screen", screenChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(shell_outputs, ShellOutputs(), send)

    @Slot()
    def readAloud(self) -> None:
        """Begin to read, or say what else can be done about it."""
        self.tell(ShowSpeech() if self.outputs.speech else ToggleManner(Aspect.SPEECH))

    @Slot()
    def showTruth(self) -> None:
        """What the line at the foot means."""
        self.tell(ShowTruth())

    @Slot()
    def showLanguages(self) -> None:
        """The list of languages."""
        self.tell(ShowLanguages())

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        """Show everything in this one; one that is not on offer changes nothing."""
        offered = {each["code"] for each in self.outputs.languages}
        for each in LANGUAGES:
            if each == language and each in offered:
                self.tell(SetLanguage(each))

    @Slot(str)
    def toggle(self, aspect: str) -> None:
        """One `Aspect` of the manner on or off, by its value."""
        self.tell(ToggleManner(Aspect(aspect)))

    @Slot()
    def leave(self) -> None:
        """End the visit."""
        self.tell(Leave())

    @Slot()
    def stay(self) -> None:
        """Still here."""
        self.tell(Stay())

    @Slot()
    def touched(self) -> None:
        """A finger came down somewhere."""
        self.tell(Touched())

    @Slot(str)
    def atEdge(self, edge: str) -> None:
        """A finger came down at the left or right edge of the glass."""
        self.tell(AtEdge(Edge(edge)))

    @Slot()
    def cannotBeDone(self) -> None:
        """What I came for cannot be done."""
        self.tell(CannotBeDone())

    @Slot()
    def askPerson(self) -> None:
        """I want somebody to help."""
        self.tell(AskPerson())

    @Slot()
    def dismissNotice(self) -> None:
        """The sentence has been read."""
        self.tell(DismissNotice())
