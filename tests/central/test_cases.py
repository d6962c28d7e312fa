"""What becomes of a filing: a case, a task for each department, waiting until it is known who filed."""

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from central.cases import case_number
from kiosk.contract import assurance
from kiosk.contract.api import VerificationClaims
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Rating
from kiosk.contract.problem import ProblemKind
from kiosk.contract.progress import CaseProgress
from kiosk.contract.receipt_number import ReceiptNumber
from tests.central.catalogue import DEPARTMENTS, QUERY
from tests.central.conftest import Databases
from tests.central.service import WITH_PHONE, WITHOUT_PHONE, RunningService
from tests.central.terminal import Enclosed, TestTerminal, a_submission, problem


def progress(terminal: TestTerminal, number: str) -> CaseProgress:
    answer = terminal.exchange("GET", f"/v1/cases/{number}")
    assert answer.status_code == 200, answer.text
    return CaseProgress.model_validate_json(answer.content)


def filed(terminal: TestTerminal, **changes: object) -> CaseProgress:
    enclosed = terminal.enclose(a_submission(**changes))
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return progress(terminal, enclosed.receipt_number)


def statement(service: RunningService, at: TestTerminal, **changes: object) -> str:
    verification = uuid4()
    claims: dict[str, object] = {
        "id": verification,
        "terminal": at.given.terminal,
        "number_digest": assurance.number_digest(WITH_PHONE, verification),
        "means": "one_time_code",
        "verified": datetime.now(UTC),
    }
    return assurance.sign(VerificationClaims(**{**claims, **changes}), service.keys.signing)  # type: ignore[arg-type]


def test_a_life_event_has_a_task_for_each_department_the_leading_one_first(terminal: TestTerminal) -> None:
    case = filed(terminal)
    assert tuple(task.department for task in case.tasks) == DEPARTMENTS
    assert case.state == "received"
    counted = terminal.statistics()
    assert (counted.received, counted.cases, counted.tasks, counted.duplicates) == (1, 1, 3, 0)


def test_a_single_item_has_the_task_of_its_department(terminal: TestTerminal) -> None:
    assert [task.department for task in filed(terminal, service=QUERY).tasks] == ["YB"]


def test_what_the_catalogue_here_does_not_know_goes_to_the_intake_desk(terminal: TestTerminal) -> None:
    assert [task.department for task in filed(terminal, service="S99").tasks] == ["intake_desk"]


def test_without_a_catalogue_everything_goes_to_the_intake_desk(tmp_path: Path, databases: Databases) -> None:
    with RunningService(tmp_path, database=databases.of(tmp_path), catalogue=None) as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        assert [task.department for task in filed(terminal).tasks] == ["intake_desk"]
        terminal.close()


def test_tasks_wait_while_only_the_card_speaks_for_the_person(terminal: TestTerminal) -> None:
    case = filed(terminal, assurance=Assurance.CARD)
    assert case.identity == "to_be_confirmed"
    assert {task.state for task in case.tasks} == {"waiting_for_identity"}


def test_tasks_are_open_when_the_card_is_enough_for_the_item(terminal: TestTerminal) -> None:
    case = filed(terminal, service=QUERY, assurance=Assurance.CARD)
    assert (case.identity, [task.state for task in case.tasks]) == ("confirmed", ["open"])


def test_tasks_are_open_once_the_person_was_verified(service: RunningService, terminal: TestTerminal) -> None:
    case = filed(terminal, assurance=Assurance.VERIFIED, assurance_evidence=statement(service, terminal))
    assert case.identity == "confirmed"
    assert {task.state for task in case.tasks} == {"open"}


def of_another_person(service: RunningService, terminal: TestTerminal) -> str:
    verification = uuid4()
    digest = assurance.number_digest(WITHOUT_PHONE, verification)
    return statement(service, terminal, id=verification, number_digest=digest)


def at_another_terminal(service: RunningService, terminal: TestTerminal) -> str:
    return statement(service, terminal, terminal=terminal.given.terminal + 1)


def on_another_day(service: RunningService, terminal: TestTerminal) -> str:
    return statement(service, terminal, verified=datetime.now(UTC) - timedelta(days=1))


def by_the_terminal_itself(service: RunningService, terminal: TestTerminal) -> str:
    claims = assurance.verify(statement(service, terminal), service.keys.signing.public_key())
    return assurance.sign(claims, terminal.key)


def out_of_thin_air(service: RunningService, terminal: TestTerminal) -> str | None:
    return None


@pytest.mark.parametrize(
    "evidence",
    [of_another_person, at_another_terminal, on_another_day, by_the_terminal_itself, out_of_thin_air],
)
def test_a_claim_the_evidence_does_not_bear_out_is_filed_and_waits(
    service: RunningService, terminal: TestTerminal, evidence: object
) -> None:
    assert callable(evidence)
    case = filed(terminal, assurance=Assurance.VERIFIED, assurance_evidence=evidence(service, terminal))
    assert case.identity == "to_be_confirmed"
    assert {task.state for task in case.tasks} == {"waiting_for_identity"}


def test_a_case_number_says_the_local_year(terminal: TestTerminal) -> None:
    last_evening_of_the_year = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
    assert case_number(42, last_evening_of_the_year) == "GJZ-2027-0000042"
    assert filed(terminal).case_number != filed(terminal).case_number


def test_a_receipt_number_may_be_typed_as_people_type(terminal: TestTerminal) -> None:
    enclosed = terminal.enclose()
    terminal.put(enclosed)
    typed = enclosed.receipt_number.replace("-", "").lower()
    assert progress(terminal, typed).receipt_number == enclosed.receipt_number


def test_a_receipt_shown_at_another_terminal_works(service: RunningService, terminal: TestTerminal) -> None:
    enclosed = terminal.enclose()
    terminal.put(enclosed)
    other = TestTerminal.enrol(service.url, service.enrolment_code("SN-next"), "SN-next")
    assert progress(other, enclosed.receipt_number).service == "S01"
    other.close()


def looked_up(terminal: TestTerminal, number: str) -> tuple[int, str, str]:
    answer = terminal.exchange("GET", f"/v1/cases/{number}")
    document = problem(answer)
    return answer.status_code, document.type, document.detail


def test_a_genuine_number_that_has_not_arrived_is_on_its_way(terminal: TestTerminal) -> None:
    enclosed: Enclosed = terminal.enclose()
    status, kind, detail = looked_up(terminal, enclosed.receipt_number)
    assert (status, kind) == (404, ProblemKind.NOT_FOUND)
    assert "on its way" in detail


def test_a_forged_number_is_known_before_anything_arrives(terminal: TestTerminal) -> None:
    own = base64.b64decode(terminal.given.receipt_key)
    genuine = ReceiptNumber.issue(terminal.given.terminal, terminal.given.epoch, 7, own)
    forged = ReceiptNumber(genuine.terminal, genuine.epoch, genuine.sequence, genuine.mac ^ 1)
    assert looked_up(terminal, str(genuine))[0] == 404
    assert looked_up(terminal, str(forged))[:2] == (422, ProblemKind.BAD_CONTENT)


def test_a_number_of_a_terminal_that_never_was_is_forged(terminal: TestTerminal) -> None:
    assert looked_up(terminal, str(ReceiptNumber.issue(99_999, 1, 1, b"k" * 32)))[0] == 422


def test_a_mistyped_number_is_told_so(terminal: TestTerminal) -> None:
    status, _, detail = looked_up(terminal, "0001-01-000001-0000-Z")
    assert status == 422
    assert "last character" in detail


def test_a_submission_without_case_says_that_it_was_received(terminal: TestTerminal) -> None:
    form = Rating(receipt_number="0001-01-000001-0000-0", level="5").as_form()
    enclosed = terminal.enclose(a_submission(kind=SubmissionKind.RATING, form=form))
    terminal.put(enclosed)
    status, _, detail = looked_up(terminal, enclosed.receipt_number)
    assert status == 404
    assert "was received" in detail
