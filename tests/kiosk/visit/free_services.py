"""Copies, prints and pictures from a phone, and what a firm may claim: journeys as tables."""

from collections.abc import Mapping

from devices.page_image.page import Page
from devices.page_printer.printer import Outcome
from kiosk.visit.answers import PageTaken, PhoneCode, PhoneNews, PhoneOver, PrintedOut, ShareKnown
from kiosk.visit.copying import Copier
from kiosk.visit.doors import Door
from kiosk.visit.news import CopierChanged, OnlineChanged, PagePrinterChanged
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.printout import Layout
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.copying import CopyMaterial, KeepPage, TakePage
from kiosk.visit.touches.phone import NewCode, UsePhone
from kiosk.visit.touches.policies import AnswerForFirm, LookAtPolicy
from kiosk.visit.touches.printing import ChangeCopies, ChooseLayout, PrintNow
from tests.kiosk.visit.phrase import Do, Line, answered, touch
from tests.kiosk.visit.residents import Terminal


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


def _answer_for_the_firm(terminal: Terminal) -> None:
    """A small firm of many years that keeps its people."""
    for value in ("micro", "grown", "nobody", "few", "no"):
        terminal.happens(AnswerForFirm(value))


def _take(terminal: Terminal) -> None:
    terminal.happens(TakePage())
    terminal.happens(PageTaken(terminal.visit.ticket, Page(b"picture", 600, 800)))
    terminal.happens(KeepPage())


CHOICES: Mapping[str, Do] = {
    "lays a paper down": _lay_down,
    "takes it and uses it": _take,
    "to copy a card": touch(
        PagePrinterChanged(can_print=True), CopierChanged(Copier.CAMERA), OpenDoor(Door.COPY)
    ),
    "a card": touch(ChooseLayout(Layout.CARD)),
    "ten sheets are left": answered(ShareKnown, 10),
    "one copy more": touch(ChangeCopies(1)),
    "print": touch(PrintNow()),
    "the sheets come": answered(PrintedOut, Outcome.PRINTED),
    "to print from the phone": touch(
        OnlineChanged(online=True), PagePrinterChanged(can_print=True), OpenDoor(Door.PRINT)
    ),
    "the code is there": answered(PhoneCode, "https://example.invalid/u/x"),
    "two pictures come": lambda terminal: terminal.happens(
        PhoneNews(terminal.visit.ticket, pages=(Page(b"one", 6, 8), Page(b"two", 6, 8)))
    ),
    "the code is over": answered(PhoneOver),
    "a new code": touch(NewCode()),
    "photographs a paper with the phone": _from_the_phone,
    "what may a firm claim": touch(OpenDoor(Door.POLICIES)),
    "answers for the firm": _answer_for_the_firm,
    "the first that fits": touch(LookAtPolicy("P01")),
    "claims it": touch(Choose("P01")),
    "the tray is empty": answered(PrintedOut, Outcome.FAILED_PAPER_OUT),
}

JOURNEYS: Mapping[str, tuple[Line, ...]] = {
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
}
