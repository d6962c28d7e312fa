"""The departments' pages: what somebody of a department sees and does, and what nobody else gets to see."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from central.casework.calendar_end import calendar_end
from central.casework.clock_rows import fill_every_due
from central.casework.members import give_departments
from central.catalogue import load_services
from central.console.deeds import Doer
from central.console.roles import Role
from central.holidays import load_holidays
from central.storage.models import JournalEntry, Task
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.kinds import Amendment
from kiosk.contract.working_days import WorkingDays
from kiosk.visit.amending import WORDS, wanted
from tests.central.casework.flow import (
    ALL,
    OFFICER,
    case_of,
    collated,
    desk_of,
    filed,
    some_pdf,
    tasks_of,
)
from tests.central.catalogue import small_catalogue
from tests.central.console.desk import Browser, signed_in
from tests.central.service import WITH_PHONE, RunningService
from tests.central.terminal import CHILD, NAME, TestTerminal, a_submission
from tests.central.test_cases import progress, statement
from tests.central.test_pages import Page

_FIELD = re.compile(r'name="form_token" value="([0-9a-f]+)"')


@pytest.fixture(scope="module")
def at_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture(scope="module")
def filer(at_desk: RunningService) -> Iterator[TestTerminal]:
    enrolled = TestTerminal.enrol(at_desk.url, at_desk.enrolment_code("SN"), "SN")
    yield enrolled
    enrolled.close()


def officer(service: RunningService, name: str, *departments: str) -> Browser:
    browser = signed_in(service, name, Role.DEPARTMENT)
    with service.storage.write() as session:
        services = load_services(service.catalogue)
        give_departments(session, services, Doer("the test"), name, departments, service.clock())
    return browser


def test_from_the_list_to_the_decision(at_desk: RunningService, filer: TestTerminal) -> None:
    case = filed(at_desk, filer)
    task = tasks_of(at_desk, case)["GA"]
    browser = officer(at_desk, "zhou.li1", "GA")
    assert case.case_number in browser.get("/tasks").text
    page = Page(browser.get(f"/tasks/{task}"))
    for each in (NAME, WITH_PHONE, CHILD, "示例公安分局"):
        assert each in page.text
    browser.submit(f"/tasks/{task}", f"/tasks/{task}/accept")
    asked = browser.submit(f"/tasks/{task}", f"/tasks/{task}/ask", wants="请补交第二页\n请重拍第一页")
    assert "等待补正" in asked.text
    assert progress(filer, case.receipt_number).corrections[0].wants == ("请补交第二页", "请重拍第一页")


def test_a_wrong_value_is_asked_for_by_name_comes_in_beside_the_old_one_and_the_case_closes(
    at_desk: RunningService, filer: TestTerminal
) -> None:
    case = filed(at_desk, filer)
    tasks = tasks_of(at_desk, case)
    here = f"/tasks/{tasks['GA']}"
    browser = officer(at_desk, "zhou.li6", "GA")
    browser.submit(here, f"{here}/accept")
    strange = browser.submit(here, f"{here}/ask", field="bank_card")
    assert (strange.status_code, "要补正什么" in strange.text) == (422, True), "it is no field of this share"
    browser.submit(here, f"{here}/ask", field="child_name", explanation="yes")
    [told] = progress(filer, case.receipt_number).corrections
    assert told.wants == ("请更正：孩子姓名", "请写一段说明"), "what an older terminal shows"

    asked = wanted(told, case, small_catalogue())
    assert asked.required == {"field:child_name", WORDS}
    answer = Amendment(
        receipt_number=case.receipt_number,
        department="GA",
        words="写错了一个字",
        given={"child_name": "孙晓满"},
    )
    amended = a_submission(
        kind=answer.kind,
        form=answer.as_form(),
        assurance=Assurance.VERIFIED,
        assurance_evidence=statement(at_desk, filer),
    )
    enclosed = filer.enclose(amended)
    for _ in range(2):
        filer.acknowledged(filer.put(enclosed), enclosed)
    progress(filer, case.receipt_number)
    page = Page(browser.get(here)).text
    assert page.count("已补正") == 1
    for each in (f"{CHILD} 孙晓满 已更正", "写错了一个字"):
        assert each in " ".join(page.split())

    desk = desk_of(at_desk)
    for department, task in tasks.items():
        if department != "GA":
            desk.accept(task, OFFICER, ALL)
        desk.decide(task, OFFICER, ALL, approved=True)
    collated(at_desk, case)
    closed = progress(filer, case.receipt_number)
    assert (closed.state, closed.corrections, len(closed.documents)) == ("done", (), 1)


def test_a_refusal_without_its_ground_is_not_taken_and_nothing_is_lost(
    at_desk: RunningService, filer: TestTerminal
) -> None:
    case = filed(at_desk, filer)
    task = tasks_of(at_desk, case)["GA"]
    browser = officer(at_desk, "zhou.li2", "GA")
    page = browser.submit(
        f"/tasks/{task}", f"/tasks/{task}/decide", outcome="refuse", note="材料不齐", remedy="x"
    )
    assert (page.status_code, "法律依据" in page.text, "材料不齐" in page.text) == (422, True, True)
    assert {each.state for each in progress(filer, case.receipt_number).tasks} == {"open"}


def test_a_result_is_uploaded_as_a_form_with_a_file_is(at_desk: RunningService, filer: TestTerminal) -> None:
    case = filed(at_desk, filer)
    task = tasks_of(at_desk, case)["GA"]
    browser = officer(at_desk, "zhou.li3", "GA")
    browser.submit(f"/tasks/{task}", f"/tasks/{task}/accept")
    for result, status in ((b"no PDF at all", 422), (some_pdf("RESULT"), 200)):
        token = _FIELD.search(browser.get(f"/tasks/{task}").text)
        assert token
        answer = browser.http.post(
            f"{at_desk.url}/tasks/{task}/decide",
            data={"form_token": token[1], "note": "准予", "outcome": "approve"},
            files={"result": ("result.pdf", result, "application/pdf")},
            timeout=60,
        )
        assert answer.status_code == status, answer.text
    assert {each.department: each.state for each in progress(filer, case.receipt_number).tasks}[
        "GA"
    ] == "done"


def test_nobody_sees_what_another_department_has_to_do(at_desk: RunningService, filer: TestTerminal) -> None:
    case = filed(at_desk, filer)
    tasks = tasks_of(at_desk, case)
    stranger = officer(at_desk, "sun.wei", "YB")
    assert stranger.get(f"/tasks/{tasks['YB']}").status_code == 200
    assert stranger.get(f"/tasks/{tasks['GA']}").status_code == 404
    nobody = signed_in(
        at_desk, "li.na", *(each for each in Role if each not in (Role.DEPARTMENT, Role.WINDOW))
    )
    for path in ("/tasks", f"/tasks/{tasks['YB']}", "/window"):
        assert nobody.get(path).status_code == 403, path
    for path in ("/cases", "/overdue", "/commitments", "/retention"):
        assert NAME not in nobody.get(path).text


def test_whoever_looked_at_personal_data_stands_in_the_journal(
    at_desk: RunningService, filer: TestTerminal
) -> None:
    case = filed(at_desk, filer)
    officer(at_desk, "zhou.li5", "GA").get(f"/tasks/{tasks_of(at_desk, case)['GA']}")
    with at_desk.storage.read() as session:
        read = session.query(JournalEntry).order_by(JournalEntry.id.desc()).first()
        assert read is not None
        assert (read.deed, read.who, read.detail) == ("task.read", "zhou.li5", f"{case.case_number} GA")


def test_a_window_confirms_who_it_was(at_desk: RunningService, filer: TestTerminal) -> None:
    case = filed(at_desk, filer, verified=False)
    browser = signed_in(at_desk, "wang.fang", Role.WINDOW)
    assert case.receipt_number in browser.get("/window").text
    browser.submit("/window", f"/window/{case_of(at_desk, case)}", how="人证比对")
    assert progress(filer, case.receipt_number).identity == "confirmed"
    assert case.receipt_number not in browser.get("/window").text


def test_an_administrator_gives_somebody_their_department(at_desk: RunningService) -> None:
    officer(at_desk, "zhou.li7")
    administrator = signed_in(at_desk, "ma.jun", Role.ADMINISTRATOR)
    administrator.submit("/people/zhou.li7/departments", "/people/zhou.li7/departments", department="GA")
    assert "checked" in administrator.get("/people/zhou.li7/departments").text


def test_a_due_date_beyond_the_calendar_is_said_to_be_unknown_and_filled_in_once_it_is_loaded(
    at_desk: RunningService, filer: TestTerminal
) -> None:
    case = filed(at_desk, filer)
    task = tasks_of(at_desk, case)["GA"]
    with at_desk.storage.write() as session:
        row = session.get_one(Task, task)
        assert row.began is not None, "it is known when it was filed"
        # As if filed on the last day but one of the year: no calendar reaches five working days further.
        row.began, row.limit_working_days = datetime(2026, 12, 30, 2, tzinfo=UTC), 5
    this_year = WorkingDays.of(load_holidays(None))
    fill_every_due(at_desk.storage, this_year)
    browser = officer(at_desk, "zhou.li8", "GA")
    for page in ("/tasks", f"/tasks/{task}"):
        assert "还没装载2027年工作日历" in browser.get(page).text
    off = {*this_year.off, date(2027, 1, 1)}
    longer = WorkingDays(this_year.first, date(2027, 12, 31), off, this_year.working)
    with at_desk.storage.read() as session:
        ends = calendar_end(session, this_year, datetime(2026, 11, 2, tzinfo=UTC))
        assert ends is not None
        assert (ends.next_year, ends.waiting) == (2027, 1)
        assert calendar_end(session, this_year, datetime(2026, 10, 31, tzinfo=UTC)) is None
        assert calendar_end(session, longer, datetime(2026, 11, 2, tzinfo=UTC)) is None
    fill_every_due(at_desk.storage, longer)
    # Thursday 31 December is the first of the five; New Year's Day and the weekend are none.
    assert "1月7日 周四 17:00" in browser.get(f"/tasks/{task}").text
