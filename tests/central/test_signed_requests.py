"""Requests work once, in time, for terminals that are let in; every answer is signed, whatever it says."""

from datetime import UTC, datetime, timedelta

import pytest
import requests

from kiosk.contract.http_signature import HttpMessage, HttpResponse, verify_response
from kiosk.contract.problem import ProblemKind
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, problem, signed_message

STATISTICS = "/v1/statistics"


def test_a_nonce_works_once(terminal: TestTerminal) -> None:
    message = signed_message("GET", terminal.url + STATISTICS, {}, b"", name=terminal.name, key=terminal.key)
    assert terminal.send(message).status_code == 200
    again = terminal.send(message)
    assert (again.status_code, problem(again).type) == (401, ProblemKind.REPLAYED)


def test_a_replay_is_refused_as_long_as_its_time_is_good(
    service: RunningService, terminal: TestTerminal
) -> None:
    signed = datetime.now(UTC) + timedelta(minutes=4)
    message = signed_message(
        "GET", terminal.url + STATISTICS, {}, b"", name=terminal.name, key=terminal.key, now=signed
    )
    assert terminal.send(message).status_code == 200
    service.clock.moved = timedelta(minutes=8)
    assert problem(terminal.send(message)).type == ProblemKind.REPLAYED
    service.clock.moved = timedelta(minutes=10)
    assert problem(terminal.send(message)).type == ProblemKind.CLOCK_SKEW


def test_two_terminals_may_draw_the_same_nonce(service: RunningService, terminal: TestTerminal) -> None:
    other = TestTerminal.enrol(service.url, service.enrolment_code("SN-other"), "SN-other")
    assert terminal.exchange("GET", STATISTICS, nonce="same").status_code == 200
    assert other.exchange("GET", STATISTICS, nonce="same").status_code == 200
    other.close()


def test_a_wrong_clock_is_told_the_time_in_a_signed_answer(
    service: RunningService, terminal: TestTerminal
) -> None:
    in_2038 = datetime(2038, 1, 19, 4, tzinfo=UTC)
    message = signed_message(
        "GET", terminal.url + STATISTICS, {}, b"", name=terminal.name, key=terminal.key, now=in_2038
    )
    answer = terminal.send(message)
    told = problem(answer)
    assert (told.status, told.type, told.title) == (401, ProblemKind.CLOCK_SKEW, "clock skew")
    response = HttpResponse(answer.status_code, dict(answer.headers), answer.content, message)
    signed = verify_response(response, key_id=service.keys.signing_id, key=service.keys.signing.public_key())
    assert abs(signed.created - service.clock()) < timedelta(seconds=10)
    assert signed.created.isoformat(timespec="minutes")[:16] in told.detail
    assert terminal.exchange("GET", STATISTICS, now=signed.created).status_code == 200


def test_a_gateway_may_change_the_host(terminal: TestTerminal) -> None:
    message = signed_message("GET", terminal.url + STATISTICS, {}, b"", name=terminal.name, key=terminal.key)
    message.headers["Host"] = "gateway.example"
    assert terminal.send(message).status_code == 200


def test_a_query_cannot_be_changed_on_the_way(terminal: TestTerminal) -> None:
    body = b'{"version": "1", "sequence": 0, "waiting": 0}'
    url = f"{terminal.url}/v1/heartbeat?wait=0"
    message = signed_message("POST", url, {}, body, name=terminal.name, key=terminal.key)
    answer = requests.post(url.replace("=0", "=1"), data=body, headers=message.headers, timeout=60)
    assert (answer.status_code, problem(answer).type) == (401, ProblemKind.BAD_SIGNATURE)


def test_a_terminal_that_was_shut_out_is_refused_from_the_next_request_on(
    service: RunningService, terminal: TestTerminal
) -> None:
    enclosed = terminal.enclose()
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    service.shut_out(terminal.name)
    answer = terminal.put(terminal.enclose())
    assert (answer.status_code, problem(answer).type) == (403, ProblemKind.REVOKED)


def test_a_stranger_does_not_learn_who_was_shut_out(service: RunningService, terminal: TestTerminal) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    service.shut_out(terminal.name)
    answer = terminal.exchange("GET", STATISTICS, key=Ed25519PrivateKey.generate())
    assert (answer.status_code, problem(answer).type) == (401, ProblemKind.BAD_SIGNATURE)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/v1/submissions", 405),
        ("DELETE", "/cases", 405),
        ("PUT", "/v1/submissions/no-uuid", 400),
        ("POST", "/v1/heartbeat?wait=51", 400),
        ("GET", "/v1/statistics/more", 404),
        ("GET", "/cases", 303),
        ("GET", "/openapi.json", 200),
    ],
)
def test_every_answer_is_signed_for_its_request(
    terminal: TestTerminal, method: str, path: str, status: int
) -> None:
    answer = terminal.exchange(method, path, b"{}")
    assert answer.status_code == status
    if status >= 400:
        problem(answer)


def test_an_answer_to_an_unsigned_request_is_signed_too(terminal: TestTerminal) -> None:
    answer = terminal.send(HttpMessage("GET", f"{terminal.url}/sign-in", {}, b""))
    assert answer.status_code == 200


@pytest.mark.parametrize("signature", ["é", "kiosk=:", "kiosk=:AAAA:", "", "x" * 9000])
def test_a_signature_that_is_none_is_answered_and_the_answer_signed(
    terminal: TestTerminal, signature: str
) -> None:
    headers = {"Signature": signature.encode("latin-1"), "Signature-Input": b"kiosk=()"}
    answer = requests.get(terminal.url + STATISTICS, headers=headers, timeout=60)
    assert (answer.status_code, problem(answer).type) == (401, ProblemKind.BAD_SIGNATURE)
    assert answer.headers["Signature"]


def test_a_database_that_fails_is_not_taken_for_a_bad_signature(own_service: RunningService) -> None:
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    with own_service.storage.write() as session:
        session.connection().exec_driver_sql("ALTER TABLE terminals RENAME TO elsewhere")
    answer = terminal.exchange("GET", STATISTICS)
    assert (answer.status_code, problem(answer).type) == (500, ProblemKind.INTERNAL)
    terminal.close()


def test_a_defect_of_ours_is_a_signed_problem_and_its_log_names_no_data(
    own_service: RunningService, capfd: pytest.CaptureFixture[str]
) -> None:
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    with own_service.storage.write() as session:
        session.connection().exec_driver_sql("ALTER TABLE tasks RENAME TO elsewhere")
    answer = terminal.put(terminal.enclose())
    assert (answer.status_code, problem(answer).type) == (500, ProblemKind.INTERNAL)
    assert terminal.put(terminal.enclose()).status_code == 500
    out, err = capfd.readouterr()
    assert "OperationalError" in out + err or "ProgrammingError" in out + err
    assert "S01" not in out + err
    terminal.close()
