"""An app, or the word of staff, turns the card into a person as well as a code to the telephone."""

import base64
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from central import cli, staff_codes
from central.journal import entries
from kiosk.contract import assurance
from kiosk.contract.api import (
    VERIFICATION_INFO,
    VerificationConfirm,
    VerificationMeans,
    VerificationRequest,
    VerificationStarted,
    VerificationState,
    VerificationStatement,
)
from kiosk.contract.suite import HpkeX25519
from tests.central.service import WITHOUT_PHONE, RunningService
from tests.central.terminal import TestTerminal


@pytest.fixture
def service(tmp_path: Path) -> Iterator[RunningService]:
    """With the stand-ins of a demonstration."""
    with RunningService(tmp_path / "central", stand_ins=True) as running:
        yield running


def ask(terminal: TestTerminal, means: VerificationMeans) -> requests.Response:
    """Begin for somebody who has no telephone on file."""
    key = base64.b64decode(terminal.given.sealing_key)
    sealed = base64.b64encode(HpkeX25519().seal(WITHOUT_PHONE.encode(), key, VERIFICATION_INFO)).decode()
    body = VerificationRequest(sealed_number=sealed, means=means).model_dump_json().encode()
    return terminal.exchange("POST", "/v1/verifications", body)


def started(terminal: TestTerminal, means: VerificationMeans) -> VerificationStarted:
    answer = ask(terminal, means)
    assert answer.status_code == 201, answer.text
    return VerificationStarted.model_validate_json(answer.content)


def state(terminal: TestTerminal, begun: VerificationStarted) -> VerificationState:
    answer = terminal.exchange("GET", f"/v1/verifications/{begun.id}")
    return VerificationState.model_validate_json(answer.content)


def typed(terminal: TestTerminal, begun: VerificationStarted, code: str) -> requests.Response:
    body = VerificationConfirm(code=code).model_dump_json().encode()
    return terminal.exchange("POST", f"/v1/verifications/{begun.id}/confirm", body)


def given(service: RunningService, terminal: TestTerminal, by: str = "wang.min") -> str:
    with service.storage.write() as session:
        return staff_codes.issue(session, service.keys, terminal.name, service.clock(), by)


def deeds(service: RunningService) -> list[tuple[str, str]]:
    with service.storage.read() as session:
        return [(each.who, each.deed) for each in entries(session) if each.deed.startswith("staff.")]


def test_what_the_app_confirms_is_stated_about_this_person(
    service: RunningService, terminal: TestTerminal
) -> None:
    begun = started(terminal, "phone_app")
    assert state(terminal, begun).state == "waiting"
    page = requests.get(f"{begun.address}?lang=zh", timeout=60).text
    assert "演示用的替身页面" in page
    assert "是我本人" in page
    requests.post(f"{begun.address}/yes", timeout=60)
    confirmed = state(terminal, begun)
    assert confirmed.statement is not None
    said = assurance.verify(confirmed.statement, service.keys.signing.public_key())
    assert (said.means, said.id) == ("phone_app", begun.id)
    assert said.number_digest == assurance.number_digest(WITHOUT_PHONE, begun.id)


def test_what_the_app_refuses_is_not_confirmed_afterwards(terminal: TestTerminal) -> None:
    begun = started(terminal, "phone_app")
    requests.post(f"{begun.address}/no", timeout=60)
    assert requests.post(f"{begun.address}/yes", timeout=60).status_code == 404
    assert state(terminal, begun).state == "refused"


def test_no_typed_code_stands_for_the_app(service: RunningService, terminal: TestTerminal) -> None:
    begun = started(terminal, "phone_app")
    assert typed(terminal, begun, given(service, terminal)).status_code == 422


def test_a_member_of_staff_vouches_once_and_it_is_written_down(
    service: RunningService, terminal: TestTerminal
) -> None:
    code = given(service, terminal)
    answer = typed(terminal, started(terminal, "staff"), code)
    assert answer.status_code == 200, answer.text
    statement = VerificationStatement.model_validate_json(answer.content).statement
    assert assurance.verify(statement, service.keys.signing.public_key()).means == "staff"
    assert typed(terminal, started(terminal, "staff"), code).status_code == 422, "it is used up"
    assert deeds(service) == [("wang.min", "staff.vouched"), ("wang.min", "staff.code_given")]


def test_a_code_is_for_one_terminal_and_some_minutes(service: RunningService, terminal: TestTerminal) -> None:
    other = TestTerminal.enrol(service.url, service.enrolment_code("SN-x"), "SN-x")
    assert typed(terminal, started(terminal, "staff"), given(service, other)).status_code == 422
    other.close()
    code, begun = given(service, terminal), started(terminal, "staff")
    with service.storage.write() as session:
        late = service.clock() + staff_codes.LIFE
        assert not staff_codes.spend(session, service.keys, terminal.given.terminal, code, late)
    assert typed(terminal, begun, code).status_code == 200


def test_a_new_code_ends_the_one_before(service: RunningService, terminal: TestTerminal) -> None:
    before, now = given(service, terminal), given(service, terminal)
    begun = started(terminal, "staff")
    assert typed(terminal, begun, before).status_code == 422
    assert typed(terminal, begun, now).status_code == 200


def test_codes_cannot_be_tried_out(service: RunningService, terminal: TestTerminal) -> None:
    code = given(service, terminal)
    begun = started(terminal, "staff")
    for number in range(5):
        typed(terminal, begun, f"{(int(code) + number + 1) % 1_000_000:06}")
    assert typed(terminal, begun, code).status_code == 429


def test_what_nobody_confirms_is_over_in_minutes(service: RunningService, terminal: TestTerminal) -> None:
    begun = started(terminal, "phone_app")
    service.clock.moved = timedelta(minutes=6)
    assert requests.post(f"{begun.address}/yes", timeout=60).status_code == 404
    path = f"/v1/verifications/{begun.id}"
    assert terminal.exchange("GET", path, now=service.clock()).status_code == 404


def test_without_stand_ins_there_is_no_app_and_no_such_page(tmp_path: Path) -> None:
    with RunningService(tmp_path / "plain") as plain:
        terminal = TestTerminal.enrol(plain.url, plain.enrolment_code("SN"), "SN")
        assert ask(terminal, "phone_app").status_code == 422
        begun = started(terminal, "staff")
        assert requests.post(f"{plain.url}/app/{begun.id}/yes", timeout=60).status_code == 404
        terminal.close()


def test_stand_ins_are_refused_over_a_network(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = ["--keys", str(tmp_path / "keys")]
    assert cli.main(["serve", "--database", f"sqlite:///{tmp_path}/x.db", *keys, "--stand-ins"]) == 2
    assert "demonstration on this machine" in capsys.readouterr().err
