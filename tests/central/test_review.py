"""What comes under a key that was shut out is held and acknowledged, and a person decides about it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from central import cli
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal, a_submission
from tests.central.test_pages import Page


@pytest.fixture
def stolen(own_service: RunningService) -> TestTerminal:
    return TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")


@pytest.fixture
def late(own_service: RunningService, stolen: TestTerminal) -> Iterator[Enclosed]:
    """Filed before its terminal was shut out; delivered after the machine was enrolled again."""
    enclosed = stolen.enclose()
    own_service.shut_out(stolen.name)
    again = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    again.acknowledged(again.put(enclosed), enclosed)
    assert again.put(enclosed).status_code == 200
    yield enclosed
    again.close()
    stolen.close()


def command(service: RunningService, tmp_path: Path, *arguments: str) -> int:
    where = ("--database", service.database, "--keys", str(tmp_path / "central" / "keys"))
    catalogue = ("--catalogue", str(tmp_path / "central" / "catalogue.json"))
    return cli.main(["review", *arguments, *where, *catalogue])


def page(service: RunningService, path: str) -> Page:
    return Page(service.page(path))


def test_it_is_held_but_nothing_follows_from_it(
    own_service: RunningService, late: Enclosed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert late.receipt_number not in page(own_service, "/cases").text
    shown = page(own_service, "/arrivals")
    assert "待人工审核" in shown.text
    assert shown.words.count(late.receipt_number) == 2
    capsys.readouterr()
    assert command(own_service, tmp_path, "list", "--json") == 0
    (told,) = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (told["receipt_number"], told["claims_to_be_later"]) == (late.receipt_number, False)


def test_accepted_it_becomes_the_case_it_would_have_been(
    own_service: RunningService, late: Enclosed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(own_service, tmp_path, "accept", late.receipt_number) == 0
    own_service.ring()
    shown = page(own_service, "/cases")
    assert late.receipt_number in shown.text
    assert "示例公安分局" in shown.text
    assert "审核通过" in page(own_service, "/arrivals").text
    assert command(own_service, tmp_path, "accept", late.receipt_number) == 1, "it is decided once"
    assert command(own_service, tmp_path, "list") == 0
    assert "nothing waits" in capsys.readouterr().out


def test_refused_it_stays_held_with_the_reason(
    own_service: RunningService, late: Enclosed, tmp_path: Path
) -> None:
    assert command(own_service, tmp_path, "refuse", late.receipt_number, "--reason", "signed by a thief") == 0
    assert late.receipt_number not in page(own_service, "/cases").text
    shown = page(own_service, "/arrivals").text
    assert "审核不通过" in shown
    assert "signed by a thief" in shown, "why is for everybody who reads the page"


def test_whoever_looks_after_terminals_is_told_that_something_waits(
    own_service: RunningService, late: Enclosed, tmp_path: Path
) -> None:
    assert "来件等人工审核" in page(own_service, "/alerts").text
    assert command(own_service, tmp_path, "accept", late.receipt_number) == 0
    assert "来件等人工审核" not in page(own_service, "/alerts").text


def test_what_says_itself_that_it_was_signed_later_is_marked(
    own_service: RunningService, stolen: TestTerminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_service.shut_out(stolen.name)
    again = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    enclosed = stolen.enclose(a_submission(created=datetime.now(UTC) + timedelta(hours=1)))
    again.acknowledged(again.put(enclosed), enclosed)
    capsys.readouterr()
    command(own_service, tmp_path, "list")
    assert "signed after the key was shut out" in capsys.readouterr().out
    assert "停用之后签的" in page(own_service, "/arrivals").text
    again.close()
    stolen.close()


def test_what_the_new_key_signs_needs_no_review(own_service: RunningService, stolen: TestTerminal) -> None:
    own_service.shut_out(stolen.name)
    again = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    enclosed = again.enclose()
    again.acknowledged(again.put(enclosed), enclosed)
    assert enclosed.receipt_number in page(own_service, "/cases").text
    again.close()
    stolen.close()
