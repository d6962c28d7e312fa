"""Verification by a one-time code, with the real central service; and honest without it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk.central_client.answer import Answer, NoAnswer, Response, Untrusted
from kiosk.contract import assurance
from kiosk.contract.api import VerificationClaims, VerificationStarted
from kiosk.contract.suite import HpkeX25519
from kiosk.identity.one_time_code import OneTimeCode
from kiosk.identity.online import one_time_code
from kiosk.identity.verification import Started, Unavailable, Verified, Why, Wrong
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from tests.central.service import WITH_PHONE, WITHOUT_PHONE, RunningService
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled
from tests.kiosk.terminal.test_enrolment import ask

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


@pytest.fixture
def service(tmp_path: Path) -> Iterator[RunningService]:
    with RunningService(tmp_path / "central") as running:
        yield running


@pytest.fixture
def identity(service: RunningService, tmp_path: Path) -> TerminalIdentity:
    enrolled = ask(service.url, TerminalPlace(tmp_path / "data"), service.enrolment_code("SN-1")).identity
    service.approve(enrolled.code)
    return enrolled


@pytest.fixture
def verification(identity: TerminalIdentity) -> OneTimeCode:
    return one_time_code(identity, HpkeX25519(), identity.central_url, 2, 5)


def test_the_code_that_was_sent_verifies_the_person(
    service: RunningService, identity: TerminalIdentity, verification: OneTimeCode
) -> None:
    started = verification.start(WITH_PHONE)
    assert isinstance(started, Started)
    assert "13800009999" not in started.masked_phone
    verified = verification.confirm(service.telephones.last_code())
    assert isinstance(verified, Verified)
    claims = assurance.verify(verified.evidence, identity.signing_key)
    assert claims.number_digest == assurance.number_digest(WITH_PHONE, claims.id)
    assert WITH_PHONE not in repr(verified)


def test_a_wrong_code_costs_a_try_and_the_last_one_ends_it(
    service: RunningService, verification: OneTimeCode
) -> None:
    started = verification.start(WITH_PHONE)
    assert isinstance(started, Started)
    wrong = f"{(int(service.telephones.last_code()) + 1) % 1_000_000:06}"
    answers = [verification.confirm(wrong) for _ in range(started.tries)]
    assert answers[:-1] == [Wrong(left) for left in range(started.tries - 1, 0, -1)]
    assert answers[-1] == Unavailable(Why.TOO_MANY_TRIES)


def test_what_is_no_code_is_wrong_without_costing_a_try(
    service: RunningService, verification: OneTimeCode
) -> None:
    started = verification.start(WITH_PHONE)
    assert isinstance(started, Started)
    for typed in ("", "12345", "1234567", "一二三四五六", "12345a"):
        assert verification.confirm(typed) == Wrong(started.tries)
    assert isinstance(verification.confirm(service.telephones.last_code()), Verified)


def test_a_person_without_a_telephone_on_file_files_without(verification: OneTimeCode) -> None:
    assert verification.start(WITHOUT_PHONE) == Unavailable(Why.NO_PHONE)
    assert verification.confirm("123456") == Unavailable(Why.EXPIRED)


def test_a_gateway_that_is_out_of_order_is_no_verification(
    service: RunningService, verification: OneTimeCode
) -> None:
    service.telephones.broken = True
    assert verification.start(WITH_PHONE) == Unavailable(Why.OFFLINE)


def test_nothing_of_the_person_stays_after_the_visit(verification: OneTimeCode) -> None:
    verification.start(WITH_PHONE)
    verification.forget()
    assert WITH_PHONE not in repr(vars(verification))
    assert verification.confirm("123456") == Unavailable(Why.EXPIRED)


class Conversation:
    """Answers in the order given."""

    def __init__(self, *answers: Response) -> None:
        self.answers = list(answers)

    def __call__(self, *request: str | bytes) -> Response:
        assert WITH_PHONE not in repr(request)
        return self.answers.pop(0)


@pytest.mark.parametrize(
    "answer", [NoAnswer("timed_out"), Untrusted(200), Answer(200, b"{}", NOW), Answer(500, b"", NOW)]
)
def test_without_a_trusted_answer_it_is_offline(answer: Response, tmp_path: Path) -> None:
    assert _scripted(tmp_path, answer)[0].start(WITH_PHONE) == Unavailable(Why.OFFLINE)


@pytest.mark.parametrize("lie", ["id", "terminal", "number_digest", "key", "kind"])
def test_a_statement_about_anything_else_is_not_taken(tmp_path: Path, lie: str) -> None:
    pending = uuid4()
    body = VerificationStarted(id=pending, masked_phone="1**", expires=NOW, tries=5).model_dump_json()
    verification, central = _scripted(tmp_path, Answer(201, body.encode(), NOW))
    assert isinstance(verification.start(WITH_PHONE), Started)
    about = WITHOUT_PHONE if lie == "number_digest" else WITH_PHONE
    claims = VerificationClaims(
        id=UUID(int=1) if lie == "id" else pending,
        terminal=8 if lie == "terminal" else 7,
        number_digest=assurance.number_digest(about, pending),
        means="one_time_code",
        verified=NOW,
    )
    statement = assurance.sign(claims, CentralStub().signing if lie == "key" else central.signing)
    if lie == "kind":
        statement = "x.y.z"
    confirmed = Answer(200, json.dumps({"statement": statement}).encode(), NOW)
    exchange = verification._exchange
    assert isinstance(exchange, Conversation)
    exchange.answers.append(confirmed)
    assert isinstance(verification.confirm("123456"), Unavailable)


def _scripted(tmp_path: Path, *answers: Response) -> tuple[OneTimeCode, CentralStub]:
    central = CentralStub()
    identity = enrolled(
        TerminalPlace(tmp_path / "x"), "http://127.0.0.1:9", central.signing, central.sealing_public
    )
    made = OneTimeCode(
        Conversation(*answers),
        terminal=identity.terminal,
        central_key=identity.signing_key,
        suite=central.suite,
        sealing_key=identity.sealing_key,
    )
    return made, central
