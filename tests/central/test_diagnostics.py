"""Readiness reports: held per terminal, the last twenty, shown on a page; refused when they are none."""

from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from central.diagnostics import KEPT
from kiosk.contract.diagnostics import DeviceReport, FindingReport, ReadinessReport, ReportHeld, TestReport
from kiosk.contract.problem import ProblemKind
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, problem

AT = datetime(2026, 11, 26, 0, 10, tzinfo=UTC)


def report(**changes: Any) -> ReadinessReport:
    whole = ReadinessReport(
        made=AT,
        version="0.1.0",
        ready=False,
        devices=(
            DeviceReport(
                name="receipt_printer",
                kind="Printer",
                state="faulted",
                cause="paper_out",
                detail="/dev/ttyS1",
                tests=(TestReport(test="print_page", passed=True, at=AT),),
                counters={"receipts": (9860, 432)},
            ),
        ),
        findings=(
            FindingReport(task="clock", level="WARNING", text="not confirmed", remedy="wait"),
            FindingReport(task="font", level="OK", text="<script>alert(1)</script>"),
        ),
        waiting=3,
    )
    return whole.model_copy(update=changes)


def send(terminal: TestTerminal, body: bytes) -> requests.Response:
    return terminal.exchange("POST", "/v1/diagnostics", body)


def test_a_report_is_held_under_a_number_and_a_person_finds_it(
    terminal: TestTerminal, service: RunningService
) -> None:
    for number in (1, 2):
        answer = send(terminal, report(waiting=number).model_dump_json().encode())
        assert answer.status_code == 200, answer.text
        assert ReportHeld.model_validate_json(answer.content).number == number
    page = service.page(f"/terminals/{terminal.name}")
    assert page.status_code == 200
    for words in ("第 2 份", "有待处理", "凭条打印机", "没有纸了", "receipts 432", "not confirmed"):
        assert words in page.text
    assert page.text.index("第 2 份") < page.text.index("第 1 份"), "the newest first"
    assert f'href="/terminals/{terminal.name}"' in service.page("/terminals").text


def test_only_the_last_are_kept(terminal: TestTerminal, service: RunningService) -> None:
    for _ in range(KEPT + 2):
        send(terminal, report().model_dump_json().encode())
    page = service.page(f"/terminals/{terminal.name}").text
    assert page.count('<details id="report-') == KEPT
    assert f"第 {KEPT + 2} 份" in page


def test_without_reports_the_page_says_so_and_a_stranger_is_refused(
    terminal: TestTerminal, service: RunningService
) -> None:
    assert "还没有。技术人员检测后会发来" in service.page(f"/terminals/{terminal.name}").text
    for code in ("ZZZZ", "x", "../x"):
        assert service.page(f"/terminals/{code}").status_code == 404, code


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        report().model_dump_json().replace("paper_out", "a name; DROP TABLE").encode(),
        report().model_dump_json().replace("/dev/ttyS1", "x" * 401).encode(),
        report().model_dump_json().replace("/dev/ttyS1", "\\u0000").encode(),
    ],
)
def test_what_is_no_report_is_refused(terminal: TestTerminal, body: bytes) -> None:
    answer = send(terminal, body)
    assert (answer.status_code, problem(answer).type) == (400, ProblemKind.BAD_REQUEST)
