"""Journeys of residents as tables: where they are, what they do or what happens, where that leads.

`CHOICES` says what each phrase stands for. Whoever reads only the tables knows what the terminal does.
"""

from collections.abc import Mapping
from random import Random

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.schema import Answer
from kiosk.visit.answers import (
    CardBeingRead,
    CardFailed,
    CardRead,
    Filed,
    FilingFailed,
    Printed,
)
from kiosk.visit.events import Tick
from kiosk.visit.news import CardLifted, CardSeen
from kiosk.visit.pages import FieldPage, QuestionPage
from kiosk.visit.stage import FORM_STAGES, Stage
from kiosk.visit.touches.choosing import Another, Begin, Choose, PutCard, ShowAll
from kiosk.visit.touches.everywhere import AskPerson, CannotBeDone, Leave, SetLanguage, Stay
from kiosk.visit.touches.form import ChooseCommitment, DrawStroke, Edit, SetValue
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.touches.travel import Back, Finish, Next, Submit
from tests.kiosk.visit import asked, closures, fees, free_services, looking, queueing, technicians, verifying
from tests.kiosk.visit.beginnings import AT_THE_SUMMARY, FILED, IDENTIFIED
from tests.kiosk.visit.phrase import Do, Line, answered, touch
from tests.kiosk.visit.residents import CHEN, RECEIPT, Terminal


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


CHOICES: Mapping[str, Do] = {
    **verifying.CHOICES,
    **free_services.CHOICES,
    **looking.CHOICES,
    **queueing.CHOICES,
    **closures.CHOICES,
    **fees.CHOICES,
    **technicians.CHOICES,
    **asked.CHOICES,
    # what the resident touches
    "touches the glass": touch(Begin()),
    "a baby is born": touch(Choose("S01")),
    "a retirement": touch(Choose("S10")),
    "opening a firm": touch(Choose("S13")),
    "all that can be done": touch(ShowAll()),
    "card first": touch(PutCard()),
    "back": touch(Back()),
    "next": touch(Next()),
    "answers all pages": lambda terminal: _until(terminal, Stage.SUMMARY),
    "answers up to the promise": lambda terminal: _until(terminal, Stage.COMMITMENT),
    "answers up to the papers": lambda terminal: _until(terminal, Stage.MATERIALS),
    "an answer that ends it here": _elsewhere,
    "promises": touch(ChooseCommitment("commit"), Next()),
    "brings the papers": touch(ChooseCommitment("documents"), Next()),
    "changes a line": _edit,
    "signs": touch(DrawStroke(((0.2, 0.5), (0.8, 0.6)))),
    "hand it in": touch(Submit()),
    "print again": touch(PrintAgain()),
    "another matter": touch(Another()),
    "done": touch(Finish()),
    "leave": touch(Leave()),
    "yes, leave": touch(Leave()),
    "still here": touch(Stay()),
    "English, please": touch(SetLanguage("en")),
    "it cannot be done": touch(CannotBeDone()),
    "ask a person": touch(AskPerson()),
    "goes back to it": touch(Back()),
    # what happens to the resident
    "the card is being read": answered(CardBeingRead),
    "the card is read": answered(CardRead, CHEN),
    "the card gives nothing": answered(CardFailed, "device.card.failed"),
    "the card is lifted": touch(CardLifted()),
    "the card still lies there": touch(CardSeen()),
    "it is stored": answered(Filed, RECEIPT),
    "it cannot be stored": answered(FilingFailed, "visit.filing_failed"),
    "the paper comes": answered(Printed, PrintOutcome.PRINTED),
    "there is no paper": answered(Printed, PrintOutcome.FAILED_PAPER_OUT),
    "a minute of stillness": _still(61),
    "the warning runs out": _still(21),
    "eight seconds": _still(9),
    "says nothing of how it was": _still(21),
    "a minute and a half": _still(91),
}

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
        ("ended_elsewhere", "reads its guide", "guide"),
        ("guide", "back", "ended_elsewhere"),
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
    **verifying.JOURNEYS,
    **free_services.JOURNEYS,
    **looking.JOURNEYS,
    **queueing.JOURNEYS,
    **closures.JOURNEYS,
    **fees.JOURNEYS,
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
}
