"""Is it you: by a code, an app, somebody's word, or a face."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot

from kiosk.identity.means import Means
from kiosk.visit.stage import Stage
from kiosk.visit.touches.travel import Back
from kiosk.visit.touches.verifying import (
    AgreeToFace,
    SendCode,
    SetDigits,
    SkipVerification,
    SubmitDigits,
    VerifyBy,
)
from kiosk.visit.visit import CodePhase
from kiosk.visit.ways import ways
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.receipt import qr_rows
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class VerifyOutputs:
    """`phase` is offer, sending, scan, consent, look, enter, wrong or unavailable; `means` by what.
    `sentence` is a remark, "" for none; while a camera looks, what to do before it. `ways`: the other means
    there are, each with what a button says.
    """

    phase: str = "offer"
    means: str = "one_time_code"
    qr: list[str] = field(default_factory=list, repr=False)
    ways: list[dict[str, str]] = field(default_factory=list)
    masked_phone: str = field(default="", repr=False)
    digits: str = field(default="", repr=False)
    sentence: str = ""
    asking: bool = False
    """Verified to see one's own cases; nothing is filed."""


def verify_outputs(snapshot: Snapshot) -> VerifyOutputs | None:
    """Where the code stands. Checking the digits looks like sending: there is nothing to do but wait."""
    visit = snapshot.visit
    if visit.stage is not Stage.VERIFYING:
        return None
    code = visit.verification
    phase = CodePhase.SENDING if code.phase is CodePhase.CHECKING else code.phase
    said = snapshot.speaker.key(code.problem) if code.problem else snapshot.speaker.say(visit.error)
    if not said and code.phase is CodePhase.OFFER and not visit.surroundings.online:
        said = snapshot.speaker.key("verify.offline_now")
    if code.phase is CodePhase.LOOK:
        said = snapshot.speaker.key(f"verify.face_{code.sight}")
    usual = visit.setting.ways[0]
    offered = code.phase in (CodePhase.OFFER, CodePhase.UNAVAILABLE, CodePhase.CONSENT)
    return VerifyOutputs(
        phase=phase.value,
        means=(usual if code.phase is CodePhase.OFFER else code.means).value,
        qr=list(qr_rows(code.address.encode())) if code.address else [],
        ways=[
            {"id": each.value, "label": snapshot.speaker.key(f"verify.by_{each}")}
            for each in ways(visit)
            if offered and each is not (usual if code.phase is CodePhase.OFFER else code.means)
        ],
        masked_phone=code.masked_phone,
        digits=code.digits,
        sentence=said,
        asking=visit.asking is not None,
    )


class VerifyViewModel(ViewModel[VerifyOutputs]):
    """`Verify.qml`."""

    phaseChanged = Signal()
    meansChanged = Signal()
    qrChanged = Signal()
    waysChanged = Signal()
    maskedPhoneChanged = Signal()
    digitsChanged = Signal()
    sentenceChanged = Signal()
    askingChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    means = output(str, "means", meansChanged)
    qr = output("QVariantList", "qr", qrChanged)
    ways = output("QVariantList", "ways", waysChanged)
    maskedPhone = output(str, "masked_phone", maskedPhoneChanged)
    digits = output(str, "digits", digitsChanged)
    sentence = output(str, "sentence", sentenceChanged)
    asking = output(bool, "asking", askingChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(verify_outputs, VerifyOutputs(), send)

    @Slot()
    def send(self) -> None:
        """Have a code sent."""
        self.tell(SendCode())

    @Slot(str)
    def verifyBy(self, means: str) -> None:
        """By another means."""
        self.tell(VerifyBy(Means(means)))

    @Slot()
    def agreeToFace(self) -> None:
        """The camera may go on."""
        self.tell(AgreeToFace())

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
