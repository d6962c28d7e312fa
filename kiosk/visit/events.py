"""Everything that can happen to a visit: what the resident does, what is news, what was answered, and time.

Fields that hold personal data are left out of `repr`, so that an event may stand in a log line.
"""

from dataclasses import dataclass, field
from typing import Literal

from devices.id_card.card import IdCard
from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.draft import Point
from kiosk.visit.receipt import FiledReceipt
from kiosk.words import Language


@dataclass(frozen=True)
class Touch:
    """Something a resident does. Each one counts as a sign of life."""


@dataclass(frozen=True)
class News:
    """Something about the terminal's surroundings. Holds in every stage and outlives the visit."""


@dataclass(frozen=True)
class Answer:
    """What a device or a service has to say to a request. Counts only while `ticket` is the visit's own."""

    ticket: int


@dataclass(frozen=True)
class Tick:
    """Time has passed. Sent a few times a second."""


# The resident, on every screen.


@dataclass(frozen=True)
class Touched(Touch):
    """A finger somewhere on the screen."""


@dataclass(frozen=True)
class SetLanguage(Touch):
    """Show everything in this language."""

    language: Language


@dataclass(frozen=True)
class ToggleElder(Touch):
    """Large type and longer times on, or off."""


@dataclass(frozen=True)
class ReadAloud(Touch):
    """Say what stands on the screen."""


@dataclass(frozen=True)
class Leave(Touch):
    """End the visit; asks first where something would be lost."""


@dataclass(frozen=True)
class Stay(Touch):
    """Yes, still here."""


@dataclass(frozen=True)
class CannotBeDone(Touch):
    """办不成反映: what I came for cannot be done."""


@dataclass(frozen=True)
class AskPerson(Touch):
    """I would like somebody to help."""


@dataclass(frozen=True)
class DismissNotice(Touch):
    """I have read the sentence."""


# The resident, on one screen.


@dataclass(frozen=True)
class Choose(Touch):
    """A life event, by its identifier."""

    life_event: str


@dataclass(frozen=True)
class ShowAll(Touch):
    """The whole list of life events."""


@dataclass(frozen=True)
class PutCard(Touch):
    """Begin with the card, choose afterwards."""


@dataclass(frozen=True)
class Back(Touch):
    """The previous screen; what was typed stays."""


@dataclass(frozen=True)
class Next(Touch):
    """The next screen, if this one is complete."""


@dataclass(frozen=True)
class SendCode(Touch):
    """Send a one-time code to the telephone on file."""


@dataclass(frozen=True)
class SetDigits(Touch):
    """The digits of the code as they stand in the field."""

    digits: str = field(repr=False)


@dataclass(frozen=True)
class SubmitDigits(Touch):
    """Check the code."""


@dataclass(frozen=True)
class SkipVerification(Touch):
    """Go on without: the submission is then filed as "identity to be confirmed"."""


@dataclass(frozen=True)
class SetValue(Touch):
    """The answer as it stands in the field, or the choice that was pressed."""

    value: str = field(repr=False)


@dataclass(frozen=True)
class ToggleChoice(Touch):
    """One choice of several on, or off."""

    value: str = field(repr=False)


@dataclass(frozen=True)
class Reveal(Touch):
    """Show or hide the masked row, counted from 0."""

    row: int


@dataclass(frozen=True)
class ToggleMaterial(Touch):
    """I have this material with me, or not."""

    material: str


@dataclass(frozen=True)
class ChooseCommitment(Touch):
    """Pledge instead of a document, or bring the document."""

    choice: Literal["commit", "documents"]


@dataclass(frozen=True)
class Edit(Touch):
    """From the summary back to this page."""

    page: str


@dataclass(frozen=True)
class DrawStroke(Touch):
    """One stroke of the signature, from finger down to finger up."""

    points: tuple[Point, ...] = field(repr=False)


@dataclass(frozen=True)
class ClearSignature(Touch):
    """Sign again."""


@dataclass(frozen=True)
class Submit(Touch):
    """Hand it in."""


@dataclass(frozen=True)
class PrintAgain(Touch):
    """Try the printer once more."""


@dataclass(frozen=True)
class Another(Touch):
    """The same person has another matter."""


@dataclass(frozen=True)
class Finish(Touch):
    """Done."""


# News.


@dataclass(frozen=True)
class CardSeen(News):
    """A card lies on the reader."""


@dataclass(frozen=True)
class CardLifted(News):
    """The reader is empty, and known to see that."""


@dataclass(frozen=True)
class CardUnseen(News):
    """The reader reports no card, as some do after a good read: it may still lie there."""


@dataclass(frozen=True)
class ReaderChanged(News):
    """The card reader works, or what to say while it does not."""

    problem: str | None


@dataclass(frozen=True)
class PrinterChanged(News):
    """The receipt printer's own word: `can_print` None is unknown; `sentence_key` says it to a resident."""

    can_print: bool | None
    paper_low: bool
    sentence_key: str


@dataclass(frozen=True)
class StorageChanged(News):
    """Whether room for new submissions is running out."""

    low: bool


@dataclass(frozen=True)
class OnlineChanged(News):
    """Whether the central service answered lately."""

    online: bool


@dataclass(frozen=True)
class OutOfOrder(News):
    """Nothing can be filed at this terminal; the key says why. None: it can again."""

    reason: str | None


# Answers.


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


Event = Touch | News | Answer | Tick

EVERY_SCREEN: tuple[type[Touch], ...] = (
    Touched,
    SetLanguage,
    ToggleElder,
    ReadAloud,
    Leave,
    Stay,
    CannotBeDone,
    AskPerson,
    DismissNotice,
)
ONE_SCREEN: tuple[type[Touch], ...] = (
    Choose,
    ShowAll,
    PutCard,
    Back,
    Next,
    SendCode,
    SetDigits,
    SubmitDigits,
    SkipVerification,
    SetValue,
    ToggleChoice,
    Reveal,
    ToggleMaterial,
    ChooseCommitment,
    Edit,
    DrawStroke,
    ClearSignature,
    Submit,
    PrintAgain,
    Another,
    Finish,
)
NEWS: tuple[type[News], ...] = (
    CardSeen,
    CardLifted,
    CardUnseen,
    ReaderChanged,
    PrinterChanged,
    StorageChanged,
    OnlineChanged,
    OutOfOrder,
)
ANSWERS: tuple[type[Answer], ...] = (
    CardBeingRead,
    CardRead,
    CardFailed,
    CodeSent,
    CodeWrong,
    VerificationFailed,
    Verified,
    Filed,
    FilingFailed,
    Printed,
)
EVENTS: tuple[type[Event], ...] = (*EVERY_SCREEN, *ONE_SCREEN, *NEWS, *ANSWERS, Tick)
"""Every event there is; the table has a cell for each in each stage."""
