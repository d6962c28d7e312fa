"""Those who work at the centre, as they do: by link, password and telephone, on the pages and with their
forms.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape

from tests.central.casework.flow import some_pdf
from tests.central.console.desk import PASSWORD, Browser, open_account
from tests.system.street import Street

_LINE = re.compile(r'<a href="/tasks/(\d+)">(GJZ-\d{4}-\d{7})</a></td>\s*<td>([^<]*)</td><td>([^<]*)</td>')
_RECEIPT = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{2}-[0-9A-Z]{6}-[0-9A-Z]{4}-[0-9A-Z]")
_CASE = re.compile(r'<article class="case".*?</article>', re.DOTALL)
_ATTACHMENT = re.compile(r'href="(/tasks/\d+/attachments/[0-9a-f-]+)">([^<]+)<')
_MOST_PAGES = 100


@dataclass(frozen=True)
class TaskLine:
    """One line of the departments' list."""

    id: int
    case: str
    service: str
    department: str


class Desk:
    """The address of the console, for `Browser`."""

    def __init__(self, url: str) -> None:
        self.url = url

    def clock(self) -> datetime:
        """As everybody's."""
        return datetime.now(UTC)


def begins(street: Street, name: str, *roles: str) -> Browser:
    """Somebody opens an account with the link they were given, and signs in."""
    desk = Desk(street.central.url)
    telephone = open_account(desk, street.invite(name, *roles))
    browser = Browser(desk)
    # A code is good once, and the first was used for the account; the next one is taken half a minute early.
    browser.sign_in(name, PASSWORD, telephone.code(desk.clock() + timedelta(seconds=30)))
    assert browser.is_in or browser.get("/tasks").ok, f"{name} is not let in"
    return browser


class Clerk:
    """Works for all `departments`, each task by itself."""

    def __init__(self, street: Street, departments: Sequence[str]) -> None:
        administrator = begins(street, "ma.jun", "administrator")
        self._browser = begins(street, "zhou.li", "department")
        page = "/people/zhou.li/departments"
        given = administrator.submit(page, page, department=list(departments))
        assert given.ok, given.text

    def tasks(self, show: str) -> list[TaskLine]:
        """All lines of a tab: to_do, waiting or decided."""
        found: dict[int, TaskLine] = {}
        for page in range(1, _MOST_PAGES):
            text = unescape(self._browser.get(f"/tasks?show={show}&page={page}").text)
            lines = [TaskLine(int(number), *rest) for number, *rest in _LINE.findall(text)]
            if not {each.id for each in lines} - found.keys():
                break
            found |= {each.id: each for each in lines}
        return list(found.values())

    def page(self, task: TaskLine) -> str:
        """What stands there."""
        answer = self._browser.get(f"/tasks/{task.id}")
        assert answer.ok, answer.text
        return unescape(answer.text)

    def receipt_number(self, task: TaskLine) -> str:
        """Of the case."""
        [number] = set(_RECEIPT.findall(self.page(task)))
        return str(number)

    def accept(self, task: TaskLine) -> None:
        """受理."""
        done = self._browser.submit(f"/tasks/{task.id}", f"/tasks/{task.id}/accept")
        assert done.ok, done.text

    def ask(self, task: TaskLine, wants: str, **named: str) -> None:
        """补正. `named`: the id of a material, or the key of a field."""
        done = self._browser.submit(f"/tasks/{task.id}", f"/tasks/{task.id}/ask", wants=wants, **named)
        assert wants in unescape(done.text)

    def pages(self, task: TaskLine) -> list[tuple[str, bytes]]:
        """The scans and photographs that stand there, each with its name."""
        links = _ATTACHMENT.findall(self.page(task))
        return [(name, self._browser.get(path).content) for path, name in links]

    def session(self) -> str:
        """What another browser of the same person is let in with."""
        return str(self._browser.http.cookies.get("desk"))

    def approve(self, task: TaskLine, note: str, result: str) -> None:
        """With a paper of the department's own, on which `result` stands."""
        path = f"/tasks/{task.id}"
        files = {"result": ("result.pdf", some_pdf(result), "application/pdf")}
        fields = {"note": note, "outcome": "approve"}
        done = self._browser.upload(path, f"{path}/decide", files, fields)
        assert done.ok, done.text


def cases(reader: Browser) -> dict[str, str]:
    """By the number of the receipt: the state of each case, as the list of cases names it."""
    found: dict[str, str] = {}
    for page in range(1, _MOST_PAGES):
        articles = _CASE.findall(reader.get(f"/cases?page={page}").text)
        lines = {number: state for each in articles for number, state in [_state(each)]}
        if not lines.keys() - found.keys():
            break
        found |= lines
    return found


def _state(article: str) -> tuple[str, str]:
    [number] = _RECEIPT.findall(article)
    [state] = re.findall(r'class="chip case-(\w+)"', article)
    return number, state
