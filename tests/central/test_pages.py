"""The page of cases: what arrived and where it stands, in Chinese with English, and nobody's name."""

from html.parser import HTMLParser
from pathlib import Path

import pytest
import requests

from kiosk.contract.catalogue.schema import Assurance
from tests.central.catalogue import QUERY
from tests.central.conftest import Databases
from tests.central.service import WITH_PHONE, RunningService
from tests.central.terminal import CHILD, NAME, TestTerminal, a_submission


class Page(HTMLParser):
    """What a person reads, and what the page asks the browser to fetch or run."""

    def __init__(self, answer: requests.Response) -> None:
        super().__init__()
        assert answer.status_code == 200
        self.words: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.feed(answer.text)
        self.text = " ".join(self.words)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value for name, value in attributes if name in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(" ".join(data.split()))


def page(service: RunningService, query: str = "") -> Page:
    return Page(service.page(f"/cases{query}"))


@pytest.fixture
def own_terminal(own_service: RunningService) -> TestTerminal:
    return TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")


def test_without_cases_it_says_so(own_service: RunningService) -> None:
    shown = page(own_service)
    assert "还没有办件" in shown.text
    assert "No cases yet" in Page(own_service.page("/cases", "en")).text


def test_it_shows_each_case_with_its_numbers_and_tasks(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    enclosed = own_terminal.enclose()
    own_terminal.put(enclosed)
    shown = page(own_service)
    for words in ("新生儿出生一件事", enclosed.receipt_number, "GJZ-", "示例公安分局"):
        assert words in shown.text
    assert shown.words.count("待核实身份") == 1 + 3  # the count above, and each task
    assert "还没有办件" not in shown.text
    assert "A birth" in Page(own_service.page("/cases", "en")).text
    own_terminal.close()


def test_what_is_open_is_not_shown_as_waiting(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    own_terminal.put(own_terminal.enclose(a_submission(service=QUERY, assurance=Assurance.CARD)))
    shown = page(own_service)
    assert "身份已核实" in shown.words
    assert "待办" in shown.words
    own_terminal.close()


def test_it_says_that_the_catalogue_is_illustrative(own_service: RunningService) -> None:
    assert "示例目录，非官方发布" in page(own_service).text


def test_it_names_nobody(own_service: RunningService, own_terminal: TestTerminal) -> None:
    own_terminal.put(own_terminal.enclose())
    shown = own_service.page("/cases").text
    for secret in (NAME, CHILD, WITH_PHONE, "示例街道一号"):
        assert secret not in shown
    own_terminal.close()


def test_it_runs_nothing_and_fetches_nothing_from_elsewhere(own_service: RunningService) -> None:
    shown = page(own_service)
    assert "script" not in shown.tags
    assert shown.addresses
    assert all(address.startswith(("/", "#", "data:,")) for address in shown.addresses)
    answer = own_service.page("/cases")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    (sheet,) = (each for each in shown.addresses if each.endswith(".css"))
    style = requests.get(own_service.url + sheet, timeout=60)
    assert style.headers["Content-Type"].startswith("text/css")


def test_the_root_leads_to_it(own_service: RunningService) -> None:
    assert own_service.page("/").url.endswith("/cases")


def test_more_than_fifty_cases_are_on_pages_newest_first(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    numbers = []
    for _ in range(51):
        enclosed = own_terminal.enclose(a_submission(service=QUERY))
        own_terminal.put(enclosed)
        numbers.append(enclosed.receipt_number)
    first, second = page(own_service), page(own_service, "?page=2")
    assert numbers[-1] in first.text
    assert numbers[0] not in first.text
    assert "/cases?page=2" in first.addresses
    assert numbers[0] in second.text
    assert "/cases?page=1" in second.addresses
    assert numbers[0] in page(own_service, "?page=999").text
    own_terminal.close()


def test_what_a_terminal_calls_its_service_is_shown_as_text(tmp_path: Path, databases: Databases) -> None:
    """Nothing of a header can be markup: the contract's alphabet for it has no angle brackets."""
    with RunningService(tmp_path, database=databases.of(tmp_path), catalogue=None) as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        terminal.put(terminal.enclose(a_submission(service="S99")))
        assert "S99" in page(service).text
        assert terminal.put(terminal.enclose(a_submission(), service="S01")).status_code == 201
        terminal.close()
