"""A machine becomes a terminal with a one-time code, and with nothing else."""

import base64
import json
from datetime import timedelta
from uuid import uuid4

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.contract.api import ENROLMENT_KEY_ID, EnrolmentResponse, HeartbeatResponse
from kiosk.contract.enrolment_code import CODE_LENGTH
from kiosk.contract.http_signature import HttpResponse, verify_response
from kiosk.contract.problem import ProblemKind
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, ask_to_enrol, problem, signed_message


@pytest.fixture
def serial() -> str:
    return f"SN-{uuid4()}"


def test_a_code_holds_at_least_fifty_bits_and_can_be_read_aloud(service: RunningService, serial: str) -> None:
    code = service.enrolment_code(serial)
    assert 10**CODE_LENGTH >= 2**50
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert set(code) <= set("0123456789-")


def test_enrolment_tells_the_terminal_who_it_is_and_whom_it_trusts(
    service: RunningService, serial: str
) -> None:
    terminal = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    assert terminal.given.epoch == 1
    assert len(base64.b64decode(terminal.given.receipt_key)) == 32
    assert terminal.given.sealing_key_id == service.keys.sealing_id
    assert terminal.statistics().received == 0
    terminal.close()


def test_a_code_may_be_typed_without_dashes(service: RunningService, serial: str) -> None:
    code = service.enrolment_code(serial).replace("-", "")
    TestTerminal.enrol(service.url, code, serial).close()


def test_the_same_machine_asking_again_gets_the_answer_that_was_lost(
    service: RunningService, serial: str
) -> None:
    code, key = service.enrolment_code(serial), Ed25519PrivateKey.generate()
    first = ask_to_enrol(service.url, code, serial, key)
    again = ask_to_enrol(service.url, code, serial, key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()


def test_a_used_code_lets_nobody_else_in(service: RunningService, serial: str) -> None:
    code = service.enrolment_code(serial)
    TestTerminal.enrol(service.url, code, serial).close()
    answer = ask_to_enrol(service.url, code, serial, Ed25519PrivateKey.generate())
    assert (answer.status_code, problem(answer).type) == (403, ProblemKind.BAD_ENROLMENT_CODE)


def test_a_wrong_code_lets_nobody_in(service: RunningService, serial: str) -> None:
    service.enrolment_code(serial)
    answer = ask_to_enrol(service.url, "0000-0000-0000", serial, Ed25519PrivateKey.generate())
    assert (answer.status_code, problem(answer).type) == (403, ProblemKind.BAD_ENROLMENT_CODE)


def test_a_code_does_not_let_another_machine_in(service: RunningService, serial: str) -> None:
    code = service.enrolment_code(serial)
    answer = ask_to_enrol(service.url, code, "SN-of-another", Ed25519PrivateKey.generate())
    assert (answer.status_code, problem(answer).type) == (403, ProblemKind.BAD_ENROLMENT_CODE)


def test_a_code_is_good_for_a_day(own_service: RunningService, serial: str) -> None:
    code = own_service.enrolment_code(serial)
    own_service.clock.moved = timedelta(hours=24, seconds=1)
    answer = ask_to_enrol(
        own_service.url, code, serial, Ed25519PrivateKey.generate(), now=own_service.clock()
    )
    assert (answer.status_code, problem(answer).type) == (403, ProblemKind.BAD_ENROLMENT_CODE)


def test_a_terminal_must_hold_the_key_it_brings(service: RunningService, serial: str) -> None:
    code, another = service.enrolment_code(serial), Ed25519PrivateKey.generate()
    answer = ask_to_enrol(service.url, code, serial, Ed25519PrivateKey.generate(), signer=another)
    assert (answer.status_code, problem(answer).type) == (401, ProblemKind.BAD_SIGNATURE)
    TestTerminal.enrol(service.url, code, serial).close()  # and the code was not used up by it


def test_a_key_that_is_none_is_a_bad_request(service: RunningService) -> None:
    body = b'{"code": "0000-0000-0000", "public_key": "AAAA", "hardware_serial": "SN"}'
    answer = requests.post(f"{service.url}/v1/enrolment", data=body, timeout=60)
    assert (answer.status_code, problem(answer).type) == (400, ProblemKind.BAD_REQUEST)


def test_enrolling_again_keeps_the_terminal_and_raises_the_epoch(
    service: RunningService, serial: str
) -> None:
    first = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    second = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    assert second.given.terminal == first.given.terminal
    assert second.given.epoch == first.given.spare[-1].epoch + 1
    assert second.given.receipt_key != first.given.receipt_key
    assert first.exchange("GET", "/v1/statistics").status_code == 401
    first.close()
    second.close()


def test_what_was_filed_before_enrolling_again_still_arrives(service: RunningService, serial: str) -> None:
    first = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    earlier = first.enclose()
    second = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    second.acknowledged(second.put(earlier), earlier)
    first.close()
    second.close()


def test_a_terminal_that_lost_its_outbox_goes_on_under_a_spare_epoch(
    service: RunningService, serial: str
) -> None:
    terminal = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    spare = terminal.given.spare[0]
    assert spare.epoch == terminal.given.epoch + 1
    envelope = terminal.enclose(epoch=spare.epoch, receipt_key=base64.b64decode(spare.receipt_key))
    terminal.acknowledged(terminal.put(envelope), envelope)
    beat = {"version": "1", "sequence": 1, "waiting": 0, "epoch": spare.epoch}
    answer = terminal.exchange("POST", "/v1/heartbeat?wait=0", json.dumps(beat).encode())
    assert HeartbeatResponse.model_validate_json(answer.content).highest_contiguous == 1
    terminal.close()


def test_an_enrolment_cannot_be_replayed(service: RunningService, serial: str) -> None:
    code, key = service.enrolment_code(serial), Ed25519PrivateKey.generate()
    assert ask_to_enrol(service.url, code, serial, key, nonce="once").status_code == 200
    again = ask_to_enrol(service.url, code, serial, key, nonce="once")
    assert (again.status_code, problem(again).type) == (401, ProblemKind.REPLAYED)


def test_the_answer_to_an_enrolment_is_signed_with_the_key_it_names(
    service: RunningService, serial: str
) -> None:
    key, code = Ed25519PrivateKey.generate(), service.enrolment_code(serial)
    answer = ask_to_enrol(service.url, code, serial, key)
    sent = answer.request
    given = EnrolmentResponse.model_validate_json(answer.content)
    message = signed_message("POST", str(sent.url), {}, b"", name=ENROLMENT_KEY_ID, key=key)
    message.headers = dict(sent.headers)
    assert isinstance(sent.body, bytes)
    message.body = sent.body
    response = HttpResponse(answer.status_code, dict(answer.headers), answer.content, message)
    verify_response(response, key_id=given.signing_key_id, key=service.keys.signing.public_key())
