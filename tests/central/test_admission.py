"""A terminal whose fingerprint nobody has compared may ask and wait; it files nothing."""

import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from central.admission import approve, fingerprint_of
from central.errors import CentralError
from central.journal import entries
from central.storage.models import Terminal
from kiosk.contract.api import HeartbeatResponse
from kiosk.contract.fingerprint import fingerprint
from kiosk.contract.problem import ProblemKind
from tests.central import operator
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, ask_to_enrol, problem

BEAT = json.dumps({"version": "1", "sequence": 0, "waiting": 0}).encode()


@pytest.fixture
def waiting(service: RunningService) -> Iterator[TestTerminal]:
    serial = f"SN-{uuid4()}"
    with operator.away():
        enrolled = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    yield enrolled
    enrolled.close()


def own_print(terminal: TestTerminal) -> str:
    """As the terminal computes it of its own key."""
    return fingerprint(terminal.key.public_key().public_bytes_raw())


def beat(terminal: TestTerminal) -> HeartbeatResponse:
    return HeartbeatResponse.model_validate_json(
        terminal.exchange("POST", "/v1/heartbeat?wait=0", BEAT).content
    )


def deeds(service: RunningService, terminal: TestTerminal) -> list[str]:
    with service.storage.read() as session:
        return [each.deed for each in reversed(entries(session, terminal.name))]


def test_it_is_told_to_wait_and_loses_nothing(service: RunningService, waiting: TestTerminal) -> None:
    assert waiting.given.approved is False
    assert beat(waiting).approved is False
    filed = waiting.enclose()
    refused = waiting.put(filed)
    assert (refused.status_code, problem(refused).type) == (403, ProblemKind.NOT_APPROVED)
    approve(service.storage, waiting.name, own_print(waiting), service.clock(), "li")
    assert beat(waiting).approved is True
    waiting.acknowledged(waiting.put(filed), filed)
    assert deeds(service, waiting) == ["terminal.enrolled", "terminal.approved"]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/submissions"),
        ("PUT", "/v1/submissions/0d9b3c7e-6d5f-4c0e-8f58-0a1b2c3d4e5f/parts/photo"),
        ("POST", "/v1/verifications"),
        ("GET", "/v1/cases/0001-01-000001-AAAA-A"),
        ("GET", "/v1/statistics"),
    ],
)
def test_nothing_of_residents_is_open_to_it(waiting: TestTerminal, method: str, path: str) -> None:
    answer = waiting.exchange(method, path, b"" if method == "GET" else b"{}")
    assert (answer.status_code, problem(answer).type) == (403, ProblemKind.NOT_APPROVED)


def test_another_fingerprint_lets_nobody_in(service: RunningService, waiting: TestTerminal) -> None:
    with pytest.raises(CentralError, match="another fingerprint"):
        approve(service.storage, waiting.name, "0000-1111-2222-3333", service.clock(), "li")
    assert beat(waiting).approved is False
    assert deeds(service, waiting)[-1] == "terminal.fingerprint_differs"


def test_the_fingerprint_may_be_typed_as_it_is_heard(service: RunningService, waiting: TestTerminal) -> None:
    heard = own_print(waiting).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    approve(service.storage, waiting.name.lower(), heard, service.clock(), "li")
    assert beat(waiting).approved is True


def test_enrolling_again_asks_for_another_approval(service: RunningService, waiting: TestTerminal) -> None:
    service.approve(waiting.name)
    with service.storage.read() as session:
        serial = session.get_one(Terminal, waiting.given.terminal).hardware_serial
    with operator.away():
        again = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    assert beat(again).approved is False
    assert own_print(again) != own_print(waiting)
    again.close()


def test_an_answer_that_was_lost_says_whether_it_was_approved_since(service: RunningService) -> None:
    serial = f"SN-{uuid4()}"
    code = service.enrolment_code(serial)
    with operator.away():
        first = TestTerminal.enrol(service.url, code, serial)
    service.approve(first.name)
    assert ask_to_enrol(service.url, code, serial, first.key).json()["approved"] is True
    first.close()


def test_who_was_shut_out_is_not_approved_but_enrolled_again(
    service: RunningService, waiting: TestTerminal
) -> None:
    service.shut_out(waiting.name)
    with pytest.raises(CentralError, match="new code"):
        approve(service.storage, waiting.name, own_print(waiting), service.clock(), "li")


def test_the_operator_sees_the_fingerprint_that_the_terminal_shows(
    service: RunningService, waiting: TestTerminal
) -> None:
    with service.storage.read() as session:
        listed = fingerprint_of(session, session.get_one(Terminal, waiting.given.terminal))
    assert listed == own_print(waiting)
    assert [len(group) for group in listed.split("-")] == [4, 4, 4, 4]


def test_an_approval_may_come_days_later(own_service: RunningService) -> None:
    """Approval does not run out: the machine may be set up one day and compared the next."""
    with operator.away():
        slow = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    own_service.clock.moved = timedelta(days=2)
    approve(own_service.storage, slow.name, own_print(slow), own_service.clock(), "li")
    answer = slow.exchange("POST", "/v1/heartbeat?wait=0", BEAT, now=own_service.clock())
    assert HeartbeatResponse.model_validate_json(answer.content).approved is True
    slow.close()
