"""Journeys of residents as tables: where they are, what they do or what happens, where that leads.

`CHOICES` says what each phrase stands for. Whoever reads only the tables knows what the terminal does.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

from devices.page_image.page import Page
from devices.page_printer.printer import Outcome
from devices.receipt_printer.printer import PrintOutcome
from devices.ups.supply import Supply
from kiosk.contract.catalogue.schema import Answer
from kiosk.identity.means import Means
from kiosk.visit.answers import (
    AppCode,
    CardBeingRead,
    CardFailed,
    CardRead,
    CodeSent,
    CodeWrong,
    Filed,
    FilingFailed,
    PageTaken,
    PhoneCode,
    PhoneNews,
    PhoneOver,
    Printed,
    PrintedOut,
    ShareKnown,
    SlipPrinted,
    VerificationFailed,
    Verified,
)
from kiosk.visit.copying import Copier
from kiosk.visit.doors import Door
from kiosk.visit.events import Tick
from kiosk.visit.finding import Shelf
from kiosk.visit.news import (
    CardLifted,
    CardSeen,
    CopierChanged,
    DoorChanged,
    NearbyChanged,
    OnlineChanged,
    OperatorChanged,
    OutOfOrder,
    PagePrinterChanged,
    SupplyChanged,
)
from kiosk.visit.pages import FieldPage, MaterialsPage, QuestionPage
from kiosk.visit.printout import Layout
from kiosk.visit.stage import FORM_STAGES, Stage
from kiosk.visit.touches.choosing import Another, Begin, Choose, OpenDoor, PutCard, ShowAll
from kiosk.visit.touches.copying import CopyMaterial, KeepPage, TakePage
from kiosk.visit.touches.everywhere import AskPerson, CannotBeDone, DismissNotice, Leave, SetLanguage, Stay
from kiosk.visit.touches.finding import Browse, CarryGuide, PrintGuide, SearchAll, ShowGuide
from kiosk.visit.touches.form import ChooseCommitment, DrawStroke, Edit, SetValue
from kiosk.visit.touches.nearby import ChoosePlace, PrintPlace, ShowNearby
from kiosk.visit.touches.phone import NewCode, UsePhone
from kiosk.visit.touches.policies import AnswerForFirm, LookAtPolicy
from kiosk.visit.touches.printing import ChangeCopies, ChooseLayout, PrintAgain, PrintNow
from kiosk.visit.touches.travel import Back, Finish, Next, Submit
from kiosk.visit.touches.verifying import SendCode, SetDigits, SkipVerification, SubmitDigits, VerifyBy
from tests.contract.test_reference import PLACE
from tests.kiosk.visit import asked, technicians
from tests.kiosk.visit.residents import CHEN, RECEIPT, Terminal

Do = Callable[[Terminal], object]
Line = tuple[str, str, str]
"""Stage before, what is done, stage after: values of `Stage`."""


def _answered(event: Callable[..., object], *values: object) -> Do:
    """An answer to the request of the moment."""
    return lambda terminal: terminal.happens(event(terminal.visit.ticket, *values))  # type: ignore[arg-type]  # of any kind


def _touch(*events: object) -> Do:
    return lambda terminal: terminal.happens(*events)  # type: ignore[arg-type]  # of any kind


def _until(terminal: Terminal, *stages: Stage) -> None:
    """Answer page after page, validly, until one of the stages."""
    random = Random(1)
    while terminal.stage() in FORM_STAGES and terminal.stage() not in stages:
        terminal.fill_page(random)
        terminal.happens(Next())


def _edit(terminal: Terminal) -> None:
    """Touch the first line that may be changed."""
    pages = terminal.visit.pages(terminal.now)
    terminal.happens(Edit(next(each.id for each in pages if isinstance(each, FieldPage))))


def _lay_down(terminal: Terminal) -> None:
    """There is a camera; the first material that is to be brought."""
    page = terminal.visit.current_page(terminal.now)
    assert isinstance(page, MaterialsPage)
    terminal.happens(CopierChanged(Copier.CAMERA), CopyMaterial(sorted(page.to_declare)[0]))


def _from_the_phone(terminal: Terminal) -> None:
    """The first material that is to be brought."""
    page = terminal.visit.current_page(terminal.now)
    assert isinstance(page, MaterialsPage)
    terminal.happens(UsePhone(sorted(page.to_declare)[0]))


def _by(means: Means) -> Do:
    """At a terminal that has this means."""

    def touch(terminal: Terminal) -> None:
        terminal.visit = replace(terminal.visit, setting=replace(terminal.visit.setting, ways=tuple(Means)))
        terminal.happens(VerifyBy(means))

    return touch


def _answer_for_the_firm(terminal: Terminal) -> None:
    """A small firm of many years that keeps its people."""
    for value in ("micro", "grown", "nobody", "few", "no"):
        terminal.happens(AnswerForFirm(value))


def _take(terminal: Terminal) -> None:
    terminal.happens(TakePage())
    terminal.happens(PageTaken(terminal.visit.ticket, Page(b"picture", 600, 800)))
    terminal.happens(KeepPage())


def _elsewhere(terminal: Terminal) -> None:
    """Go on until a question has an answer that ends here, and give it."""
    random = Random(1)
    while True:
        page = terminal.visit.current_page(terminal.now)
        answers: tuple[Answer, ...] = page.question.answers if isinstance(page, QuestionPage) else ()
        ending = [each.value for each in answers if each.ends is not None]
        if ending:
            terminal.happens(SetValue(ending[0]), Next())
            return
        terminal.fill_page(random)
        terminal.happens(Next())


def _still(seconds: float) -> Do:
    def wait(terminal: Terminal) -> None:
        for _ in range(int(seconds)):
            terminal.happens(Tick())

    return wait


def _print_the_way(terminal: Terminal) -> None:
    terminal.happens(NearbyChanged((PLACE,)), ChoosePlace(0), PrintPlace(0))
    terminal.happens(SlipPrinted(terminal.visit.ticket, PrintOutcome.PRINTED))


CHOICES: Mapping[str, Do] = {
    "lays a paper down": _lay_down,
    "takes it and uses it": _take,
    "to copy a card": _touch(
        PagePrinterChanged(can_print=True), CopierChanged(Copier.CAMERA), OpenDoor(Door.COPY)
    ),
    "a card": _touch(ChooseLayout(Layout.CARD)),
    "ten sheets are left": _answered(ShareKnown, 10),
    "one copy more": _touch(ChangeCopies(1)),
    "print": _touch(PrintNow()),
    "the sheets come": _answered(PrintedOut, Outcome.PRINTED),
    "to print from the phone": _touch(
        OnlineChanged(online=True), PagePrinterChanged(can_print=True), OpenDoor(Door.PRINT)
    ),
    "the code is there": _answered(PhoneCode, "https://example.invalid/u/x"),
    "two pictures come": lambda terminal: terminal.happens(
        PhoneNews(terminal.visit.ticket, pages=(Page(b"one", 6, 8), Page(b"two", 6, 8)))
    ),
    "the code is over": _answered(PhoneOver),
    "a new code": _touch(NewCode()),
    "photographs a paper with the phone": _from_the_phone,
    "what may a firm claim": _touch(OpenDoor(Door.POLICIES)),
    "answers for the firm": _answer_for_the_firm,
    "the first that fits": _touch(LookAtPolicy("P01")),
    "claims it": _touch(Choose("P01")),
    "by the phone's app": _by(Means.PHONE_APP),
    "by a member of staff": _by(Means.STAFF),
    "there is a code for the app": _answered(AppCode, "https://example.invalid/app/x"),
    "a code is asked for": _answered(CodeSent, ""),
    "the tray is empty": _answered(PrintedOut, Outcome.FAILED_PAPER_OUT),
    **technicians.CHOICES,
    **asked.CHOICES,
    "where else": _touch(ShowNearby()),
    "the door of the catalogue": _touch(OpenDoor(Door.FIND)),
    "the shelf of departments": _touch(Browse(Shelf.DEPARTMENTS)),
    "the police": _touch(Browse(Shelf.DEPARTMENTS, "GA")),
    "a few letters": _touch(SearchAll(), SetValue("sfz")),
    "a new ID card": _touch(ShowGuide("I001")),
    "prints the guide": _touch(PrintGuide()),
    "the guide comes": _answered(SlipPrinted, PrintOutcome.PRINTED),
    "onto the phone": _touch(CarryGuide()),
    "do it": _touch(Choose("I001")),
    "the door of places": _touch(OpenDoor(Door.NEARBY)),
    "prints the way there": _print_the_way,
    # what the resident touches
    "touches the glass": _touch(Begin()),
    "a baby is born": _touch(Choose("S01")),
    "a retirement": _touch(Choose("S10")),
    "opening a firm": _touch(Choose("S13")),
    "all that can be done": _touch(ShowAll()),
    "card first": _touch(PutCard()),
    "back": _touch(Back()),
    "next": _touch(Next()),
    "send me a code": _touch(SendCode()),
    "types six digits": _touch(SetDigits("482913"), SubmitDigits()),
    "go on without": _touch(SkipVerification()),
    "answers all pages": lambda terminal: _until(terminal, Stage.SUMMARY),
    "answers up to the promise": lambda terminal: _until(terminal, Stage.COMMITMENT),
    "answers up to the papers": lambda terminal: _until(terminal, Stage.MATERIALS),
    "an answer that ends it here": _elsewhere,
    "promises": _touch(ChooseCommitment("commit"), Next()),
    "brings the papers": _touch(ChooseCommitment("documents"), Next()),
    "changes a line": _edit,
    "signs": _touch(DrawStroke(((0.2, 0.5), (0.8, 0.6)))),
    "hand it in": _touch(Submit()),
    "print again": _touch(PrintAgain()),
    "print again, too late": _touch(PrintAgain()),
    "another matter": _touch(Another()),
    "done": _touch(Finish()),
    "leave": _touch(Leave()),
    "yes, leave": _touch(Leave()),
    "still here": _touch(Stay()),
    "English, please": _touch(SetLanguage("en")),
    "it cannot be done": _touch(CannotBeDone()),
    "ask a person": _touch(AskPerson()),
    "goes back to it": _touch(Back()),
    "has read it": _touch(DismissNotice()),
    # what happens to the resident
    "the card is being read": _answered(CardBeingRead),
    "the card is read": _answered(CardRead, CHEN),
    "the card gives nothing": _answered(CardFailed, "device.card.failed"),
    "the card is lifted": _touch(CardLifted()),
    "the card still lies there": _touch(CardSeen()),
    "a code is sent": _answered(CodeSent, "138****0301"),
    "the code is wrong": _answered(CodeWrong),
    "the code is right": _answered(Verified, "evidence"),
    "no network": _answered(VerificationFailed, "visit.code_offline"),
    "it is stored": _answered(Filed, RECEIPT),
    "it cannot be stored": _answered(FilingFailed, "visit.filing_failed"),
    "the paper comes": _answered(Printed, PrintOutcome.PRINTED),
    "there is no paper": _answered(Printed, PrintOutcome.FAILED_PAPER_OUT),
    "a minute of stillness": _still(61),
    "the warning runs out": _still(21),
    "eight seconds": _still(9),
    "says nothing of how it was": _still(21),
    "a minute and a half": _still(91),
    "the disk is full": _touch(OutOfOrder("visit.out_storage")),
    "it is mended": _touch(OutOfOrder(None)),
    "the door is opened": _touch(DoorChanged(frozenset({"door1"}))),
    "the door is shut": _touch(DoorChanged(frozenset())),
    "the mains fail": _touch(SupplyChanged(Supply.BATTERY)),
    "the battery runs low": _touch(SupplyChanged(Supply.LOW)),
    "the mains are back": _touch(SupplyChanged(Supply.MAINS)),
    "the key is turned": _touch(OperatorChanged(present=True)),
}

IDENTIFIED: tuple[Line, ...] = (
    ("welcome", "a baby is born", "awaiting_card"),
    ("awaiting_card", "the card is being read", "reading_card"),
    ("reading_card", "the card is read", "verifying"),
    ("verifying", "go on without", "page"),
)
AT_THE_SUMMARY: tuple[Line, ...] = (*IDENTIFIED, ("page", "answers all pages", "summary"))
FILED: tuple[Line, ...] = (
    *AT_THE_SUMMARY,
    ("summary", "signs", "summary"),
    ("summary", "hand it in", "filing"),
    ("filing", "it is stored", "receipt"),
)

JOURNEYS: Mapping[str, tuple[Line, ...]] = {
    "a baby, online": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the card is being read", "reading_card"),
        ("reading_card", "the card is read", "verifying"),
        ("verifying", "send me a code", "verifying"),
        ("verifying", "a code is sent", "verifying"),
        ("verifying", "types six digits", "verifying"),
        ("verifying", "the code is right", "page"),
        ("page", "answers all pages", "summary"),
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "it is stored", "receipt"),
        ("receipt", "the paper comes", "receipt"),
        ("receipt", "done", "goodbye"),
        ("goodbye", "says nothing of how it was", "welcome"),
    ),
    "a baby, offline": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "send me a code", "verifying"),
        ("verifying", "no network", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers all pages", "summary"),
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "it is stored", "receipt"),
        ("receipt", "the paper comes", "receipt"),
        ("receipt", "done", "goodbye"),
        ("goodbye", "done", "welcome"),
    ),
    "the card first": (
        ("welcome", "card first", "awaiting_card"),
        ("awaiting_card", "the card is read", "choosing"),
        ("choosing", "a baby is born", "verifying"),
    ),
    "out of the whole list": (
        ("welcome", "all that can be done", "choosing"),
        ("choosing", "a retirement", "awaiting_card"),
        ("awaiting_card", "back", "choosing"),
        ("choosing", "back", "welcome"),
    ),
    "the card gives nothing, twice": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the card gives nothing", "awaiting_card"),
        ("awaiting_card", "the card is being read", "reading_card"),
        ("reading_card", "the card gives nothing", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
    ),
    "a wrong code, then the right one": (
        *IDENTIFIED[:3],
        ("verifying", "send me a code", "verifying"),
        ("verifying", "a code is sent", "verifying"),
        ("verifying", "types six digits", "verifying"),
        ("verifying", "the code is wrong", "verifying"),
        ("verifying", "types six digits", "verifying"),
        ("verifying", "the code is right", "page"),
    ),
    "no paper": (
        *FILED,
        ("receipt", "there is no paper", "receipt"),
        ("receipt", "print again", "receipt"),
        ("receipt", "there is no paper", "receipt"),
        ("receipt", "done", "goodbye"),
    ),
    "not to be done here": (
        *IDENTIFIED,
        ("page", "an answer that ends it here", "ended_elsewhere"),
        ("ended_elsewhere", "back", "page"),
        ("page", "next", "ended_elsewhere"),
        ("ended_elsewhere", "a time at the window", "booking"),
        ("booking", "back", "ended_elsewhere"),
        ("ended_elsewhere", "where else", "nearby"),
        ("nearby", "prints the way there", "nearby"),
        ("nearby", "back", "ended_elsewhere"),
        ("ended_elsewhere", "done", "ended_elsewhere"),
        ("ended_elsewhere", "yes, leave", "goodbye"),
    ),
    "a firm by promise": (
        ("welcome", "opening a firm", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers up to the promise", "commitment"),
        ("commitment", "promises", "materials"),
        ("materials", "answers all pages", "summary"),
    ),
    "a firm by papers": (
        ("welcome", "opening a firm", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers up to the promise", "commitment"),
        ("commitment", "brings the papers", "materials"),
        ("materials", "back", "commitment"),
        ("commitment", "next", "materials"),
        ("materials", "answers all pages", "summary"),
    ),
    "a paper is taken by the camera": (
        ("welcome", "opening a firm", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers up to the promise", "commitment"),
        ("commitment", "brings the papers", "materials"),
        ("materials", "lays a paper down", "copying"),
        ("copying", "takes it and uses it", "copying"),
        ("copying", "next", "materials"),
        ("materials", "lays a paper down", "copying"),
        ("copying", "back", "materials"),
    ),
    "a card is copied": (
        ("welcome", "to copy a card", "awaiting_card"),
        ("awaiting_card", "the card is read", "printout"),
        ("printout", "ten sheets are left", "printout"),
        ("printout", "a card", "copy"),
        ("copy", "takes it and uses it", "copy"),
        ("copy", "takes it and uses it", "copy"),
        ("copy", "next", "printout"),
        ("printout", "ten sheets are left", "printout"),
        ("printout", "one copy more", "printout"),
        ("printout", "print", "printout"),
        ("printout", "the tray is empty", "printout"),
        ("printout", "back", "printout"),
        ("printout", "ten sheets are left", "printout"),
        ("printout", "print", "printout"),
        ("printout", "the sheets come", "printout"),
        ("printout", "done", "goodbye"),
    ),
    "printed from a phone": (
        ("welcome", "to print from the phone", "awaiting_card"),
        ("awaiting_card", "the card is read", "printout"),
        ("printout", "next", "phone"),
        ("phone", "the code is there", "phone"),
        ("phone", "next", "phone"),
        ("phone", "the code is over", "phone"),
        ("phone", "a new code", "phone"),
        ("phone", "the code is there", "phone"),
        ("phone", "two pictures come", "phone"),
        ("phone", "next", "printout"),
        ("printout", "ten sheets are left", "printout"),
        ("printout", "back", "phone"),
        ("phone", "next", "printout"),
        ("printout", "ten sheets are left", "printout"),
        ("printout", "print", "printout"),
        ("printout", "the sheets come", "printout"),
        ("printout", "done", "goodbye"),
    ),
    "a paper is photographed with the phone": (
        ("welcome", "opening a firm", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers up to the promise", "commitment"),
        ("commitment", "brings the papers", "materials"),
        ("materials", "photographs a paper with the phone", "phone"),
        ("phone", "the code is there", "phone"),
        ("phone", "two pictures come", "phone"),
        ("phone", "next", "materials"),
        ("materials", "photographs a paper with the phone", "phone"),
        ("phone", "back", "materials"),
    ),
    "a firm claims what a policy gives": (
        ("welcome", "what may a firm claim", "policies"),
        ("policies", "answers for the firm", "policies"),
        ("policies", "the first that fits", "policies"),
        ("policies", "back", "policies"),
        ("policies", "the first that fits", "policies"),
        ("policies", "claims it", "awaiting_card"),
        ("awaiting_card", "back", "policies"),
        ("policies", "claims it", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers all pages", "summary"),
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "it is stored", "receipt"),
    ),
    "confirmed by the phone's app": (
        *IDENTIFIED[:3],
        ("verifying", "by the phone's app", "verifying"),
        ("verifying", "there is a code for the app", "verifying"),
        ("verifying", "the code is right", "page"),
    ),
    "a member of staff vouches": (
        *IDENTIFIED[:3],
        ("verifying", "by a member of staff", "verifying"),
        ("verifying", "a code is asked for", "verifying"),
        ("verifying", "types six digits", "verifying"),
        ("verifying", "the code is right", "page"),
    ),
    "the app is not at hand": (
        *IDENTIFIED[:3],
        ("verifying", "by the phone's app", "verifying"),
        ("verifying", "there is a code for the app", "verifying"),
        ("verifying", "back", "verifying"),
        ("verifying", "go on without", "page"),
    ),
    "a line corrected": (
        *AT_THE_SUMMARY,
        ("summary", "changes a line", "page"),
        ("page", "next", "summary"),
        ("summary", "back", "materials"),
    ),
    "one matter more": (
        *FILED,
        ("receipt", "the paper comes", "receipt"),
        ("receipt", "another matter", "choosing"),
        ("choosing", "a retirement", "verifying"),
    ),
    "it cannot be stored": (
        *AT_THE_SUMMARY,
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "leave", "filing"),
        ("filing", "it cannot be stored", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "it is stored", "receipt"),
    ),
    "leaving before anything is said": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "leave", "welcome"),
    ),
    "through the catalogue to a single item": (
        ("welcome", "the door of the catalogue", "finding"),
        ("finding", "the shelf of departments", "finding"),
        ("finding", "the police", "finding"),
        ("finding", "a new ID card", "guide"),
        ("guide", "back", "finding"),
        ("finding", "a few letters", "searching"),
        ("searching", "a new ID card", "guide"),
        ("guide", "prints the guide", "guide"),
        ("guide", "the guide comes", "guide"),
        ("guide", "onto the phone", "guide"),
        ("guide", "do it", "awaiting_card"),
        ("awaiting_card", "back", "guide"),
        ("guide", "do it", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers all pages", "summary"),
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
    ),
    "looking and going": (
        ("welcome", "the door of the catalogue", "finding"),
        ("finding", "back", "welcome"),
        ("welcome", "the door of the catalogue", "finding"),
        ("finding", "a few letters", "searching"),
        ("searching", "leave", "goodbye"),
    ),
    "where to go at night": (
        ("welcome", "the door of places", "nearby"),
        ("nearby", "prints the way there", "nearby"),
        ("nearby", "back", "welcome"),
        ("welcome", "the door of places", "nearby"),
        ("nearby", "the door is opened", "out_of_service"),
    ),
    "leaving in the middle": (
        *IDENTIFIED,
        ("page", "leave", "page"),
        ("page", "still here", "page"),
        ("page", "leave", "page"),
        ("page", "yes, leave", "goodbye"),
        ("goodbye", "eight seconds", "welcome"),
    ),
    "gone away": (
        *IDENTIFIED,
        ("page", "a minute of stillness", "page"),
        ("page", "the warning runs out", "goodbye"),
        ("goodbye", "eight seconds", "welcome"),
    ),
    "nearly gone away": (
        *IDENTIFIED,
        ("page", "a minute of stillness", "page"),
        ("page", "still here", "page"),
        ("page", "answers all pages", "summary"),
    ),
    "forgets to press the last button": (
        *FILED,
        ("receipt", "the paper comes", "receipt"),
        ("receipt", "a minute and a half", "goodbye"),
    ),
    **technicians.JOURNEYS,
    **asked.JOURNEYS,
    "woken from rest": (
        ("welcome", "a minute and a half", "attract"),
        ("attract", "touches the glass", "welcome"),
    ),
    "the card is taken at the last moment": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the card still lies there", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "leave", "verifying"),
        ("verifying", "yes, leave", "goodbye"),
        ("goodbye", "the card is lifted", "goodbye"),
        ("goodbye", "eight seconds", "welcome"),
    ),
    "out of service and back": (
        ("welcome", "the disk is full", "out_of_service"),
        ("out_of_service", "a baby is born", "out_of_service"),
        ("out_of_service", "it is mended", "welcome"),
    ),
    "English from the middle on": (
        *IDENTIFIED,
        ("page", "answers up to the papers", "materials"),
        ("materials", "English, please", "materials"),
        ("materials", "answers all pages", "summary"),
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
    ),
    "a question in between": (
        *IDENTIFIED,
        ("page", "it cannot be done", "page"),
        ("page", "goes back to it", "page"),
        ("page", "ask a person", "page"),
        ("page", "goes back to it", "page"),
        ("page", "answers all pages", "summary"),
    ),
    "the door is opened at the welcome screen": (
        ("welcome", "the door is opened", "out_of_service"),
        ("out_of_service", "the mains fail", "out_of_service"),
        ("out_of_service", "the door is shut", "out_of_service"),
        ("out_of_service", "the mains are back", "welcome"),
    ),
    "the door is opened in the middle of a visit": (
        *AT_THE_SUMMARY,
        ("summary", "signs", "summary"),
        ("summary", "the door is opened", "out_of_service"),
        ("out_of_service", "the door is shut", "welcome"),
    ),
    "the door is opened while it is being stored": (
        *AT_THE_SUMMARY,
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "the door is opened", "filing"),
        ("filing", "it is stored", "receipt"),
        ("receipt", "the paper comes", "goodbye"),
        ("goodbye", "eight seconds", "out_of_service"),
        ("out_of_service", "the door is shut", "welcome"),
    ),
    "the door is opened, and it cannot be stored": (
        *AT_THE_SUMMARY,
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "the door is opened", "filing"),
        ("filing", "it cannot be stored", "out_of_service"),
    ),
    "the door is opened while the paper comes": (
        *FILED,
        ("receipt", "the door is opened", "receipt"),
        ("receipt", "the paper comes", "goodbye"),
        ("goodbye", "the door is shut", "goodbye"),
        ("goodbye", "eight seconds", "welcome"),
    ),
    "the door is opened, and there was no paper": (
        *FILED,
        ("receipt", "there is no paper", "receipt"),
        ("receipt", "the door is opened", "receipt"),
        ("receipt", "print again, too late", "receipt"),
        ("receipt", "has read it", "receipt"),
        ("receipt", "a minute and a half", "goodbye"),
        ("goodbye", "eight seconds", "out_of_service"),
    ),
    "the mains fail, the visit is finished": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "the mains fail", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers all pages", "summary"),
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "it is stored", "receipt"),
        ("receipt", "the paper comes", "receipt"),
        ("receipt", "another matter", "receipt"),
        ("receipt", "has read it", "receipt"),
        ("receipt", "done", "goodbye"),
        ("goodbye", "eight seconds", "out_of_service"),
        ("out_of_service", "the mains are back", "welcome"),
    ),
    "the mains fail before the card is put": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the mains fail", "out_of_service"),
        ("out_of_service", "the battery runs low", "out_of_service"),
        ("out_of_service", "the mains are back", "welcome"),
    ),
    "the battery runs low in the middle of a visit": (
        *IDENTIFIED,
        ("page", "the mains fail", "page"),
        ("page", "the battery runs low", "out_of_service"),
    ),
    "the operator's key is news and no end": (
        *IDENTIFIED,
        ("page", "the key is turned", "page"),
        ("page", "answers all pages", "summary"),
    ),
}
