"""What a resident does. Personal data is left out of `repr`, so that an event may be logged."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from kiosk.contract.kinds import RatingLevel
from kiosk.identity.means import Means
from kiosk.technician.access.gesture import Edge, PadKey
from kiosk.visit.bench import NOWHERE, Place
from kiosk.visit.doors import Door
from kiosk.visit.draft import Point
from kiosk.visit.finding import Shelf
from kiosk.visit.manner import Aspect
from kiosk.visit.stage import Stage
from kiosk.words import Language


class Entry(StrEnum):
    """Ways to put a text in."""

    TREE = "tree"
    HAND = "hand"
    KEYS = "keys"


@dataclass(frozen=True)
class Touch:
    """Something a resident does. Each one counts as a sign of life."""


# On every screen.


@dataclass(frozen=True)
class Touched(Touch):
    """A finger somewhere on the screen."""


@dataclass(frozen=True)
class ShowSpeech(Touch):
    """What can be done about being read to: once more, in the dark, no more."""


@dataclass(frozen=True)
class ShowTruth(Touch):
    """What does the line at the foot mean for me?"""


@dataclass(frozen=True)
class ShowLanguages(Touch):
    """Which languages are there?"""


@dataclass(frozen=True)
class KeyPressed(Touch):
    """A key of the keypad, before what it does."""

    key: PadKey = PadKey.OTHER


@dataclass(frozen=True)
class SetLanguage(Touch):
    """Show everything in this language; the present one leaves all as it is."""

    language: Language


@dataclass(frozen=True)
class ToggleManner(Touch):
    """Large type, speech, low reach, night or a blank glass on, or off."""

    aspect: Aspect


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


@dataclass(frozen=True)
class AtEdge(Touch):
    """A finger at the very edge of the glass, where nothing is to be touched."""

    edge: Edge


# On one screen.


@dataclass(frozen=True)
class Begin(Touch):
    """Wake the terminal."""


@dataclass(frozen=True)
class Choose(Touch):
    """A life event, or an item that can be filed alone, by its identifier."""

    service: str


@dataclass(frozen=True)
class ShowAll(Touch):
    """The whole list of life events."""


@dataclass(frozen=True)
class OpenDoor(Touch):
    """Something else than a life event."""

    door: Door


@dataclass(frozen=True)
class Browse(Touch):
    """Another shelf of the catalogue, or what one department or theme on it holds."""

    shelf: Shelf
    of: str = ""


@dataclass(frozen=True)
class SearchAll(Touch):
    """Type a few letters of what is meant."""


@dataclass(frozen=True)
class ShowGuide(Touch):
    """The guide of a life event or item, by its identifier."""

    of: str


@dataclass(frozen=True)
class PrintGuide(Touch):
    """The guide on paper."""


@dataclass(frozen=True)
class CarryGuide(Touch):
    """The guide onto the phone: show the code, or put it away."""


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
class VerifyBy(Touch):
    """By another means than the usual one."""

    way: Means


@dataclass(frozen=True)
class SetDigits(Touch):
    """The digits of the code, or of the technician's PIN, as they stand in the field."""

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
class ChooseEntry(Touch):
    """Put texts in by address step, by hand, or by keyboard, from now on."""

    entry: Entry


@dataclass(frozen=True)
class ReadTheirCard(Touch):
    """Somebody else's ID card comes on the reader: its name and number need not be typed."""


@dataclass(frozen=True)
class ToggleChoice(Touch):
    """One choice of several on, or off."""

    value: str = field(repr=False)


@dataclass(frozen=True)
class Rate(Touch):
    """How it was: one of the five national levels."""

    level: RatingLevel


@dataclass(frozen=True)
class TellMore(Touch):
    """Beside what was touched: a telephone to be called at, or a few words."""

    phone: bool


@dataclass(frozen=True)
class ToggleNamed(Touch):
    """Tell them who I am, or do not."""


@dataclass(frozen=True)
class Reveal(Touch):
    """Show or hide the masked row, counted from 0."""

    row: int


@dataclass(frozen=True)
class ToggleMaterial(Touch):
    """I have this material with me, or not."""

    material: str


@dataclass(frozen=True)
class CopyMaterial(Touch):
    """Take this material's pages, or look at those that were taken."""

    material: str


@dataclass(frozen=True)
class TakePage(Touch):
    """Take the page as it lies there now."""


@dataclass(frozen=True)
class KeepPage(Touch):
    """It is good: use it."""


@dataclass(frozen=True)
class RetakePage(Touch):
    """Not this one: once more."""


@dataclass(frozen=True)
class AddPage(Touch):
    """There is one more page."""


@dataclass(frozen=True)
class TurnPage(Touch):
    """Show the page before (-1) or after (1)."""

    direction: int


@dataclass(frozen=True)
class RemovePage(Touch):
    """Forget the page that is shown."""


@dataclass(frozen=True)
class BringLater(Touch):
    """No pictures: the paper is brought to the window."""


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
    pad: float | None = None
    """The width of the pad by its height; None: not known."""


@dataclass(frozen=True)
class SignByKey(Touch):
    """I cannot draw: pressing OK on the pledge is my signature."""


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


@dataclass(frozen=True)
class ShowNearby(Touch):
    """Where else can it be done?"""


@dataclass(frozen=True)
class ChoosePlace(Touch):
    """Tell me of this place: its number among those known, the nearest is 0."""

    number: int


@dataclass(frozen=True)
class PrintPlace(Touch):
    """Print where this place is, likewise by its number."""

    number: int


@dataclass(frozen=True)
class TypeNumber(Touch):
    """The receipt number as it stands on the pad."""

    typed: str = field(repr=False)


@dataclass(frozen=True)
class AskByNumber(Touch):
    """How far is it? By the number."""


@dataclass(frozen=True)
class AskByCard(Touch):
    """How far is it? By the card: all that is mine, and what I may do about it."""


@dataclass(frozen=True)
class AskAgain(Touch):
    """Ask once more."""


@dataclass(frozen=True)
class ShowCase(Touch):
    """One of the cases in the list, counted from 0."""

    number: int


@dataclass(frozen=True)
class AnswerCorrection(Touch):
    """Hand in what a department asked for; which, counted from 0."""

    number: int


@dataclass(frozen=True)
class WithdrawCase(Touch):
    """Take the case back."""


@dataclass(frozen=True)
class ConfirmIdentity(Touch):
    """It was I who filed it."""


@dataclass(frozen=True)
class ShowDocument(Touch):
    """Show a released document, counted from 0."""

    number: int


@dataclass(frozen=True)
class PrintPaper(Touch):
    """Print the document that is shown."""


@dataclass(frozen=True)
class BookWindow(Touch):
    """It cannot be done here: a time at the window, please."""


@dataclass(frozen=True)
class ChooseDay(Touch):
    """One of the days on offer, ISO 8601."""

    day: str


@dataclass(frozen=True)
class ChooseTime(Touch):
    """One of the hours on offer, as "09:00"."""

    time: str


# On the technician's screens.


@dataclass(frozen=True)
class LookAt(Touch):
    """Another of the technician's screens: one of `kiosk.visit.bench.MAINTENANCE`, and where on it."""

    stage: Stage
    place: Place = NOWHERE


@dataclass(frozen=True)
class MarkServiced(Touch):
    """The device has just been serviced: its counters since service begin anew."""

    device: str


@dataclass(frozen=True)
class TakeBackService(Touch):
    """It was not: the counters stand as before."""

    device: str


@dataclass(frozen=True)
class BeginTest(Touch):
    """Test the device that is looked at, with the test of this name."""

    test: str


@dataclass(frozen=True)
class JudgeTest(Touch):
    """What the test made came out well, or not."""

    well: bool


@dataclass(frozen=True)
class CloseTest(Touch):
    """The outcome has been read."""
