"""What devices and services answer. Fields that hold personal data are left out of `repr`."""

from dataclasses import dataclass, field
from datetime import datetime

from devices.face_module.lines import Sight
from devices.id_card.card import IdCard
from devices.page_image.page import Page
from devices.page_printer.printer import Outcome
from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.payment import PaymentState
from kiosk.contract.progress import CaseProgress
from kiosk.contract.queues import QueueStanding, TicketAnswer
from kiosk.technician.access.entrance import Verdict
from kiosk.technician.tests.course import Course
from kiosk.visit.receipt import FiledReceipt


@dataclass(frozen=True)
class Answer:
    """What a device or a service has to say to a request. Counts only while `ticket` is the visit's own."""

    ticket: int


@dataclass(frozen=True)
class CardBeingRead(Answer):
    """A card has been put down and is being read."""


@dataclass(frozen=True)
class CardRead(Answer):
    """The whole card."""

    card: IdCard = field(repr=False)


@dataclass(frozen=True)
class CardFailed(Answer):
    """The card, put down as it was, gave nothing."""

    sentence_key: str


@dataclass(frozen=True)
class CodeSent(Answer):
    """A code is on its way to this telephone."""

    masked_phone: str = field(repr=False)


@dataclass(frozen=True)
class AppCode(Answer):
    """What the person's app is to scan."""

    address: str = field(repr=False)


@dataclass(frozen=True)
class FaceSeen(Answer):
    """The camera is on; what the module sees, and so what the person should do."""

    sight: Sight


@dataclass(frozen=True)
class CodeWrong(Answer):
    """Those are not the digits."""


@dataclass(frozen=True)
class VerificationFailed(Answer):
    """No verification can be had now."""

    sentence_key: str


@dataclass(frozen=True)
class Verified(Answer):
    """The central service's signed statement that the person is the card's owner."""

    evidence: str = field(repr=False)


@dataclass(frozen=True)
class PageTaken(Answer):
    """The page that was asked for."""

    picture: Page = field(repr=False)


@dataclass(frozen=True)
class PageFailed(Answer):
    """No page came of it."""

    sentence_key: str


@dataclass(frozen=True)
class PhoneCode(Answer):
    """The page is there; this is its address."""

    url: str = field(repr=False)


@dataclass(frozen=True)
class PhoneNews(Answer):
    """What a phone has done: it has the page before it, pages have come, something was no page, or not all of
    it was taken.
    """

    seen: bool = True
    pages: tuple[Page, ...] = field(default=(), repr=False)
    unreadable: bool = False
    more: bool = False


@dataclass(frozen=True)
class PhoneOver(Answer):
    """There is no page, or none any more."""


@dataclass(frozen=True)
class ShareKnown(Answer):
    """Sheets that the person may still have today."""

    left: int


@dataclass(frozen=True)
class PrintedOut(Answer):
    """What became of the print, by the printer's own word."""

    result: Outcome


@dataclass(frozen=True)
class PaymentStands(Answer):
    """How a payment stands at the central service. `address`: what a phone scans, while it is waited for."""

    state: PaymentState
    address: str = field(default="", repr=False)
    paid: datetime | None = None


@dataclass(frozen=True)
class PaymentFailed(Answer):
    """No answer that says how it stands."""


@dataclass(frozen=True)
class QueuesKnown(Answer):
    """How the queues at the windows stand."""

    queues: tuple[QueueStanding, ...]


@dataclass(frozen=True)
class QueuesUnknown(Answer):
    """Nobody can say now."""


@dataclass(frozen=True)
class NumberAnswered(Answer):
    """A number, or why there is none."""

    answer: TicketAnswer


@dataclass(frozen=True)
class NumberRefused(Answer):
    """There is surely none."""


@dataclass(frozen=True)
class NumberUnknown(Answer):
    """The answer was lost: a number may have been given."""


@dataclass(frozen=True)
class Filed(Answer):
    """Durably committed. The only way by which a receipt number comes into a visit."""

    receipt: FiledReceipt


@dataclass(frozen=True)
class FilingFailed(Answer):
    """Nothing was filed."""

    sentence_key: str


@dataclass(frozen=True)
class Printed(Answer):
    """What became of the print."""

    outcome: PrintOutcome


@dataclass(frozen=True)
class SlipPrinted(Answer):
    """What became of a slip."""

    outcome: PrintOutcome


@dataclass(frozen=True)
class ProgressKnown(Answer):
    """How far the cases are that were asked for. `grant`: for their documents, of a person who was
    verified.
    """

    cases: tuple[CaseProgress, ...] = field(repr=False)
    grant: str = field(default="", repr=False)


@dataclass(frozen=True)
class ProgressFailed(Answer):
    """Nothing can be said of them now."""

    sentence_key: str


@dataclass(frozen=True)
class DocumentFetched(Answer):
    """A document, and its pages as pictures."""

    pdf: bytes = field(repr=False)
    pictures: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True)
class DocumentFailed(Answer):
    """It cannot be had now."""

    sentence_key: str


@dataclass(frozen=True)
class PagesMoved(Answer):
    """How far the page printer is. `sides`: that are out, None where it does not count; `came_to`: None while
    it goes on.
    """

    sides: int | None
    came_to: Outcome | None


@dataclass(frozen=True)
class CodeScanned(Answer):
    """What the scanner read."""

    untrusted_text: str = field(repr=False)


@dataclass(frozen=True)
class EnrolmentAnswered(Answer):
    """What became of a one-time code: the sentence of what went wrong; "" when the machine is enrolled."""

    sentence_key: str


@dataclass(frozen=True)
class EntranceAnswered(Answer):
    """How the technician's entrance stands, or what became of a PIN."""

    verdict: Verdict


@dataclass(frozen=True)
class TestMoved(Answer):
    """A technician's test has come further."""

    __test__ = False  # for pytest, which collects what is called so

    course: Course
