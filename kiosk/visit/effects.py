"""What the visit asks of the world. Each request carries the ticket that its answer must bring back."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from devices.id_card.card import IdCard
from devices.page_image.page import Page
from devices.signal.alarm import Alarm
from kiosk.identity.means import Means
from kiosk.receipt.slip import Slip
from kiosk.technician.access.entrance import Means as EntranceMeans
from kiosk.visit.copying import Copier
from kiosk.visit.draft import Draft
from kiosk.visit.matter import Matter
from kiosk.visit.payment import FeeStanding
from kiosk.visit.printout import Layout
from kiosk.visit.receipt import FiledReceipt
from kiosk.words import Language


class WipeReason(StrEnum):
    """Why a visit ended; stands in the log line and the audit event."""

    FINISHED = "finished"
    LEFT = "left"
    IDLE = "idle"
    LOST = "lost"
    """An answer that had to come did not come."""
    DOOR = "door"
    """The machine was opened."""
    POWER = "power"
    """Its battery is nearly empty."""
    MAINTENANCE = "maintenance"
    """No visit ended: a technician was there."""


@dataclass(frozen=True)
class Effect:
    """Base of everything a step asks for."""


@dataclass(frozen=True)
class StartReading(Effect):
    """Wait for a card to be put down and read it; keep trying with each new card until StopReading."""

    ticket: int


@dataclass(frozen=True)
class StopReading(Effect):
    """No card is wanted any more."""


@dataclass(frozen=True)
class RequestCode(Effect):
    """Begin to find out whether the person is the owner of this card."""

    ticket: int
    card: IdCard = field(repr=False)
    means: Means = Means.ONE_TIME_CODE


@dataclass(frozen=True)
class StopVerifying(Effect):
    """Nobody waits for an app, or a face, any longer."""


@dataclass(frozen=True)
class ConfirmCode(Effect):
    """Ask whether these are the digits that were sent."""

    ticket: int
    digits: str = field(repr=False)


@dataclass(frozen=True)
class StartLooking(Effect):
    """A page is being laid down: a camera may be on, and shows it."""


@dataclass(frozen=True)
class StopLooking(Effect):
    """No longer: the camera is off from now on, and what it saw is forgotten."""


@dataclass(frozen=True)
class SeePage(Effect):
    """Take the page that lies there, with this device."""

    ticket: int
    copier: Copier


@dataclass(frozen=True)
class OpenPhonePage(Effect):
    """Open a page for a phone. `printing`: what comes is printed as it is, not looked at as a paper."""

    ticket: int
    printing: bool


@dataclass(frozen=True)
class ClosePhonePage(Effect):
    """No page is wanted any longer: it is gone from now on, with what lies there."""


@dataclass(frozen=True)
class AskShare(Effect):
    """How many sheets may this person still have today?"""

    ticket: int
    card: IdCard = field(repr=False)


@dataclass(frozen=True)
class PrintOut(Effect):
    """Print these pages, and count the sheets as this person's."""

    ticket: int
    card: IdCard = field(repr=False)
    pages: tuple[Page, ...] = field(repr=False)
    layout: Layout
    copies: int


@dataclass(frozen=True)
class File(Effect):
    """Seal and commit: the filing of a draft, or a submission of another kind."""

    ticket: int
    content: Draft | Matter
    language: Language


@dataclass(frozen=True)
class Print(Effect):
    """Print the receipt. `online`: whether the submission is on its way already."""

    ticket: int
    receipt: FiledReceipt
    content: Draft | Matter
    language: Language
    online: bool
    fee: FeeStanding = FeeStanding.WINDOW
    paid: datetime | None = None
    """When the fee was paid, local."""


@dataclass(frozen=True)
class PrintSlip(Effect):
    """Print something to take along that is no receipt; `SlipPrinted` answers."""

    ticket: int
    slip: Slip
    language: Language


@dataclass(frozen=True)
class LookAround(Effect):
    """Have the agent ask the central service now; what it learns comes as news."""


@dataclass(frozen=True)
class AskQueues(Effect):
    """Ask how the queues at the windows stand."""

    ticket: int


@dataclass(frozen=True)
class TakeTicket(Effect):
    """Ask for a number of this queue. `request`: asked for under the same one, it is the same number."""

    ticket: int
    hall: str
    letter: str
    request: int


@dataclass(frozen=True)
class ReturnNumber(Effect):
    """Nobody holds what was asked for under this `request`: the central service is told, now or later."""

    request: int


@dataclass(frozen=True)
class OpenPayment(Effect):
    """Begin to have a fee paid by phone, or find what was begun for this receipt."""

    ticket: int
    number: str = field(repr=False)
    service: str
    fen: int


@dataclass(frozen=True)
class ClosePayment(Effect):
    """It is not to be paid here any more."""

    ticket: int


@dataclass(frozen=True)
class AskProgress(Effect):
    """Ask how far the case of this receipt is."""

    ticket: int
    number: str = field(repr=False)


@dataclass(frozen=True)
class AskMine(Effect):
    """Ask how far all cases of this verified person are."""

    ticket: int
    card: IdCard = field(repr=False)
    evidence: str = field(repr=False)


@dataclass(frozen=True)
class FetchDocument(Effect):
    """Fetch a released document into memory."""

    ticket: int
    document: UUID
    grant: str = field(repr=False)


@dataclass(frozen=True)
class PrintDocument(Effect):
    """Print these pages on the page printer; `PagesMoved` tells how far it is."""

    ticket: int
    pdf: bytes = field(repr=False)
    copies: int = 1


@dataclass(frozen=True)
class Signal(Effect):
    """Call the person back by light and sound, or stop it."""

    alarm: Alarm


@dataclass(frozen=True)
class ShutDown(Effect):
    """The battery is nearly empty and nobody is in a visit: end safely, where the settings say so."""


@dataclass(frozen=True)
class Wipe(Effect):
    """Nothing of this visit may stay: keyboard, clipboard, screens, queues. Logged and audited."""

    reason: WipeReason


@dataclass(frozen=True)
class AskEntrance(Effect):
    """How does the technician's entrance stand?"""

    ticket: int


@dataclass(frozen=True)
class TryPin(Effect):
    """Is this the technician's PIN? Written down whatever comes of it."""

    ticket: int
    pin: str = field(repr=False)
    means: EntranceMeans


@dataclass(frozen=True)
class TryToken(Effect):
    """Does what was scanned let somebody in? Written down whatever comes of it."""

    ticket: int
    untrusted_text: str = field(repr=False)
    means: EntranceMeans


@dataclass(frozen=True)
class EnrolHere(Effect):
    """Make a terminal of this machine, with an operator's one-time code."""

    ticket: int
    code: str = field(repr=False)


@dataclass(frozen=True)
class ScanCode(Effect):
    """A code is wanted from the scanner, the next one that comes, until StopScan."""

    ticket: int


@dataclass(frozen=True)
class StopScan(Effect):
    """No code is wanted any longer."""


@dataclass(frozen=True)
class EndMaintenance(Effect):
    """The technician's screens are left. `by_itself`: nobody touched anything for a while."""

    by_itself: bool


@dataclass(frozen=True)
class Serviced(Effect):
    """Begin the counters of this device anew; `taken_back`: or let them stand as they were before that."""

    device: str
    taken_back: bool = False


@dataclass(frozen=True)
class RunTest(Effect):
    """Test a device in the thread that owns it."""

    ticket: int
    device: str
    test: str


@dataclass(frozen=True)
class StopTest(Effect):
    """Whatever test of this device is under way: nobody wants it any more."""

    device: str


@dataclass(frozen=True)
class KeepTest(Effect):
    """Keep on record how a test ended."""

    device: str
    test: str
    passed: bool
