"""Invented cases that somebody asks about, and the asking as phrases of the journeys."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from uuid import UUID

from devices.page_image.page import Page
from devices.page_printer.printer import Outcome
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.progress import (
    CaseProgress,
    CorrectionNamed,
    CorrectionWanted,
    DocumentReady,
    TaskProgress,
)
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.contract.reference import Holidays
from kiosk.visit.answers import (
    CodeScanned,
    DocumentFetched,
    Filed,
    PagesMoved,
    PageTaken,
    PhoneCode,
    PhoneNews,
    ProgressFailed,
    ProgressKnown,
    Verified,
)
from kiosk.visit.copying import Copier
from kiosk.visit.doors import Door
from kiosk.visit.news import CalendarChanged, CopierChanged, OnlineChanged, PagePrinterChanged
from kiosk.visit.touches.asking import (
    AnswerCorrection,
    AskAgain,
    AskByCard,
    AskByNumber,
    ConfirmIdentity,
    ShowCase,
    ShowDocument,
    TypeNumber,
    WithdrawCase,
)
from kiosk.visit.touches.booking import BookWindow, ChooseDay, ChooseTime
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.copying import CopyMaterial, KeepPage, TakePage
from kiosk.visit.touches.form import DrawStroke, Edit, SetValue
from kiosk.visit.touches.phone import UsePhone
from kiosk.visit.touches.printing import PrintPaper
from kiosk.visit.touches.travel import Next, Submit
from tests.kiosk.visit.phrase import Do, Line, touch
from tests.kiosk.visit.residents import RECEIPT, Terminal

NUMBER = str(ReceiptNumber.issue(7, 1, 419, b"k" * 32))
AT = datetime(2026, 11, 23, 3, 19, tzinfo=UTC)
CASE = CaseProgress(
    receipt_number=NUMBER,
    case_number="GJZ-2026-0000042",
    service="S01",
    state="accepted",
    received=AT,
    identity="confirmed",
    tasks=(
        TaskProgress(department="GA", state="done"),
        TaskProgress(department="WJ", state="accepted", due=AT, clock="amber"),
    ),
)
CORRECTION = CorrectionWanted(
    id=UUID(int=5), department="WJ", asked=AT, wants=("请补拍《出生医学证明》的第二页",)
)
WANTED = CASE.model_copy(
    update={"receipt_number": str(ReceiptNumber.issue(7, 1, 420, b"k" * 32)), "corrections": (CORRECTION,)}
)
NAMED = CorrectionWanted(
    id=UUID(int=7),
    department="GA",
    asked=AT,
    wants=("请更正：孩子姓名", "请补交：户口簿", "请写一段说明"),
    named=CorrectionNamed(fields=("child_name",), materials=("household_register",), explanation=True),
)
ALL_THREE = WANTED.model_copy(update={"corrections": (NAMED,)})
UNKNOWN = CASE.model_copy(update={"identity": "to_be_confirmed", "state": "received"})
RESULT = DocumentReady(id=UUID(int=6), kind="result", title=Text(zh="办理结果"), pages=2, size=900)
FINISHED = CASE.model_copy(update={"state": "done", "documents": (RESULT,)})
PDF, PAGES = b"%PDF-1.7 of nobody", (b"one", b"two")


def by_number(terminal: Terminal, number: str = NUMBER) -> None:
    """The number is typed and asked for."""
    terminal.happens(TypeNumber(number), AskByNumber())


def answered(*cases: CaseProgress, grant: str = "") -> Do:
    """The central service answers."""
    return lambda terminal: terminal.happens(ProgressKnown(terminal.visit.ticket, cases, grant))


def _verify(terminal: Terminal) -> None:
    terminal.happens(Verified(terminal.visit.ticket, "signed"))


def _photograph(terminal: Terminal) -> None:
    terminal.happens(CopierChanged(Copier.CAMERA), CopyMaterial("answer"), TakePage())
    terminal.happens(PageTaken(terminal.visit.ticket, Page("的一页".encode(), 600, 800)), KeepPage(), Next())


def _from_phone(terminal: Terminal) -> None:
    terminal.happens(OnlineChanged(online=True), UsePhone("household_register"))
    terminal.happens(PhoneCode(terminal.visit.ticket, "https://centre.example/u/x"))
    page = Page("户口簿的一页".encode(), 600, 800)
    terminal.happens(PhoneNews(terminal.visit.ticket, seen=True, pages=(page,)), Next())


def _fetched(terminal: Terminal) -> None:
    terminal.happens(DocumentFetched(terminal.visit.ticket, PDF, PAGES))


def _print(terminal: Terminal) -> None:
    terminal.happens(PagePrinterChanged(can_print=True), PrintPaper())
    terminal.happens(PagesMoved(terminal.visit.ticket, 1, None))
    terminal.happens(PagesMoved(terminal.visit.ticket, 2, Outcome.PRINTED))


SIGN = DrawStroke(((0.2, 0.5), (0.8, 0.6)))
CALENDAR = Holidays(first=date(2026, 11, 1), last=date(2026, 12, 31), off=(), working=())
CHOICES: Mapping[str, Do] = {
    "a time at the window": touch(BookWindow()),
    "chooses Friday at nine": touch(
        CalendarChanged(CALENDAR), ChooseDay("2026-11-27"), ChooseTime("09:00"), Submit()
    ),
    "how far is it": touch(OpenDoor(Door.PROGRESS)),
    "types the number": by_number,
    "types it wrongly": lambda terminal: by_number(
        terminal, NUMBER[:-2] + "-" + ("2" if NUMBER[-1] != "2" else "3")
    ),
    "shows the receipt": lambda terminal: terminal.happens(CodeScanned(terminal.visit.ticket, NUMBER)),
    "with the card": touch(AskByCard()),
    "is verified": _verify,
    "it is known": answered(CASE),
    "nothing can be said": lambda terminal: terminal.happens(
        ProgressFailed(terminal.visit.ticket, "asking.offline")
    ),
    "asks again": touch(AskAgain()),
    "two are known": answered(WANTED, FINISHED, grant="a grant"),
    "one to confirm is known": answered(UNKNOWN, grant="a grant"),
    "the first": touch(ShowCase(0)),
    "the second": touch(ShowCase(1)),
    "hands in what is wanted": touch(AnswerCorrection(0)),
    "photographs it": _photograph,
    "one that names things is known": answered(ALL_THREE, grant="a grant"),
    "writes the value anew": touch(Edit("field:child_name"), SetValue("陈小雨"), Next()),
    "writes a few words": touch(Edit("explanation"), SetValue("之前填错了"), Next()),
    "sends it from the phone": _from_phone,
    "takes it back": touch(WithdrawCase()),
    "it was me": touch(ConfirmIdentity()),
    "signs and hands in": touch(SIGN, Submit()),
    "that is stored": lambda terminal: terminal.happens(Filed(terminal.visit.ticket, RECEIPT)),
    "opens the result": touch(ShowDocument(0)),
    "it is fetched": _fetched,
    "prints it": _print,
}

OPENED = (("welcome", "how far is it", "asking"),)
KNOWN = (
    *OPENED,
    ("asking", "with the card", "awaiting_card"),
    ("awaiting_card", "the card is read", "verifying"),
    ("verifying", "is verified", "progress"),
    ("progress", "two are known", "progress"),
)
JOURNEYS: Mapping[str, tuple[Line, ...]] = {
    "what cannot be done here is booked at the window": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "an answer that ends it here", "ended_elsewhere"),
        ("ended_elsewhere", "a time at the window", "booking"),
        ("booking", "signs and hands in", "booking"),
        ("booking", "chooses Friday at nine", "filing"),
        ("filing", "that is stored", "receipt"),
    ),
    "how far it is, by the number": (
        *OPENED,
        ("asking", "types it wrongly", "asking"),
        ("asking", "types the number", "progress"),
        ("progress", "nothing can be said", "progress"),
        ("progress", "asks again", "progress"),
        ("progress", "it is known", "progress"),
        ("progress", "back", "asking"),
        ("asking", "back", "welcome"),
    ),
    "how far it is, by the paper": (
        *OPENED,
        ("asking", "shows the receipt", "progress"),
        ("progress", "it is known", "progress"),
        ("progress", "with the card", "awaiting_card"),
        ("awaiting_card", "back", "asking"),
    ),
    "a card alone shows nothing": (
        *OPENED,
        ("asking", "with the card", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "asking"),
    ),
    "what is wanted is handed in": (
        *KNOWN,
        ("progress", "the first", "progress"),
        ("progress", "hands in what is wanted", "replying"),
        ("replying", "signs and hands in", "replying"),
        ("replying", "photographs it", "replying"),
        ("replying", "signs and hands in", "filing"),
        ("filing", "it cannot be stored", "replying"),
        ("replying", "signs and hands in", "filing"),
        ("filing", "that is stored", "receipt"),
        ("receipt", "the paper comes", "receipt"),
        ("receipt", "another matter", "choosing"),
    ),
    "what is named is written anew, explained and sent from a phone": (
        *KNOWN[:-1],
        ("progress", "one that names things is known", "progress"),
        ("progress", "hands in what is wanted", "replying"),
        ("replying", "writes the value anew", "replying"),
        ("replying", "signs and hands in", "replying"),
        ("replying", "writes a few words", "replying"),
        ("replying", "sends it from the phone", "replying"),
        ("replying", "signs and hands in", "filing"),
        ("filing", "that is stored", "receipt"),
    ),
    "taken back, or not": (
        *KNOWN,
        ("progress", "the first", "progress"),
        ("progress", "takes it back", "replying"),
        ("replying", "back", "progress"),
        ("progress", "takes it back", "replying"),
        ("replying", "signs and hands in", "filing"),
    ),
    "it was I who filed it": (
        *OPENED,
        ("asking", "with the card", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "is verified", "progress"),
        ("progress", "one to confirm is known", "progress"),
        ("progress", "it was me", "replying"),
        ("replying", "signs and hands in", "filing"),
    ),
    "the result is printed": (
        *KNOWN,
        ("progress", "the second", "progress"),
        ("progress", "opens the result", "document"),
        ("document", "it is fetched", "document"),
        ("document", "prints it", "document"),
        ("document", "done", "goodbye"),
    ),
}
