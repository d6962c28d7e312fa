"""A terminal's key is exchanged for a new one that the old one vouches for, and by nobody else."""

import base64
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.journal import entries
from kiosk.contract import rotation
from kiosk.contract.problem import ProblemKind
from kiosk.contract.rotation import RotationResponse
from tests.central import operator
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, problem


@pytest.fixture
def new() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


@pytest.fixture
def waiting(service: RunningService) -> Iterator[TestTerminal]:
    serial = f"SN-{uuid4()}"
    with operator.away():
        enrolled = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    yield enrolled
    enrolled.close()


def ask(terminal: TestTerminal, new: Ed25519PrivateKey, **signing: Any) -> requests.Response:
    body = rotation.request(terminal.name, new).model_dump_json().encode()
    return terminal.exchange("POST", rotation.PATH, body, **signing)


def refused(answer: requests.Response) -> tuple[int, str]:
    return answer.status_code, problem(answer).type


def test_the_new_key_counts_from_the_answer_on(
    service: RunningService, terminal: TestTerminal, new: Ed25519PrivateKey
) -> None:
    before = terminal.enclose()
    given = RotationResponse.model_validate_json(ask(terminal, new).content)
    assert given.epoch == terminal.given.spare[-1].epoch + 1
    assert refused(terminal.put(before)) == (401, ProblemKind.BAD_SIGNATURE)
    terminal.acknowledged(terminal.put(before, key=new), before)
    after = terminal.enclose(
        signer=new, epoch=given.epoch, sequence=1, receipt_key=base64.b64decode(given.receipt_key)
    )
    terminal.acknowledged(terminal.put(after, key=new), after)
    with service.storage.read() as session:
        assert entries(session, terminal.name)[0].deed == "terminal.key_rotated"


def test_a_lost_answer_is_given_again_to_the_old_key_and_nothing_else_is(
    terminal: TestTerminal, new: Ed25519PrivateKey
) -> None:
    first, again = ask(terminal, new), ask(terminal, new)
    assert (first.status_code, again.status_code) == (200, 200)
    assert first.json() == again.json()
    thief = Ed25519PrivateKey.generate()
    assert refused(ask(terminal, thief)) == (401, ProblemKind.BAD_SIGNATURE)


def test_a_rotation_cannot_be_replayed(terminal: TestTerminal, new: Ed25519PrivateKey) -> None:
    assert ask(terminal, new, nonce="once").status_code == 200
    assert refused(ask(terminal, new, nonce="once")) == (401, ProblemKind.REPLAYED)
    newer = Ed25519PrivateKey.generate()
    assert ask(terminal, newer, key=new).status_code == 200
    assert refused(ask(terminal, new)) == (401, ProblemKind.BAD_SIGNATURE), "two keys later it is no answer"


def test_no_other_key_can_ask(
    service: RunningService, terminal: TestTerminal, new: Ed25519PrivateKey
) -> None:
    assert refused(ask(terminal, new, key=new)) == (401, ProblemKind.BAD_SIGNATURE)
    serial = f"SN-{uuid4()}"
    other = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    assert refused(ask(terminal, new, key=other.key)) == (401, ProblemKind.BAD_SIGNATURE)
    assert terminal.statistics().received == 0, "nothing has changed"
    other.close()


def test_the_new_key_must_be_held_for_this_terminal(
    service: RunningService, terminal: TestTerminal, new: Ed25519PrivateKey
) -> None:
    somebodys = rotation.request("ZZZZ", new).model_dump_json().encode()
    answer = terminal.exchange("POST", rotation.PATH, somebodys)
    assert refused(answer) == (400, ProblemKind.BAD_REQUEST)
    assert terminal.statistics().received == 0


def test_a_key_that_was_used_before_is_not_taken_again(
    terminal: TestTerminal, new: Ed25519PrivateKey
) -> None:
    assert ask(terminal, new).status_code == 200
    assert refused(ask(terminal, terminal.key, key=new)) == (400, ProblemKind.BAD_REQUEST)


def test_who_waits_or_was_shut_out_gets_none(
    service: RunningService, waiting: TestTerminal, terminal: TestTerminal, new: Ed25519PrivateKey
) -> None:
    assert refused(ask(waiting, new)) == (403, ProblemKind.NOT_APPROVED)
    service.shut_out(terminal.name)
    assert refused(ask(terminal, new)) == (403, ProblemKind.REVOKED)


@pytest.mark.parametrize("body", [b"{}", b'{"public_key": "AAAA", "proof": "AAAA"}', b"\xff"])
def test_what_is_no_request_is_refused(terminal: TestTerminal, body: bytes) -> None:
    assert refused(terminal.exchange("POST", rotation.PATH, body)) == (400, ProblemKind.BAD_REQUEST)
