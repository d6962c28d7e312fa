"""A face module's word counts where its key was registered, for the verification that it names, as a yes."""

import base64
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as other_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from central import cli, face_modules
from central.journal import entries
from kiosk.contract import assurance
from kiosk.contract.api import (
    VERIFICATION_INFO,
    VerificationConfirm,
    VerificationRequest,
    VerificationStarted,
    VerificationState,
    VerificationStatement,
)
from kiosk.contract.suite import HpkeX25519
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal

NUMBERS = iter(f"1101011949100{n:05}" for n in range(1000))
"""A person of its own for each verification: one has three in ten minutes."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central")) as running:
        yield running


@pytest.fixture(scope="module")
def terminal(service: RunningService) -> Iterator[TestTerminal]:
    enrolled = TestTerminal.enrol(service.url, service.enrolment_code("SN-f"), "SN-f")
    yield enrolled
    enrolled.close()


@pytest.fixture(scope="module")
def module(service: RunningService, terminal: TestTerminal) -> Ed25519PrivateKey:
    """A key that is registered for the terminal."""
    key = Ed25519PrivateKey.generate()
    with service.storage.write() as session:
        face_modules.register(session, terminal.name, public(key), "Example Vision V2", service.clock(), "")
    return key


def public(key: Any) -> bytes:
    made: bytes = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return made


def pem(key: Any, directory: Path) -> Path:
    file = directory / "module.pem"
    file.write_bytes(public(key))
    return file


def register(service: RunningService, terminal: str, file: Path) -> int:
    named = ("--name", "Example Vision V2, certificate 0417", "--by", "wang.min")
    where = ("--database", service.database)
    return cli.main(["face-modules", "register", terminal, "--key", str(file), *named, *where])


def listed(service: RunningService, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert cli.main(["face-modules", "list", "--json", "--database", service.database]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def ask(terminal: TestTerminal) -> tuple[str, requests.Response]:
    number = next(NUMBERS)
    key = base64.b64decode(terminal.given.sealing_key)
    sealed = base64.b64encode(HpkeX25519().seal(number.encode(), key, VERIFICATION_INFO)).decode()
    body = VerificationRequest(sealed_number=sealed, means="face").model_dump_json().encode()
    return number, terminal.exchange("POST", "/v1/verifications", body)


def begun(terminal: TestTerminal) -> tuple[str, VerificationStarted]:
    number, answer = ask(terminal)
    assert answer.status_code == 201, answer.text
    return number, VerificationStarted.model_validate_json(answer.content)


def word(
    key: Ed25519PrivateKey,
    terminal: TestTerminal,
    of: UUID,
    changes: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """A module's word, written from docs/identity.md: a compact JWS by hand."""
    header = {"typ": "kiosk-face+jws", "alg": "EdDSA"}
    claims: dict[str, Any] = {
        "verification": str(of),
        "terminal": terminal.given.terminal,
        "answer": "yes",
        "at": datetime.now(UTC).isoformat(),
    }
    for name, value in changes.items():
        (header if name in header else claims)[name] = value
    parts = [base64.urlsafe_b64encode(json.dumps(each).encode()).rstrip(b"=") for each in (header, claims)]
    signed = b".".join(parts)
    return (signed + b"." + base64.urlsafe_b64encode(key.sign(signed)).rstrip(b"=")).decode()


def say(terminal: TestTerminal, of: UUID, assertion: str) -> requests.Response:
    body = json.dumps({"assertion": assertion}).encode()
    return terminal.exchange("POST", f"/v1/verifications/{of}/face", body)


def test_a_registered_modules_yes_is_stated_about_the_person_on_the_card(
    service: RunningService, terminal: TestTerminal, module: Ed25519PrivateKey
) -> None:
    number, verification = begun(terminal)
    assertion = word(module, terminal, verification.id)
    answers = [say(terminal, verification.id, assertion) for _ in range(2)]  # the first answer was lost
    assert [each.status_code for each in answers] == [200, 200], answers[0].text
    statement = VerificationStatement.model_validate_json(answers[1].content).statement
    said = assurance.verify(statement, service.keys.signing.public_key())
    assert (said.means, said.id, said.terminal) == ("face", verification.id, terminal.given.terminal)
    assert said.number_digest == assurance.number_digest(number, verification.id)


def test_a_word_about_anything_else_is_not_believed(
    terminal: TestTerminal, module: Ed25519PrivateKey
) -> None:
    _, verification = begun(terminal)
    now = datetime.now(UTC)
    lies: list[dict[str, Any]] = [
        {"verification": str(UUID(int=7))},
        {"terminal": 9_999},
        {"at": (now - timedelta(minutes=30)).isoformat()},
        {"at": (now + timedelta(minutes=30)).isoformat()},
        {"at": now.replace(tzinfo=None).isoformat()},
        {"answer": "perhaps"},
        {"score": 0.99},
        {"typ": "kiosk-verification+jws"},
    ]
    for lie in lies:
        refused = say(terminal, verification.id, word(module, terminal, verification.id, lie))
        told = (refused.status_code, refused.json()["type"])
        assert told == (422, "urn:kiosk:problem:not-believed"), lie
    assert say(terminal, verification.id, word(module, terminal, verification.id)).status_code == 200


def test_a_key_that_is_not_registered_here_is_not_believed(
    service: RunningService, terminal: TestTerminal, module: Ed25519PrivateKey
) -> None:
    _, verification = begun(terminal)
    stranger = Ed25519PrivateKey.generate()
    assert say(terminal, verification.id, word(stranger, terminal, verification.id)).status_code == 422
    elsewhere = TestTerminal.enrol(service.url, service.enrolment_code("SN-e"), "SN-e")
    assert ask(elsewhere)[1].json()["type"] == "urn:kiosk:problem:not-believed", "it has no module"
    with service.storage.write() as session:
        face_modules.register(session, elsewhere.name, public(stranger), "Other", service.clock(), "")
    elsewhere.close()
    assert say(terminal, verification.id, word(stranger, terminal, verification.id)).status_code == 422
    altered = word(module, terminal, verification.id)[:-8] + "AAAAAAAA"
    assert say(terminal, verification.id, altered).status_code == 422
    assert say(terminal, verification.id, "rubbish").status_code == 422
    assert say(terminal, verification.id, "x" * 5000).status_code == 400


def test_what_was_denied_is_not_confirmed_afterwards(
    terminal: TestTerminal, module: Ed25519PrivateKey
) -> None:
    _, verification = begun(terminal)
    assert (
        say(terminal, verification.id, word(module, terminal, verification.id, {"answer": "no"})).status_code
        == 422
    )
    assert say(terminal, verification.id, word(module, terminal, verification.id)).status_code == 422
    state = terminal.exchange("GET", f"/v1/verifications/{verification.id}")
    assert VerificationState.model_validate_json(state.content).state == "refused"


def test_no_typed_code_stands_for_a_face_and_no_face_for_a_code(
    terminal: TestTerminal, module: Ed25519PrivateKey
) -> None:
    _, verification = begun(terminal)
    body = VerificationConfirm(code="123456").model_dump_json().encode()
    path = f"/v1/verifications/{verification.id}/confirm"
    assert terminal.exchange("POST", path, body).status_code == 422
    key = base64.b64decode(terminal.given.sealing_key)
    sealed = base64.b64encode(HpkeX25519().seal(next(NUMBERS).encode(), key, VERIFICATION_INFO)).decode()
    asked = VerificationRequest(sealed_number=sealed, means="staff").model_dump_json().encode()
    by_staff = VerificationStarted.model_validate_json(
        terminal.exchange("POST", "/v1/verifications", asked).content
    )
    assert say(terminal, by_staff.id, word(module, terminal, by_staff.id)).status_code == 404


def test_a_revoked_module_is_heard_no_more_and_never_again_and_the_journal_says_who(
    service: RunningService,
    terminal: TestTerminal,
    module: Ed25519PrivateKey,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    key, name = Ed25519PrivateKey.generate(), "Example Vision V2, certificate 0417"
    assert register(service, terminal.name, pem(key, tmp_path)) == 0
    line = next(each for each in listed(service, capsys) if each["name"] == name)
    assert (line["terminal"], line["revoked"]) == (terminal.name, None)
    _, verification = begun(terminal)
    revoking = ["face-modules", "revoke", line["fingerprint"].lower(), "--database", service.database]
    assert cli.main([*revoking, "--by", "li.na"]) == 0
    assert say(terminal, verification.id, word(key, terminal, verification.id)).status_code == 422
    assert say(terminal, verification.id, word(module, terminal, verification.id)).status_code == 200
    assert cli.main(revoking) == 1
    assert register(service, terminal.name, pem(key, tmp_path)) == 1
    assert "revoked already" in capsys.readouterr().err
    with service.storage.read() as session:
        written = [(each.who, each.deed, each.detail) for each in entries(session, terminal.name, 2)]
    what = f"{name}, {line['fingerprint']}"
    assert written == [("li.na", "face_module.revoked", what), ("wang.min", "face_module.registered", what)]


def test_a_key_of_another_kind_is_refused_in_a_line(
    service: RunningService, terminal: TestTerminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert register(service, terminal.name, pem(other_key(SECP256R1()), tmp_path)) == 1
    (tmp_path / "text.pem").write_text("no key")
    assert register(service, terminal.name, tmp_path / "text.pem") == 1
    assert register(service, terminal.name, tmp_path / "none.pem") != 0
    assert len(capsys.readouterr().err.splitlines()) == 3
