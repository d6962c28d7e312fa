"""The one-time code."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot

from kiosk.visit.events import Back, SendCode, SetDigits, SkipVerification, SubmitDigits
from kiosk.visit.stage import Stage
from kiosk.visit.visit import CodePhase
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class VerifyOutputs:
    """`phase` is offer, sending, enter, wrong or unavailable. `sentence` is a remark, "" for none."""

    phase: str = "offer"
    masked_phone: str = field(default="", repr=False)
    digits: str = field(default="", repr=False)
    sentence: str = ""


def verify_outputs(snapshot: Snapshot) -> VerifyOutputs | None:
    """Where the code stands. Checking the digits looks like sending: there is nothing to do but wait."""
    visit = snapshot.visit
    if visit.stage is not Stage.VERIFYING:
        return None
    code = visit.verification
    phase = CodePhase.SENDING if code.phase is CodePhase.CHECKING else code.phase
    said = snapshot.speaker.key(code.problem) if code.problem else snapshot.speaker.say(visit.error)
    return VerifyOutputs(phase.value, code.masked_phone, code.digits, said)


class VerifyViewModel(ViewModel[VerifyOutputs]):
    """`Verify.qml`."""

    phaseChanged = Signal()
    maskedPhoneChanged = Signal()
    digitsChanged = Signal()
    sentenceChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    maskedPhone = output(str, "masked_phone", maskedPhoneChanged)
    digits = output(str, "digits", digitsChanged)
    sentence = output(str, "sentence", sentenceChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(verify_outputs, VerifyOutputs(), send)

    @Slot()
    def send(self) -> None:
        """Have a code sent."""
        self.tell(SendCode())

    @Slot(str)
    def setDigits(self, digits: str) -> None:
        """The digits as they stand in the boxes."""
        self.tell(SetDigits(digits))

    @Slot()
    def submit(self) -> None:
        """Check them."""
        self.tell(SubmitDigits())

    @Slot()
    def skip(self) -> None:
        """Go on without."""
        self.tell(SkipVerification())

    @Slot()
    def back(self) -> None:
        """The screen before."""
        self.tell(Back())
