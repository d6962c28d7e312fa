"""Band, foot and what lies over every screen."""

from dataclasses import asdict, dataclass, field, replace

from PySide6.QtCore import Signal, Slot

from devices.signal.alarm import Alarm
from kiosk.visit import idle, rest
from kiosk.visit.events import (
    AskPerson,
    CannotBeDone,
    DismissNotice,
    Leave,
    SetLanguage,
    ShowLanguages,
    ShowSpeech,
    Stay,
    ToggleManner,
    Touched,
)
from kiosk.visit.manner import Aspect
from kiosk.visit.progress import progress
from kiosk.visit.stage import Stage
from kiosk.visit.truth import truth
from kiosk.words import LANGUAGES
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.screens import SCREENS
from ui.viewmodels.snapshot import Snapshot

NO_LEAVING = (Stage.ATTRACT, Stage.WELCOME, Stage.FILING, Stage.GOODBYE, Stage.OUT_OF_SERVICE)


@dataclass(frozen=True)
class ShellOutputs:
    """What the window shows around the screen. `direction` stands before `screen`: it is told first."""

    direction: int = 1
    language: str = "zh"
    languages: list[dict[str, str]] = field(default_factory=list)
    """What is on offer, each with `code`, `name` and `mark`."""
    choosing_language: bool = False
    about_speech: bool = False
    elder: bool = False
    low_reach: bool = False
    night: bool = False
    speech: bool = False
    blank: bool = False
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
    screen: str = ""


def shell_outputs(snapshot: Snapshot) -> ShellOutputs:
    """The shell at one moment."""
    visit, now, speaker = snapshot.visit, snapshot.now, snapshot.speaker
    event = visit.life_event
    way = progress(visit, now)
    said = truth(visit)
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
        **asdict(manner),
        bare=visit.stage is Stage.ATTRACT or visit.alarm is Alarm.LOUD,
        drift_x=right,
        drift_y=down,
        title="" if event is None else speaker.text(event.name),
        step=way.step,
        steps=way.steps,
        minutes_left=way.minutes_left,
        truth="" if said is None else speaker.key(said.key),
        truth_icon="" if said is None else said.icon,
        clock=f"{snapshot.clock:%H:%M} {speaker.key(f'visit.weekday_{snapshot.clock.isoweekday()}')}",
        place_name=snapshot.place_name,
        can_leave=visit.stage not in NO_LEAVING,
        idle_visible=visit.warned_at is not None,
        idle_seconds=idle.seconds_left(visit, now),
        notice=speaker.say(visit.notice),
        screen=SCREENS[visit.stage],
    )


class ShellViewModel(ViewModel[ShellOutputs]):
    """The required property `shell` of the window."""

    directionChanged = Signal()
    languageChanged = Signal()
    languagesChanged = Signal()
    choosingLanguageChanged = Signal()
    aboutSpeechChanged = Signal()
    elderChanged = Signal()
    lowReachChanged = Signal()
    nightChanged = Signal()
    speechChanged = Signal()
    blankChanged = Signal()
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
    screenChanged = Signal()

    direction = output(int, "direction", directionChanged)
    language = output(str, "language", languageChanged)
    languages = output("QVariantList", "languages", languagesChanged)
    choosingLanguage = output(bool, "choosing_language", choosingLanguageChanged)
    aboutSpeech = output(bool, "about_speech", aboutSpeechChanged)
    elder = output(bool, "elder", elderChanged)
    lowReach = output(bool, "low_reach", lowReachChanged)
    night = output(bool, "night", nightChanged)
    speech = output(bool, "speech", speechChanged)
    blank = output(bool, "blank", blankChanged)
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
    screen = output(str, "screen", screenChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(shell_outputs, ShellOutputs(), send)

    @Slot()
    def readAloud(self) -> None:
        """Begin to read, or say what else can be done about it."""
        self.tell(ShowSpeech() if self.outputs.speech else ToggleManner(Aspect.SPEECH))

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
