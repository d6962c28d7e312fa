"""Rows 12, 13 and 15 from the touch on the glass to the desk: the real visit, the real service between.

12: "cannot be done" (不能办), with receipt, deadline, reply, revisit, close. 13: a no stands in
the register with its legal ground. 15: the five-level rating, whose low marks are a task.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from central.console.roles import Role
from kiosk.contract.progress import CaseProgress
from kiosk.submission.from_draft import new_submission
from kiosk.visit.answers import Filed
from kiosk.visit.effects import File
from kiosk.visit.matter import Matter
from kiosk.visit.touches.everywhere import CannotBeDone
from kiosk.visit.touches.form import SetValue, ToggleChoice
from kiosk.visit.touches.rating import Rate, TellMore
from kiosk.visit.touches.travel import Finish, Next, Submit
from tests.central.console.desk import Browser, signed_in
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.fixtures.filings import read_back
from tests.kiosk.visit.residents import RECEIPT, TODAY, Terminal, catalogue
from tests.kiosk.visit.shop import at_first_question
from tests.kiosk.visit.test_idle import filed


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture(scope="module")
def line(service: RunningService) -> Iterator[TestTerminal]:
    terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN-ROWS"), "SN-ROWS")
    yield terminal
    terminal.close()


@pytest.fixture(scope="module")
def desk(service: RunningService) -> Browser:
    return signed_in(service, "zhou.bang", Role.ASSISTANCE)


def delivered(effects: tuple[object, ...], line: TestTerminal) -> str:
    """What the visit asked to be filed, sealed and sent; gives its receipt number."""
    (effect,) = effects
    assert isinstance(effect, File)
    content = effect.content
    if isinstance(content, Matter) and content.rates:  # as the filing desk does (ui/workers/kiosk_desk.py)
        form = content.form.model_copy(update={"receipt_number": RECEIPT.number})
        content = replace(content, form=form)
    made = new_submission(content, catalogue(), "zh", TODAY)
    enclosed = line.enclose(read_back(made, RECEIPT.received))
    line.acknowledged(line.put(enclosed), enclosed)
    return enclosed.receipt_number


def reported(line: TestTerminal) -> tuple[Terminal, str]:
    terminal = at_first_question()
    terminal.happens(CannotBeDone(), ToggleChoice("not_eligible"))
    terminal.happens(TellMore(phone=True), SetValue("13800000301"), Next())
    return terminal, delivered(terminal.happens(Submit()), line)


def progress(line: TestTerminal, number: str) -> CaseProgress:
    return CaseProgress.model_validate_json(line.exchange("GET", f"/v1/cases/{number}").content)


def test_row_12_what_cannot_be_done_is_told_answered_revisited_and_closed(
    line: TestTerminal, desk: Browser
) -> None:
    terminal, number = reported(line)
    page = terminal.visit.page
    terminal.happens(Filed(terminal.visit.aside_ticket, RECEIPT), Next())
    assert terminal.visit.page == page
    sheet = f"/obstacles/{number}"
    assert progress(line, number).due is not None
    desk.submit(sheet, f"{sheet}/assign", category="eligibility", department="YB")
    desk.submit(sheet, f"{sheet}/reply", text="可以按承诺办")
    assert progress(line, number).reply == "可以按承诺办"
    desk.submit(sheet, f"{sheet}/helped")
    assert progress(line, number).state == "done"


def test_row_13_a_no_has_its_ground_and_is_registered(line: TestTerminal, desk: Browser) -> None:
    _, number = reported(line)
    sheet = f"/obstacles/{number}"
    desk.submit(sheet, f"{sheet}/assign", category="eligibility", department="YB")
    no = {"text": "年龄不够", "instead": "满 80 岁那个月再来", "helped_by": "社区工作站"}
    assert desk.submit(sheet, f"{sheet}/impossible", ground="", **no).status_code == 409
    desk.submit(sheet, f"{sheet}/impossible", ground="示例办法第三条", **no)
    assert "示例办法第三条" in desk.get("/impossible").text
    assert progress(line, number).state == "refused"


def test_row_15_a_low_rating_is_a_task_that_gets_its_answer(line: TestTerminal, desk: Browser) -> None:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT), Finish(), Rate("1"), ToggleChoice("slow"))
    delivered(terminal.happens(Submit()), line)
    page = desk.get("/ratings").text
    assert "差评待答复" in page
    path = "/ratings/" + page.split('action="/ratings/')[1].split('"')[0]
    desk.submit("/ratings", path, text="已经加派人手")
    assert "差评待答复" not in desk.get("/ratings").text
