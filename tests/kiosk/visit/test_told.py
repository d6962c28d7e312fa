"""What a window or a department said is on the screen and on paper in words, whatever it was."""

from datetime import date
from typing import get_args

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.progress import (
    BookingProgress,
    BookingStateWord,
    CallProgress,
    CallStateWord,
    CaseProgress,
    ReportProgress,
    ReportStateWord,
    RevisitWord,
    TaskProgress,
)
from kiosk.receipt.slip import Slip
from kiosk.visit.answers import SlipPrinted
from kiosk.visit.asking import can_confirm, can_withdraw
from kiosk.visit.effects import PrintSlip
from kiosk.visit.events import Tick
from kiosk.visit.slip_print import SlipPrint
from kiosk.visit.told import told_slip
from kiosk.visit.touches.asking import PrintTold
from kiosk.words import LANGUAGES, Language
from tests.kiosk.visit.asked import AT, NUMBER, answered
from tests.kiosk.visit.residents import TODAY, Terminal, catalogue
from tests.kiosk.visit.test_asking import after

ITEM = next(iter(catalogue().items.values()))
MOVED = BookingProgress(
    state="moved",
    place=ITEM.department,
    item=ITEM.id,
    day=date(2026, 11, 30),
    time="14:30",
    asked_day=date(2026, 11, 27),
    asked_time="09:00",
    reason="这天上午停电检修",
)
NO = ReportProgress(
    state="impossible",
    category="eligibility",
    closed=AT,
    ground="《民法典》第一千零一十五条",
    instead="可以先登记",
    helped_by="户籍窗口",
)


def told(**what: object) -> CaseProgress:
    return CaseProgress.model_validate(
        {
            "receipt_number": NUMBER,
            "case_number": NUMBER,
            "service": ITEM.id,
            "service_name": ITEM.name,
            "state": "received",
            "received": AT,
            "due": AT,
            "identity": "to_be_confirmed",
            "tasks": (TaskProgress(department=ITEM.department, state="open", due=AT, clock="red"),),
            **what,
        }
    )


def on_paper(case: CaseProgress, language: Language = "zh") -> str:
    slip = told_slip(case, catalogue(), language, today=TODAY, zone=None)
    return "\n".join((slip.title, slip.lead, slip.number, *(f"{name} {value}" for name, value in slip.rows)))


def test_a_moved_time_says_both_times_why_where_and_what_to_bring() -> None:
    paper = on_paper(told(booking=MOVED))
    for said in ("11月30日 周一 14:30", "11月27日 周五 09:00", MOVED.reason, ITEM.name.zh, "身份证", NUMBER):
        assert said in paper
    assert catalogue().departments[ITEM.department].name.zh in paper


def test_a_refused_time_says_why_and_what_next_and_sends_nobody_there() -> None:
    refused = MOVED.model_copy(update={"state": "refused", "reason": "这件事社区就能办"})
    paper = on_paper(told(booking=refused))
    assert "这件事社区就能办" in paper
    assert "12345" in paper
    assert "身份证" not in paper


def test_a_no_says_by_which_rule_what_else_and_who_helps() -> None:
    paper = on_paper(told(report=NO, reply="别的姓登记不了"))
    for said in ("条件不符合", "别的姓登记不了", NO.ground, NO.instead, NO.helped_by, "11月23日"):
        assert said in paper


def test_a_report_that_waits_says_by_when_and_that_it_is_late() -> None:
    paper = on_paper(told(report=ReportProgress(state="assigned"), service="terminal"))
    assert "11月23日" in paper
    assert "过了期限" in paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_its_words_in_every_language(language: Language) -> None:
    for booking in get_args(BookingStateWord):
        assert on_paper(told(booking=MOVED.model_copy(update={"state": booking})), language)
        assert on_paper(told(booking=MOVED.model_copy(update={"state": booking, "day": None})), language)
    for report in get_args(ReportStateWord):
        for revisit in get_args(RevisitWord):
            said = ReportProgress(
                state=report, category="a newer kind", category_name=Text(zh="新"), revisit=revisit
            )
            assert on_paper(told(report=said), language)
    for call in get_args(CallStateWord):
        assert on_paper(told(call=CallProgress(state=call)), language)


def test_what_is_no_filing_is_neither_withdrawn_nor_confirmed_here() -> None:
    case = told(report=NO)
    assert not can_withdraw(case)
    assert not can_confirm(case)


def _asked() -> Terminal:
    terminal = after("how far is it", "types the number")
    answered(told(booking=MOVED))(terminal)
    return terminal


def test_whoever_holds_the_slip_takes_the_answer_along_on_paper_once() -> None:
    terminal = _asked()
    (printing,) = terminal.happens(PrintTold())
    assert isinstance(printing, PrintSlip)
    assert isinstance(printing.slip, Slip)
    assert terminal.happens(PrintTold()) == ()
    terminal.happens(SlipPrinted(printing.ticket, PrintOutcome.PRINTED))
    assert terminal.visit.slip == SlipPrint(outcome=PrintOutcome.PRINTED)


def test_a_printer_that_says_nothing_is_waited_for_no_longer() -> None:
    terminal = _asked()
    terminal.happens(PrintTold())
    terminal.seconds += 61
    terminal.happens(Tick())
    assert terminal.visit.slip.outcome is PrintOutcome.UNKNOWN
