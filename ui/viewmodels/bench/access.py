"""The technician's entrance."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot

from kiosk.technician.access.pin import LONGEST, SHORTEST
from kiosk.visit.bench import AccessPhase
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import SetLanguage
from kiosk.visit.touches.travel import Back
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.bench.times import countdown
from ui.viewmodels.receipt import qr_rows
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class AccessOutputs:
    """`phase` is asking, enter, checking, wrong, locked or no_pin. Of the PIN only its length is shown;
    `digits` goes back to the keys and nowhere else. `wait`: minutes and seconds until the next try.
    """

    phase: str = "asking"
    typed: int = 0
    shortest: int = SHORTEST
    longest: int = LONGEST
    sentence: str = ""
    wait: str = ""
    qr: list[str] = field(default_factory=list)
    """The challenge's matrix, a text of 0 and 1 per row; empty where no token can be scanned."""
    spoken: str = ""
    pin: bool = True


def access_outputs(snapshot: Snapshot) -> AccessOutputs | None:
    """Where the PIN stands."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.BENCH_ACCESS:
        return None
    access = visit.access
    sentence = ""
    if access.phase is AccessPhase.WRONG:
        last = access.tries_left <= 1
        sentence = speaker.key("access.wrong_last" if last else "access.wrong", left=access.tries_left)
    if access.refusal:
        sentence = speaker.key(access.refusal)
    locked = access.phase is AccessPhase.LOCKED
    return AccessOutputs(
        phase=access.phase.value,
        typed=len(access.digits),
        sentence=sentence,
        wait=countdown(access.open_at - snapshot.now.seconds) if locked else "",
        qr=list(qr_rows(access.challenge.encode("ascii"))) if access.challenge and not locked else [],
        spoken=access.spoken.replace("-", " "),
        pin=access.pin,
    )


class AccessViewModel(ViewModel[AccessOutputs]):
    """`BenchAccess.qml`. The digits typed so far are the visit's; here they only pass."""

    phaseChanged = Signal()
    typedChanged = Signal()
    shortestChanged = Signal()
    longestChanged = Signal()
    sentenceChanged = Signal()
    waitChanged = Signal()
    qrChanged = Signal()
    spokenChanged = Signal()
    pinChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    typed = output(int, "typed", typedChanged)
    shortest = output(int, "shortest", shortestChanged)
    longest = output(int, "longest", longestChanged)
    sentence = output(str, "sentence", sentenceChanged)
    wait = output(str, "wait", waitChanged)
    qr = output("QVariantList", "qr", qrChanged)
    spoken = output(str, "spoken", spokenChanged)
    pin = output(bool, "pin", pinChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(access_outputs, AccessOutputs(), send)
        self._digits = ""

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model; the digits are those of the visit, and go with it."""
        entering = snapshot.visit.stage is Stage.BENCH_ACCESS
        self._digits = snapshot.visit.access.digits if entering else ""
        super().show(snapshot)

    def is_blank(self) -> bool:
        """As every view-model; the digits count."""
        return super().is_blank() and not self._digits

    @Slot(str)
    def type(self, digit: str) -> None:
        """One more digit."""
        self.tell(SetDigits(self._digits + digit))

    @Slot()
    def takeBack(self) -> None:
        """One digit less."""
        self.tell(SetDigits(self._digits[:-1]))

    @Slot()
    def submit(self) -> None:
        """Is it the PIN?"""
        self.tell(SubmitDigits())

    @Slot()
    def back(self) -> None:
        """The terminal as residents find it."""
        self.tell(Back())

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        """Chinese or English."""
        self.tell(SetLanguage("zh" if language == "zh" else "en"))
