"""A fee, paid by phone: its code, and how it stands."""

from dataclasses import dataclass, field

from PySide6.QtCore import Signal, Slot

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.payment import in_yuan
from kiosk.visit.handlers.replying import about
from kiosk.visit.payment import PayPhase
from kiosk.visit.stage import Stage
from kiosk.visit.touches.paying import PayHere
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.receipt import qr_rows
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class PayOutputs:
    """`phase` is opening, waiting, closing or over; `about` what is paid; `sentence` why it is over."""

    phase: str = "opening"
    yuan: str = ""
    about: str = ""
    number: str = ""
    qr: list[str] = field(default_factory=list, repr=False)
    sentence: str = ""


def pay_outputs(snapshot: Snapshot) -> PayOutputs | None:
    """While it is paid, or was not."""
    visit, speaker = snapshot.visit, snapshot.speaker
    payment, what = visit.payment, _what(snapshot)
    if visit.stage is not Stage.PAYING or payment is None or what is None:
        return None
    name, number = what
    return PayOutputs(
        phase=payment.phase.value,
        yuan=in_yuan(payment.fen),
        about=speaker.text(name),
        number=number,
        qr=list(qr_rows(payment.address.encode())) if payment.phase is PayPhase.WAITING else [],
        sentence=speaker.key(payment.problem) if payment.problem else "",
    )


def _what(snapshot: Snapshot) -> tuple[Text, str] | None:
    """What is paid, and the number of its receipt."""
    visit = snapshot.visit
    if visit.receipt is not None:
        return None if visit.service is None else (visit.service.name, visit.receipt.number)
    case = None if visit.asking is None else visit.asking.case
    return None if case is None else (about(case, visit), case.receipt_number)


class PayViewModel(ViewModel[PayOutputs]):
    """`Pay.qml`."""

    phaseChanged = Signal()
    yuanChanged = Signal()
    aboutChanged = Signal()
    numberChanged = Signal()
    qrChanged = Signal()
    sentenceChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    yuan = output(str, "yuan", yuanChanged)
    about = output(str, "about", aboutChanged)
    number = output(str, "number", numberChanged)
    qr = output("QVariantList", "qr", qrChanged)
    sentence = output(str, "sentence", sentenceChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(pay_outputs, PayOutputs(), send)

    @Slot()
    def again(self) -> None:
        """Another code."""
        self.tell(PayHere())

    @Slot()
    def back(self) -> None:
        """Not here: back to the receipt, or to the progress."""
        self.tell(Back())
