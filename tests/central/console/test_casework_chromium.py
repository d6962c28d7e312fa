"""A department's day in a real browser, without a mouse: from the list to the decision."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from central.casework.members import give_departments
from central.casework.overdue import note_overdue
from central.catalogue import load_services
from central.console import people, sessions
from central.console.deeds import Doer
from central.console.roles import Role
from central.storage.models import Task
from tests.central.casework.flow import ALL, collated, decide_all, filed, tasks_of
from tests.central.catalogue import PLEDGE
from tests.central.console.chromium import Chromium
from tests.central.console.desk import invite
from tests.central.console.test_chromium import seen
from tests.central.service import RunningService
from tests.central.terminal import NAME, TestTerminal
from tests.central.test_cases import progress


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path / "profile") as running:
        running.window(1440, 1000)
        yield running


def test_a_task_is_taken_up_asked_about_and_refused_by_keyboard_alone(
    tmp_path: Path, browser: Chromium
) -> None:
    with RunningService(tmp_path / "central") as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        done, case, late = (filed(service, terminal, commitment=PLEDGE) for _ in range(3))
        decide_all(service, done)
        collated(service, done)
        filed(service, terminal, verified=False)
        with service.storage.write() as session:
            session.get_one(Task, tasks_of(service, late)["GA"]).due = service.clock() - timedelta(hours=2)
            note_overdue(session, service.clock())
        sign_in(service, browser)
        browser.open(f"{service.url}/tasks")
        assert "已超时" in seen(browser, "tasks")
        task = f"{service.url}/tasks/{tasks_of(service, case)['GA']}"
        browser.open(task)
        browser.submit("#accept")
        browser.fill("#wants", "请补交出生医学证明第二页")
        assert NAME in seen(browser, "task")
        browser.submit("#ask")
        assert "等待补正" in seen(browser, "task-correction")
        browser.say("document.querySelector('details').open = true")
        browser.fill("#note", "逾期未补正")
        browser.fill("#ground", "《示例条例》第三条")
        browser.submit("#refuse")
        seen(browser, "task-refused")
        states = {each.department: each.state for each in progress(terminal, case.receipt_number).tasks}
        assert states["GA"] == "refused"
        for page in ("window", "overdue", "commitments", "retention"):
            browser.open(f"{service.url}/{page}")
            seen(browser, page)
        browser.window(420, 900)
        browser.open(task)
        seen(browser, "task-narrow")
        terminal.close()


def sign_in(service: RunningService, browser: Chromium) -> None:
    """Somebody of all three departments who also sits at a window."""
    invite(service, "zhou.li", Role.DEPARTMENT, Role.WINDOW)
    with service.storage.write() as session:
        services = load_services(service.catalogue)
        give_departments(session, services, Doer("the test"), "zhou.li", ALL, service.clock())
        token = sessions.begin(session, people.of_name(session, "zhou.li"), service.clock())
    browser.open(f"{service.url}/sign-in")
    browser.say(f"document.cookie = 'desk={token}; path=/'")
