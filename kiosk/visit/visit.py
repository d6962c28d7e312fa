"""The visit: one resident's stay from the first touch to the wipe, as one immutable value."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Self

from devices.face_module.lines import Sight
from devices.receipt_printer.printer import PrintOutcome
from devices.signal.alarm import Alarm
from kiosk.contract.catalogue.service import Service, service_of
from kiosk.identity.means import Means
from kiosk.technician.access.gesture import Signs
from kiosk.technician.tests.course import Course
from kiosk.visit.amending import wanted_now
from kiosk.visit.answers import Answer, TestMoved
from kiosk.visit.aside import Aside
from kiosk.visit.asking import Asking
from kiosk.visit.bench import NOWHERE, Access, Place
from kiosk.visit.booking import Booking
from kiosk.visit.copying import Copying
from kiosk.visit.draft import Draft
from kiosk.visit.effects import Effect, WipeReason
from kiosk.visit.finding import Finding
from kiosk.visit.looking import Looking
from kiosk.visit.manner import USUAL, Manner
from kiosk.visit.matter import Matter
from kiosk.visit.pages import Page, pages
from kiosk.visit.papers import Papers
from kiosk.visit.payment import Payment
from kiosk.visit.phone import Phone
from kiosk.visit.policies import Matching
from kiosk.visit.printout import Printout
from kiosk.visit.queueing import Queueing
from kiosk.visit.rating import ToRate
from kiosk.visit.receipt import FiledReceipt
from kiosk.visit.sentence import Sentence
from kiosk.visit.setting import Moment, Setting, Surroundings
from kiosk.visit.setup import Setup
from kiosk.visit.slip_print import NO_SLIP, SlipPrint
from kiosk.visit.stage import Stage
from kiosk.visit.their_card import TheirCard
from kiosk.words import Language


class CodePhase(StrEnum):
    """Where the one-time code, or another way, stands."""

    OFFER = "offer"
    SENDING = "sending"
    SCAN = "scan"
    """The person's app is to scan a code."""
    CONSENT = "consent"
    """May the camera go on? It is off, and nothing of it runs."""
    LOOK = "look"
    """The camera is on."""
    ENTER = "enter"
    CHECKING = "checking"
    WRONG = "wrong"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class Verification:
    """By what means, how far, the masked telephone, what an app is to scan, and the digits typed so far."""

    phase: CodePhase = CodePhase.OFFER
    means: Means = Means.ONE_TIME_CODE
    address: str = field(default="", repr=False)
    masked_phone: str = field(default="", repr=False)
    digits: str = field(default="", repr=False)
    problem: str = ""
    """Key of the sentence that says why there is no code."""
    skipped: bool = False
    sight: Sight = Sight.LOOKING
    """What a face module sees."""


@dataclass(frozen=True)
class Visit:
    """Everything about the stay. Only `setting`, `surroundings` and `ticket` outlive it."""

    setting: Setting
    surroundings: Surroundings = field(default_factory=Surroundings)
    stage: Stage = Stage.WELCOME
    language: Language = "zh"
    manner: Manner = USUAL
    by_hand: bool | None = None
    """Characters are written, not typed; None: as the manner has it. Remembered from field to field."""
    by_tree: bool = True
    """Addresses are put together by touch. Remembered likewise."""
    by_keypad: bool = False
    """The resident has used the keypad."""
    direction: int = 1
    """Where the last change of screen went: 1 forward, -1 back."""
    ticket: int = 0
    """The number of the request whose answer counts. Rises with each request and each wipe from 0, never
    falls.
    """
    draft: Draft = field(default_factory=Draft)
    chosen_at: Stage = Stage.WELCOME
    """The list from which the life event was chosen; "back" returns there."""
    page: str = ""
    """Identifier of the page shown, in the stages that have one."""
    from_summary: bool = False
    """The page is being corrected; "next" returns to the summary."""
    revealed: frozenset[int] = frozenset()
    """Rows of the page that are shown unmasked."""
    revealed_at: float = 0.0
    """When the last of them was unmasked."""
    error: Sentence | None = None
    """What keeps "next" from going on."""
    notice: Sentence | None = None
    """A sentence in a sheet over the screen."""
    about_speech: bool = False
    """The sheet over the screen that says what can be done about being read to."""
    about_truth: bool = False
    """The sheet over the screen that says what the line at the foot means."""
    aside: Aside | None = None
    """What is being said beside the visit; it lies over every stage."""
    aside_ticket: int = -1
    """The number of its latest request. Falls, below 0, where `ticket` rises: neither takes the other's
    answers.
    """
    choosing_language: bool = False
    """The list of languages lies over the screen."""
    finding: Finding = field(default_factory=Finding)
    """Where the resident is in the catalogue."""
    copying: Copying | None = None
    """The pages of a material that are being taken; None on every other screen."""
    matching: Matching | None = None
    """What a firm may claim; None in a visit that is about something else."""
    phone: Phone | None = None
    """The page on a phone; None on every other screen."""
    printout: Printout | None = None
    """What comes out on paper for nothing; None in a visit that is about something else."""
    their_card: TheirCard | None = None
    """Another person's card that the page waits for."""
    card_problem: str | None = None
    """Key of the sentence that says why the last card gave nothing."""
    ended: Sentence | None = None
    """Why this cannot be filed here and where to go instead."""
    asking: Asking | None = None
    """What was asked of a matter filed before; None while nothing was."""
    papers: Papers | None = None
    """The document on the screen; None on every other."""
    pages_out: bool = False
    """Pages of the page printer came out in this visit. Stays for the goodbye."""
    booking: Booking | None = None
    """The time at a window that is being chosen; None while none is."""
    queueing: Queueing | None = None
    """The number for a queue that is asked for, or was; None while none is."""
    looking: Looking | None = None
    """Which other place is looked at; None on every other screen."""
    slip: SlipPrint = NO_SLIP
    """The slip that this screen prints."""
    verification: Verification = field(default_factory=Verification)
    matter: Matter | None = None
    """What is handed in, or was, where that is no filing of the draft."""
    handed_in_at: Stage = Stage.SUMMARY
    """Where it was handed in; who hears that it was not filed is there again."""
    receipt: FiledReceipt | None = None
    printed: PrintOutcome | None = None
    """The printer's word on the receipt; None while it prints. Stays for the goodbye."""
    payment: Payment | None = None
    """How the fee of what was filed is paid by phone; None while it is not."""
    signs: Signs = ()
    """The latest touches at the edges of the glass and keys of the keypad, while no visit is under way."""
    setup: Setup = field(default_factory=Setup)
    access: Access = field(default_factory=Access)
    bench: Place = NOWHERE
    """Where on the technician's screens."""
    courses: tuple[Course, ...] = ()
    """The technician's tests that are under way, or whose outcome is to be seen; one a device."""
    rating: ToRate | None = None
    """What may be rated on the goodbye."""
    ended_by: WipeReason | None = None
    """Why the visit is over; None while it is not."""
    alarm: Alarm = Alarm.NONE
    """How urgently the person is being called back."""
    entered_at: float = 0.0
    """When the stage began, in seconds of the step's clock."""
    touched_at: float = 0.0
    idle_allowed: float | None = None
    """Seconds of stillness granted by a touch on the warning; None: as the stage has it."""
    warned_at: float | None = None
    """When the warning came up; None while there is none."""
    deaf_until: float = 0.0
    """Touches before this moment belong to the one that answered the warning."""

    def to(self, stage: Stage, now: Moment, direction: int = 1, **changes: Any) -> Self:
        """At another stage. What belonged to the screen left behind (error, sheets, revealed rows) goes."""
        clean: dict[str, Any] = {
            "error": None,
            "notice": None,
            "choosing_language": False,
            "about_speech": False,
            "about_truth": False,
            "revealed": frozenset(),
            "card_problem": None,
            "their_card": None,
            "copying": None,
            "looking": None,
            "slip": NO_SLIP,
            "phone": None,
            "papers": None,
        }
        return replace(self, stage=stage, direction=direction, entered_at=now.seconds, **{**clean, **changes})

    @property
    def service(self) -> Service | None:
        """The life event or item chosen, if any."""
        return service_of(self.setting.catalogue, self.draft.service)

    @property
    def content(self) -> Draft | Matter:
        """What is handed in."""
        return self.draft if self.matter is None else self.matter

    @property
    def course(self) -> Course | None:
        """The test of the device that is looked at."""
        return next((each for each in self.courses if each.device == self.bench.device), None)

    def awaits(self, answer: Answer) -> bool:
        """Whether it answers what was asked last, or moves on a test that is not over."""
        if isinstance(answer, TestMoved):
            return any(each.runs and each.ticket == answer.ticket for each in self.courses)
        if answer.ticket < 0:
            return self.aside is not None and answer.ticket == self.aside_ticket
        return answer.ticket == self.ticket

    def pages(self, now: Moment) -> tuple[Page, ...]:
        """The pages of what was chosen as the draft stands, or of what a department asked for; none before
        that.
        """
        asked_for = wanted_now(self.asking, self.setting.catalogue)
        if asked_for is not None:
            return asked_for.pages
        chosen = self.service
        return () if chosen is None else pages(chosen, self.setting.catalogue, self.draft, now.today)

    def current_page(self, now: Moment) -> Page | None:
        """The page shown, or None in a stage without pages."""
        return next((each for each in self.pages(now) if each.id == self.page), None)


Step = tuple[Visit, tuple[Effect, ...]]
Handler = Callable[[Visit, Any, Moment], Step]


@dataclass(frozen=True)
class Refused:
    """A cell of the table in which nothing happens, and why that is right."""

    reason: str
