"""The receipt on the screen."""

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import Signal, Slot

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.events import Another, Finish, PrintAgain
from kiosk.visit.handlers.filing import receipt_seconds_left
from kiosk.visit.paper import next_step_key
from kiosk.visit.promise import limit_text
from kiosk.visit.stage import Stage
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.snapshot import Snapshot

SEPARATOR = " · "


@dataclass(frozen=True)
class ReceiptOutputs:
    """`qr` is the matrix, a text of 0 and 1 per row; `printing` is printing, printed, failed or unknown."""

    number: str = ""
    qr: list[str] = field(default_factory=list, repr=False)
    time: str = ""
    departments: str = ""
    limit: str = ""
    next_step: str = ""
    pages: int = 0
    online: bool = False
    printing: str = "printing"
    sentence: str = ""
    countdown: int = 0


def receipt_outputs(snapshot: Snapshot) -> ReceiptOutputs | None:
    """The receipt, once there is one. The countdown waits for the printer."""
    visit, speaker = snapshot.visit, snapshot.speaker
    event, receipt = visit.life_event, visit.receipt
    if visit.stage is not Stage.RECEIPT or event is None or receipt is None:
        return None
    departments = visit.setting.catalogue.departments
    waiting = visit.printed is None
    return ReceiptOutputs(
        number=receipt.number,
        qr=list(qr_rows(receipt.qr_payload)),
        time=f"{receipt.received:%Y-%m-%d %H:%M}",
        departments=SEPARATOR.join(speaker.text(departments[key].name) for key in event.departments),
        limit=speaker.text(limit_text(event, receipt.promise)),
        next_step=speaker.key(next_step_key(visit.draft.evidence is not None)),
        pages=visit.draft.pages,
        online=visit.surroundings.online,
        printing=_printing(visit.printed),
        sentence=speaker.key(f"device.printer.outcome.{visit.printed.value}") if visit.printed else "",
        countdown=0 if waiting else receipt_seconds_left(visit, snapshot.now),
    )


def _printing(outcome: PrintOutcome | None) -> str:
    match outcome:
        case None:
            return "printing"
        case PrintOutcome.PRINTED:
            return "printed"
        case PrintOutcome.UNKNOWN:
            return "unknown"
        case _:
            return "failed"


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
    qrChanged = Signal()
    timeChanged = Signal()
    departmentsChanged = Signal()
    limitChanged = Signal()
    nextStepChanged = Signal()
    pagesChanged = Signal()
    onlineChanged = Signal()
    printingChanged = Signal()
    sentenceChanged = Signal()
    countdownChanged = Signal()

    number = output(str, "number", numberChanged)
    qr = output("QVariantList", "qr", qrChanged)
    time = output(str, "time", timeChanged)
    departments = output(str, "departments", departmentsChanged)
    limit = output(str, "limit", limitChanged)
    nextStep = output(str, "next_step", nextStepChanged)
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
    def another(self) -> None:
        """Another matter of the same person."""
        self.tell(Another())

    @Slot()
    def finish(self) -> None:
        """End and wipe."""
        self.tell(Finish())
