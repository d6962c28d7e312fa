"""A one-time code to the telephone on file turns the card into a person; nothing of either stays behind."""

import base64
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import requests

from kiosk.contract import assurance
from kiosk.contract.api import (
    VERIFICATION_INFO,
    VerificationClaims,
    VerificationConfirm,
    VerificationMeans,
    VerificationRequest,
    VerificationStarted,
    VerificationStatement,
)
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.problem import ProblemKind
from kiosk.contract.suite import HpkeX25519
from tests.central.conftest import Databases
from tests.central.postgresql import content
from tests.central.service import WITH_PHONE, WITHOUT_PHONE, RunningService
from tests.central.terminal import TestTerminal, problem
from tests.central.test_cases import filed


@pytest.fixture
def service(own_service: RunningService) -> RunningService:
    """Codes are counted per person, so each test has a service of its own."""
    return own_service


def ask(
    terminal: TestTerminal,
    number: str,
    info: bytes = VERIFICATION_INFO,
    means: VerificationMeans = "one_time_code",
) -> requests.Response:
    sealed = HpkeX25519().seal(number.encode(), base64.b64decode(terminal.given.sealing_key), info)
    body = VerificationRequest(sealed_number=base64.b64encode(sealed).decode(), means=means)
    return terminal.exchange("POST", "/v1/verifications", body.model_dump_json().encode())


def started(terminal: TestTerminal) -> VerificationStarted:
    answer = ask(terminal, WITH_PHONE)
    assert answer.status_code == 201, answer.text
    return VerificationStarted.model_validate_json(answer.content)


def answer_with(terminal: TestTerminal, verification: object, code: str) -> requests.Response:
    body = VerificationConfirm(code=code).model_dump_json().encode()
    return terminal.exchange("POST", f"/v1/verifications/{verification}/confirm", body)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def claims(service: RunningService, answer: requests.Response) -> VerificationClaims:
    assert answer.status_code == 200, answer.text
    signed = VerificationStatement.model_validate_json(answer.content).statement
    return assurance.verify(signed, service.keys.signing.public_key())


def test_the_right_code_gives_a_statement_about_this_person_at_this_terminal(
    service: RunningService, terminal: TestTerminal
) -> None:
    sent = started(terminal)
    phone, text = service.telephones.received[0]
    assert phone == "13800009999"
    assert "5分钟" in text
    said = claims(service, answer_with(terminal, sent.id, service.telephones.last_code()))
    assert said.id == sent.id
    assert said.terminal == terminal.given.terminal
    assert said.number_digest == assurance.number_digest(WITH_PHONE, sent.id)


def test_a_filing_with_that_statement_has_a_confirmed_identity(
    service: RunningService, terminal: TestTerminal
) -> None:
    answer = answer_with(terminal, started(terminal).id, service.telephones.last_code())
    evidence = VerificationStatement.model_validate_json(answer.content).statement
    case = filed(terminal, assurance=Assurance.VERIFIED, assurance_evidence=evidence)
    assert case.identity == "confirmed"


def test_the_telephone_is_shown_masked(terminal: TestTerminal) -> None:
    sent = started(terminal)
    assert sent.masked_phone == "138****9999"
    assert sent.tries == 5


def test_who_has_no_telephone_on_file_is_told_the_other_way(terminal: TestTerminal) -> None:
    for number in (WITHOUT_PHONE, "110101200001010018"):
        answer = ask(terminal, number)
        assert (answer.status_code, problem(answer).type) == (404, ProblemKind.NO_PHONE_ON_FILE)
    answer = ask(terminal, WITH_PHONE, means="phone_app")
    assert answer.status_code == 422, "no defect of the service: no app is connected"


def test_a_wrong_code_may_be_corrected(service: RunningService, terminal: TestTerminal) -> None:
    sent, code = started(terminal), service.telephones.last_code()
    refused = answer_with(terminal, sent.id, wrong(code))
    assert (refused.status_code, problem(refused).type) == (422, ProblemKind.WRONG_CODE)
    assert "4 tries" in problem(refused).detail
    claims(service, answer_with(terminal, sent.id, code))


def test_five_wrong_codes_spend_it(service: RunningService, terminal: TestTerminal) -> None:
    sent, code = started(terminal), service.telephones.last_code()
    kinds = [problem(answer_with(terminal, sent.id, wrong(code))).type for _ in range(5)]
    assert kinds == [ProblemKind.WRONG_CODE] * 4 + [ProblemKind.TOO_MANY_TRIES]
    late = answer_with(terminal, sent.id, code)
    assert (late.status_code, problem(late).type) == (429, ProblemKind.TOO_MANY_TRIES)


def test_the_statement_is_given_again_when_its_answer_was_lost(
    service: RunningService, terminal: TestTerminal
) -> None:
    sent, code = started(terminal), service.telephones.last_code()
    first = claims(service, answer_with(terminal, sent.id, code))
    assert claims(service, answer_with(terminal, sent.id, code)) == first


def test_a_code_lives_five_minutes(service: RunningService, terminal: TestTerminal) -> None:
    sent = started(terminal)
    service.clock.moved = timedelta(minutes=5, seconds=1)
    body = VerificationConfirm(code=service.telephones.last_code()).model_dump_json().encode()
    path = f"/v1/verifications/{sent.id}/confirm"
    answer = terminal.exchange("POST", path, body, now=service.clock())
    assert (answer.status_code, problem(answer).type) == (404, ProblemKind.NOT_FOUND)


def test_a_code_is_good_at_the_terminal_that_asked_for_it(
    service: RunningService, terminal: TestTerminal
) -> None:
    sent = started(terminal)
    other = TestTerminal.enrol(service.url, service.enrolment_code("SN-x"), "SN-x")
    assert answer_with(other, sent.id, service.telephones.last_code()).status_code == 404
    other.close()


def test_a_telephone_is_not_pestered(service: RunningService, terminal: TestTerminal) -> None:
    for _ in range(3):
        started(terminal)
    refused = ask(terminal, WITH_PHONE)
    assert (refused.status_code, problem(refused).type) == (429, ProblemKind.TOO_MANY_TRIES)
    assert refused.headers["Retry-After"] == "600"
    assert len(service.telephones.received) == 3


def test_codes_that_were_answered_do_not_count(service: RunningService, terminal: TestTerminal) -> None:
    for _ in range(5):
        answer = answer_with(terminal, started(terminal).id, service.telephones.last_code())
        claims(service, answer)


def test_after_ten_minutes_there_are_codes_again(service: RunningService, terminal: TestTerminal) -> None:
    for _ in range(3):
        started(terminal)
    service.clock.moved = timedelta(minutes=10, seconds=1)
    sealed = HpkeX25519().seal(
        WITH_PHONE.encode(), base64.b64decode(terminal.given.sealing_key), VERIFICATION_INFO
    )
    body = VerificationRequest(sealed_number=base64.b64encode(sealed).decode()).model_dump_json().encode()
    assert terminal.exchange("POST", "/v1/verifications", body, now=service.clock()).status_code == 201


def test_a_gateway_out_of_order_is_said_and_costs_no_try(
    service: RunningService, terminal: TestTerminal
) -> None:
    service.telephones.broken = True
    for _ in range(4):
        answer = ask(terminal, WITH_PHONE)
        assert (answer.status_code, problem(answer).type) == (503, ProblemKind.INTERNAL)
    service.telephones.broken = False
    started(terminal)


def test_a_number_sealed_for_another_purpose_is_not_opened(terminal: TestTerminal) -> None:
    answer = ask(terminal, WITH_PHONE, info=b"kiosk-envelope/1")
    assert (answer.status_code, problem(answer).type) == (422, ProblemKind.CANNOT_OPEN)


def test_an_unknown_verification_is_not_found(terminal: TestTerminal) -> None:
    assert answer_with(terminal, uuid4(), "000000").status_code == 404


def test_neither_code_nor_person_nor_telephone_is_on_disk_or_in_the_log(
    service: RunningService,
    terminal: TestTerminal,
    databases: Databases,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    sent = started(terminal)
    code = service.telephones.last_code()
    digest = assurance.number_digest(WITH_PHONE, sent.id)
    file = tmp_path / "central" / "central.db"
    stored = file.read_bytes() if databases.kind == "sqlite" else content(service.database)
    for secret in (code, WITH_PHONE, "13800009999", digest):
        assert secret.encode() not in stored
    out, err = capfd.readouterr()
    assert WITH_PHONE not in out + err
    assert code not in out + err
