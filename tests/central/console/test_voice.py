"""Reports, ratings and calls at the service: nothing said lies unanswered, a no has its ground, and what was
written is sealed.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from central import journal
from central.console.roles import Role
from central.holidays import load_holidays
from central.storage.voice_tables import CallRequest, Obstacle, ObstacleState
from central.voice.due_dates import fill_due_of_voice
from central.voice.figures import figures, low_ratings
from central.voice.moves import ENDED, MOVES, Act, NotNow, moved
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Callback, KindForm, ObstacleReport, Rating
from kiosk.contract.progress import CaseProgress
from kiosk.contract.working_days import WorkingDays
from tests.central.console.desk import Browser, signed_in
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission

WORDS = "找不到给孩子改名这一项，跑了三趟"
PHONE = "13800000301"
GROUND = "《中华人民共和国民法典》第一千零一十五条"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture(scope="module")
def at(service: RunningService) -> Iterator[TestTerminal]:
    terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN-VOICE"), "SN-VOICE")
    yield terminal
    terminal.close()


@pytest.fixture(scope="module")
def desk(service: RunningService) -> Browser:
    return signed_in(service, "li.na", Role.ASSISTANCE)


def said(terminal: TestTerminal, form: KindForm, service: str = "terminal") -> str:
    """Filed by nobody in particular; gives the receipt number."""
    submission = a_submission(
        kind=form.kind, form=form.as_form(), applicant=None, signature=(), service=service, answers={}
    )
    enclosed = terminal.enclose(submission)
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed.receipt_number


def opened(service: RunningService) -> list[tuple[str, str, str]]:
    """The journal, the latest first: what was done, by whom, with what."""
    with service.storage.read() as session:
        return [(each.deed, each.who, each.detail) for each in journal.entries(session)]


def as_it_came(terminal: TestTerminal, kind: SubmissionKind, form: dict[str, Any]) -> str:
    """Whatever form it has; gives the receipt number."""
    nobody: dict[str, Any] = {"applicant": None, "signature": ()}
    who = {} if kind is SubmissionKind.AMENDMENT else nobody
    enclosed = terminal.enclose(a_submission(kind=kind, form=form, service="S01", answers={}, **who))
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed.receipt_number


def progress(terminal: TestTerminal, number: str) -> CaseProgress:
    answer = terminal.exchange("GET", f"/v1/cases/{number}")
    assert answer.status_code == 200, answer.text
    return CaseProgress.model_validate_json(answer.content)


def standing(terminal: TestTerminal, number: str) -> tuple[str, str, str, str]:
    """State, classification, revisit and legal ground, as the resident is told them."""
    report = progress(terminal, number).report
    assert report is not None
    return (
        report.state,
        report.category_name.zh if report.category_name else "",
        report.revisit,
        report.ground,
    )


def test_a_report_is_assigned_answered_revisited_and_closed(at: TestTerminal, desk: Browser) -> None:
    report = ObstacleReport(
        stage="page", page="field:child_name", reasons=("not_found",), words=WORDS, phone=PHONE
    )
    number = said(at, report, "S01")
    before = progress(at, number)
    assert (before.state, before.tasks[0].clock) == ("received", "running")
    assert before.due is not None
    sheet, form = f"/obstacles/{number}", {"category": "guide", "department": "YB"}
    shown = desk.get(sheet).text
    assert WORDS in shown
    assert PHONE in shown
    assert desk.submit(sheet, f"{sheet}/reply", text="先回答").status_code == 409  # nobody has it yet
    assert desk.submit(sheet, f"{sheet}/assign", category="guide", department="").status_code == 409
    assert desk.submit(sheet, f"{sheet}/assign", **form).status_code == 200
    assert progress(at, number).tasks[0].department == "YB"
    assert standing(at, number) == ("assigned", "指南不清楚", "none", "")
    desk.submit(sheet, f"{sheet}/reply", text="已经加上改名事项，请再试")
    answered = progress(at, number)
    assert answered.reply == "已经加上改名事项，请再试"
    assert standing(at, number) == ("replied", "指南不清楚", "due", "")
    assert desk.submit(sheet, f"{sheet}/nobody_to_ask").status_code == 409  # there is a telephone
    desk.submit(sheet, f"{sheet}/did_not_help")
    assert progress(at, number).state == "accepted"
    assert standing(at, number)[2] == "did_not_help"
    desk.submit(sheet, f"{sheet}/reply", text="窗口李老师陪您办")
    desk.submit(sheet, f"{sheet}/helped")
    closed = progress(at, number)
    assert (closed.state, closed.tasks[0].clock) == ("done", "stopped")
    assert standing(at, number) == ("closed", "指南不清楚", "helped", "")
    assert closed.report is not None
    assert closed.report.closed is not None
    assert desk.submit(sheet, f"{sheet}/assign", **form).status_code == 409


def test_a_no_needs_its_legal_ground_and_three_yeses_and_stands_in_the_register(
    at: TestTerminal, desk: Browser
) -> None:
    number = said(at, ObstacleReport(stage="ended_elsewhere", reasons=("not_eligible",)), "S01")
    sheet = f"/obstacles/{number}"
    desk.submit(sheet, f"{sheet}/assign", category="eligibility", department="YB")
    whole = {
        "ground": GROUND,
        "text": "孩子的姓要随父姓或者母姓",
        "instead": "可以先登记，以后变更",
        "helped_by": "派出所户籍窗口",
    }
    for missing in whole:
        answer = desk.submit(sheet, f"{sheet}/impossible", **{**whole, missing: " "})
        assert answer.status_code == 409, missing
    assert GROUND not in desk.get("/impossible").text
    assert desk.submit(sheet, f"{sheet}/impossible", **whole).status_code == 200
    register = desk.get("/impossible").text
    for text in (number, GROUND, whole["instead"], whole["helped_by"]):
        assert text in register
    assert progress(at, number).state == "refused"
    assert progress(at, number).reply == whole["text"]
    assert standing(at, number) == ("impossible", "条件不符", "none", GROUND)


def test_a_low_rating_opens_a_task_that_is_answered_and_is_counted(
    service: RunningService, at: TestTerminal, desk: Browser
) -> None:
    filed = at.enclose(a_submission())
    at.acknowledged(at.put(filed), filed)
    with service.storage.read() as session:
        before, low_before = figures(session), low_ratings(session, service.clock())
    said(at, Rating(receipt_number=filed.receipt_number, level="5"))
    said(at, Rating(receipt_number=filed.receipt_number, level="3"))
    said(at, Rating(receipt_number=filed.receipt_number, level="1", reasons=("slow",), words=WORDS))
    page = desk.get("/ratings").text
    assert WORDS in page
    assert filed.receipt_number in page
    assert opened(service)[0] == ("ratings.read", "li.na", "1")
    path = "/ratings/" + page.split('action="/ratings/')[1].split('"')[0]
    assert desk.submit("/ratings", path, text=" ").status_code == 409
    assert desk.submit("/ratings", path, text="已换快读卡器").status_code == 200
    assert "已换快读卡器" in desk.get("/ratings").text
    with service.storage.read() as session:
        counted = figures(session)
        assert counted.total - before.total == 3
        assert (counted.low - before.low, counted.answered - before.answered) == (1, 1)
        low = low_ratings(session, service.clock())
        assert sum(low.values()) - sum(low_before.values()) == 1
        assert low_ratings(session, service.clock() + timedelta(days=8)) == {}


def test_an_anonymous_rating_does_not_show_whose_case_it_is(at: TestTerminal, desk: Browser) -> None:
    filed = at.enclose(a_submission())
    at.acknowledged(at.put(filed), filed)
    said(at, Rating(receipt_number=filed.receipt_number, level="2", anonymous="yes"))
    assert "匿名评价" in desk.get("/ratings").text
    assert filed.receipt_number not in desk.get("/ratings").text


def test_a_call_is_made_and_three_that_reach_nobody_are_the_end(
    service: RunningService, at: TestTerminal, desk: Browser
) -> None:
    number = said(at, Callback(phone=PHONE, stage="welcome", time="morning"))
    assert progress(at, number).state == "received"
    page = desk.get("/callbacks").text
    assert PHONE in page
    assert opened(service)[0] == ("callbacks.read", "li.na", "1")
    path = "/callbacks/" + page.split('action="/callbacks/')[1].split("/")[0]
    for _ in range(2):
        desk.submit("/callbacks", f"{path}/not_reached")
    assert progress(at, number).state == "accepted"
    desk.submit("/callbacks", f"{path}/not_reached")
    assert progress(at, number).state == "refused"
    assert PHONE not in desk.get("/callbacks").text
    other = said(at, Callback(phone=PHONE, stage="welcome"))
    assert progress(at, other).state == "received"
    again = "/callbacks/" + desk.get("/callbacks").text.split('action="/callbacks/')[1].split("/")[0]
    desk.submit("/callbacks", f"{again}/reached")
    assert progress(at, other).state == "done"


def test_what_came_before_the_years_calendar_gets_its_day_once_that_is_loaded(
    service: RunningService, at: TestTerminal
) -> None:
    numbers = [
        said(at, ObstacleReport(stage="page", reasons=("other",))),
        said(at, Callback(phone=PHONE, stage="welcome")),
    ]
    before = [progress(at, each).due for each in numbers]
    with service.storage.write() as session:
        for each in (Obstacle, CallRequest):
            session.execute(update(each).values(due=None, amber=None))
    assert [progress(at, each).due for each in numbers] == [None, None]
    with service.storage.write() as session:
        fill_due_of_voice(session, WorkingDays.of(load_holidays(None)))
    assert [progress(at, each).due for each in numbers] == before


def test_an_answer_that_did_not_help_is_due_anew_from_the_day_that_was_said_whenever_the_calendar_comes(
    service: RunningService, at: TestTerminal, desk: Browser
) -> None:
    number = said(at, ObstacleReport(stage="page", reasons=("other",), phone=PHONE))
    sheet = f"/obstacles/{number}"
    desk.submit(sheet, f"{sheet}/assign", category="guide", department="YB")
    desk.submit(sheet, f"{sheet}/reply", text="请再试")
    first = progress(at, number).due
    with service.storage.write() as session:  # the report is a fortnight old
        row = session.scalars(select(Obstacle).order_by(Obstacle.id.desc()).limit(1)).one()
        row.received -= timedelta(days=14)
    desk.submit(sheet, f"{sheet}/did_not_help")
    anew = progress(at, number).due
    assert anew is not None
    assert first is not None
    assert anew >= first, "counted from today, not from a fortnight ago"
    with service.storage.write() as session:
        session.execute(update(Obstacle).values(due=None, amber=None))
    with service.storage.write() as session:
        fill_due_of_voice(session, WorkingDays.of(load_holidays(None)))
    assert progress(at, number).due == anew


def test_what_is_no_form_of_its_kind_is_kept_shown_and_settled(
    service: RunningService, at: TestTerminal, desk: Browser
) -> None:
    wrong: dict[SubmissionKind, dict[str, Any]] = {
        SubmissionKind.OBSTACLE_REPORT: {"stage": "page", "reasons": ("no_such_reason",), "words": WORDS},
        SubmissionKind.RATING: {"level": "1", "words": WORDS},
        SubmissionKind.CALLBACK: {"stage": "welcome", "phone": "none"},
        SubmissionKind.APPOINTMENT: {"place": "GA"},
        SubmissionKind.AMENDMENT: {"receipt_number": "none"},
    }
    numbers = [as_it_came(at, kind, form) for kind, form in wrong.items()]
    looker = signed_in(service, "zhao.kan", Role.OPERATOR)
    assert "有来件读不出" in looker.get("/alerts").text
    listed = looker.get("/unreadable").text
    assert [each for each in numbers if each not in listed] == []
    assert WORDS not in listed
    first = numbers[0]
    assert looker.get(f"/unreadable/{first}").status_code == 403
    sheet = desk.get(f"/unreadable/{first}").text
    assert ("reasons" in sheet, "no_such_reason" in sheet, WORDS in sheet) == (True, True, True)
    assert opened(service)[0] == ("unreadable.opened", "li.na", first)
    assert progress(at, first).state == "received"
    for number in numbers:
        path = f"/unreadable/{number}"
        assert desk.submit(path, path, note=" ").status_code == 409
        assert desk.submit(path, path, note="已转窗口").status_code == 200
    assert progress(at, first).state == "done"
    assert "已转窗口" in desk.get(f"/unreadable/{first}").text
    assert "有来件读不出" not in looker.get("/alerts").text
    assert desk.get("/unreadable/none").status_code == 404


def test_what_was_written_is_sealed_and_only_who_answers_may_read_it(
    service: RunningService, at: TestTerminal, desk: Browser
) -> None:
    number = said(at, ObstacleReport(stage="welcome", words=WORDS, phone=PHONE))
    assert progress(at, number).reply is None
    everyone_else = signed_in(service, "wang.min", *(set(Role) - {Role.ASSISTANCE}))
    for path in ("/obstacles", f"/obstacles/{number}", "/impossible", "/ratings", "/callbacks"):
        assert everyone_else.get(path).status_code == 403
    assert desk.get(f"/obstacles/{number}").status_code == 200
    auditor = signed_in(service, "zhao", Role.AUDITOR)
    journal = auditor.get("/audit").text
    assert number in journal
    assert "打开一件办不成反映" in journal
    assert WORDS not in journal


@pytest.mark.parametrize("state", ObstacleState)
def test_no_report_is_a_dead_end(state: ObstacleState) -> None:
    acts = {act for (before, act) in MOVES if before is state}
    assert bool(acts) is (state not in ENDED)
    for act in Act:
        if act not in acts:
            with pytest.raises(NotNow):
                moved(state, act, can_be_called=False, tries=0)
