"""The page of terminals: a hole in a sequence is seen, with its age, until it is filled."""

from datetime import timedelta

import pytest

from central.words import age
from kiosk.contract.api import HeartbeatRequest
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.void_reason import VoidReason
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission
from tests.central.test_heartbeat import beat
from tests.central.test_pages import Page


@pytest.fixture
def own_terminal(own_service: RunningService) -> TestTerminal:
    return TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")


def page(service: RunningService, path: str = "/terminals") -> Page:
    return Page(service.page(path))


def test_without_terminals_it_says_so(own_service: RunningService) -> None:
    assert "还没有终端" in page(own_service).text
    assert "还没有来件" in page(own_service, "/arrivals").text


def test_a_hole_is_shown_with_its_age_until_it_is_filled(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    filed = [own_terminal.enclose() for _ in range(5)]
    for each in (filed[0], filed[4]):
        own_terminal.put(each)
    own_service.clock.moved = timedelta(days=3, minutes=1)
    shown = page(own_service, f"/terminals/{own_terminal.name}")
    assert ("2–4" in shown.words, "3天" in shown.words) == (True, True)
    assert ("有缺口" in shown.words, "连续到" in shown.text) == (True, False)
    own_service.clock.moved *= 0
    for each in filed[1:4]:
        own_terminal.put(each)
    assert "连续到 5" in page(own_service, f"/terminals/{own_terminal.name}").text
    own_terminal.close()


def test_what_was_given_up_is_no_hole_and_is_told(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    filed = [own_terminal.enclose() for _ in range(3)]
    for each in (filed[0], filed[2]):
        own_terminal.put(each)
    assert "作废的号" not in page(own_service, f"/terminals/{own_terminal.name}").words
    beat(own_terminal, sequence=3, voided=(2,))
    shown = page(own_service, f"/terminals/{own_terminal.name}")
    assert "连续到 3" in shown.text
    assert "作废的号" in shown.words
    assert "2" in shown.words
    own_terminal.close()


def test_why_it_was_given_up_stands_beside_the_number_in_its_own_words(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    """An older terminal says no reason; a newer release there tells it later, and the first word stands."""
    older = HeartbeatRequest(version="0.1.0", sequence=2, waiting=0, voided=(1, 2))
    body = older.model_dump_json(exclude={"void_reasons"}).encode()
    assert own_terminal.exchange("POST", "/v1/heartbeat?wait=0", body).status_code == 200
    path = f"/terminals/{own_terminal.name}"
    assert reasons(page(own_service, path)) == ["—", "—"]
    why = "交了两遍 <b>filed twice</b>"
    beat(own_terminal, sequence=2, voided=(1, 2), void_reasons=(VoidReason(sequence=1, reason=why),))
    again = (VoidReason(sequence=1, reason="another"), VoidReason(sequence=2, reason="call 13800138000"))
    beat(own_terminal, sequence=2, voided=(1, 2), void_reasons=again)
    assert reasons(page(own_service, path)) == ["—", why], "the latest first"
    assert "Why" in Page(own_service.page(path, "en")).words
    own_terminal.close()


def reasons(page: Page) -> list[str]:
    """The last of four columns of the table of what was given up."""
    first = page.words.index("理由") + 1
    last = next(place for place, words in enumerate(page.words) if words.startswith("由技术人员"))
    return page.words[first:last][3::4]


def test_it_tells_what_the_terminal_has_not_delivered_and_its_alarms(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    beat(own_terminal, sequence=7, alarms=("storage_low",))
    shown = page(own_service)
    assert "7" in shown.words
    assert "存储空间快满了" in shown.words
    own_service.shut_out(own_terminal.name)
    assert "已停用" in page(own_service).text
    own_terminal.close()


def test_every_kind_is_listed_and_an_early_amendment_waits_for_its_original(
    own_service: RunningService, own_terminal: TestTerminal
) -> None:
    original = a_submission()
    first = own_terminal.enclose(original)
    own_terminal.put(own_terminal.enclose(a_submission(kind=SubmissionKind.WITHDRAWAL), after=original.id))
    shown = page(own_service, "/arrivals")
    assert ("撤回" in shown.words, "等待原件" in shown.words) == (True, True)
    own_terminal.put(first)
    shown = page(own_service, "/arrivals")
    assert "等待原件" not in shown.words
    assert f"→ {first.receipt_number}" in shown.words
    own_terminal.close()


@pytest.mark.parametrize(
    ("elapsed", "zh", "en"),
    [
        (-5, "0分钟", "0 min"),
        (119 * 60, "119分钟", "119 min"),
        (2 * 3600, "2小时", "2 h"),
        (48 * 3600, "2天", "2 d"),
    ],
)
def test_an_age_is_told_in_a_unit_that_fits(elapsed: int, zh: str, en: str) -> None:
    assert [age(timedelta(seconds=elapsed), each) for each in ("zh", "en")] == [zh, en]
