"""The receipt on the screen."""

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import Signal, Slot

from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.payment import in_yuan
from kiosk.contract.submission import SIGNED_KINDS
from kiosk.visit.fees import fee_standing, payable
from kiosk.visit.handlers.filing import receipt_seconds_left
from kiosk.visit.paper import Received, pay_at, received
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Another
from kiosk.visit.touches.paying import PayHere
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.touches.travel import Finish
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.slip import printing_of
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

SEPARATOR = " · "


@dataclass(frozen=True)
class ReceiptOutputs:
    """`qr` is the matrix, a text of 0 and 1 per row; `printing` is printing, printed, failed or unknown.

    `about` names what was handed in where that is no filing; `decided`: departments will decide it.
    """

    number: str = ""
    about: str = ""
    decided: bool = True
    qr: list[str] = field(default_factory=list, repr=False)
    time: str = ""
    departments: str = ""
    limit: str = ""
    next_step: str = ""
    pay: str = ""
    """What the button says by which the fee is paid by phone; "" where there is none."""
    pages: int = 0
    online: bool = False
    printing: str = "printing"
    sentence: str = ""
    countdown: int = 0


def receipt_outputs(snapshot: Snapshot) -> ReceiptOutputs | None:
    """The receipt, once there is one. The countdown waits for the printer."""
    visit, speaker = snapshot.visit, snapshot.speaker
    receipt, catalogue = visit.receipt, visit.setting.catalogue
    if visit.stage is not Stage.RECEIPT or receipt is None:
        return None
    what = received(visit.content, receipt, catalogue)
    if what is None:
        return None
    departments = catalogue.departments
    filing = what.kind is SubmissionKind.FILING
    waiting = visit.printed is None
    return ReceiptOutputs(
        number=receipt.number,
        about="" if filing else SEPARATOR.join((kind_words(what.kind, speaker), speaker.text(what.about))),
        decided=what.kind in SIGNED_KINDS,
        qr=list(qr_rows(receipt.qr_payload)),
        time=f"{receipt.received:%Y-%m-%d %H:%M}",
        departments=SEPARATOR.join(speaker.text(departments[key].name) for key in what.departments),
        limit="" if what.limit is None else speaker.text(what.limit),
        next_step=_next_step(what, snapshot),
        pay="" if waiting else pay_now(snapshot),
        pages=what.pages,
        online=visit.surroundings.online,
        printing=printing_of(visit.printed),
        sentence=speaker.key(f"device.printer.outcome.{visit.printed.value}") if visit.printed else "",
        countdown=0 if waiting else receipt_seconds_left(visit, snapshot.now),
    )


def kind_words(kind: SubmissionKind, speaker: Speaker) -> str:
    """What kind of thing was received, as on paper."""
    return speaker.key(f"receipt.kind_{kind.value}")


def _next_step(what: Received, snapshot: Snapshot) -> str:
    """What comes next, and what has to be paid for it, where and when."""
    visit, speaker = snapshot.visit, snapshot.speaker
    step = speaker.key(what.next_step)
    if what.fee is None:
        return step
    paid = None if visit.payment is None else visit.payment.paid
    said = pay_at(what.fee, fee_standing(visit), paid, on_paper=False)
    return "\n".join((step, f"{speaker.text(what.fee.text)}{SEPARATOR}{speaker.text(said)}"))


def pay_now(snapshot: Snapshot) -> str:
    """What the button says by which the fee is paid by phone now; "" where it cannot be."""
    fen = payable(snapshot.visit)
    return "" if fen is None else snapshot.speaker.key("pay.here", yuan=in_yuan(fen))


@lru_cache(maxsize=1)
def qr_rows(payload: bytes) -> tuple[str, ...]:
    """The QR code's modules without its quiet zone: a text of 0 and 1 per row, error correction M."""
    import qrcode  # noqa: PLC0415  not needed for the first frame

    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(payload)
    code.make()
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())


def prepare_codes() -> None:
    """Load what makes codes and let it fill its tables, with nobody's data.

    The first receipt would otherwise stand still for a third of a second. To be called beside the UI thread.
    """
    qr_rows.__wrapped__(b"0")


class ReceiptViewModel(ViewModel[ReceiptOutputs]):
    """`Receipt.qml`."""

    numberChanged = Signal()
    aboutChanged = Signal()
    decidedChanged = Signal()
    qrChanged = Signal()
    timeChanged = Signal()
    departmentsChanged = Signal()
    limitChanged = Signal()
    nextStepChanged = Signal()
    payChanged = Signal()
    pagesChanged = Signal()
    onlineChanged = Signal()
    printingChanged = Signal()
    sentenceChanged = Signal()
    countdownChanged = Signal()

    number = output(str, "number", numberChanged)
    about = output(str, "about", aboutChanged)
    decided = output(bool, "decided", decidedChanged)
    qr = output("QVariantList", "qr", qrChanged)
    time = output(str, "time", timeChanged)
    departments = output(str, "departments", departmentsChanged)
    limit = output(str, "limit", limitChanged)
    nextStep = output(str, "next_step", nextStepChanged)
    pay = output(str, "pay", payChanged)
    pages = output(int, "pages", pagesChanged)
    online = output(bool, "online", onlineChanged)
    printing = output(str, "printing", printingChanged)
    sentence = output(str, "sentence", sentenceChanged)
    countdown = output(int, "countdown", countdownChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(receipt_outputs, ReceiptOutputs(), send)

    @Slot()
    def printAgain(self) -> None:
        """Try the printer once more."""
        self.tell(PrintAgain())

    @Slot()
    def payHere(self) -> None:
        """The fee, by phone."""
        self.tell(PayHere())

    @Slot()
    def another(self) -> None:
        """Another matter of the same person."""
        self.tell(Another())

    @Slot()
    def finish(self) -> None:
        """End and wipe."""
        self.tell(Finish())
