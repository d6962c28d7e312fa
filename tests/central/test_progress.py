"""Who may ask how far a case is, and who gets its documents."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import requests

from central.storage.case_tables import Document
from central.storage.models import Case
from kiosk.contract.problem import ProblemKind
from kiosk.contract.progress import MINE_INFO, CaseProgress, Mine, MineRequest
from kiosk.contract.suite import HpkeX25519
from tests.central.service import WITH_PHONE, WITHOUT_PHONE, RunningService
from tests.central.terminal import TestTerminal, a_submission, problem
from tests.central.test_cases import statement

PDF = b"%PDF-1.7 what the department decided"


def ask_for_mine(
    service: RunningService, terminal: TestTerminal, number: str = WITH_PHONE, said: str | None = None
) -> requests.Response:
    """The number is sealed, and the verification is of the person with a telephone."""
    sealed = HpkeX25519().seal(number.encode(), base64.b64decode(terminal.given.sealing_key), MINE_INFO)
    asked = MineRequest(
        sealed_number=base64.b64encode(sealed).decode(), statement=said or statement(service, terminal)
    )
    return terminal.exchange("POST", "/v1/cases/mine", asked.model_dump_json().encode())


def mine(service: RunningService, terminal: TestTerminal) -> Mine:
    answer = ask_for_mine(service, terminal)
    assert answer.status_code == 200, answer.text
    return Mine.model_validate_json(answer.content)


def filed(terminal: TestTerminal) -> str:
    enclosed = terminal.enclose(a_submission())
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed.receipt_number


def with_document(service: RunningService, receipt_number: str, *, released: bool = True) -> UUID:
    """As if its department had decided."""
    with service.storage.write() as session:
        case = next(each for each in session.query(Case) if each.submission.receipt_number == receipt_number)
        document = Document(
            id=uuid4(),
            case_id=case.id,
            kind="result",
            title_zh="办理结果",
            title_en="Result",
            pages=1,
            size=len(PDF),
            sha256=hashlib.sha256(PDF).hexdigest(),
            content=service.data.put(session, "document", PDF),
            code=uuid4().hex[:20],
            made=service.clock(),
            released=service.clock() if released else None,
        )
        session.add(document)
        return document.id


@pytest.fixture
def other(service: RunningService) -> Iterator[TestTerminal]:
    serial = f"SN-{uuid4()}"
    enrolled = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    yield enrolled
    enrolled.close()


def test_a_verified_person_sees_what_he_or_she_filed_at_any_terminal(
    service: RunningService, terminal: TestTerminal, other: TestTerminal
) -> None:
    receipt_number = filed(terminal)
    shown = mine(service, other)
    assert receipt_number in {case.receipt_number for case in shown.cases}
    assert shown.cases[0].service_name is not None
    assert shown.expires > service.clock()


def test_a_verification_of_one_person_shows_nothing_of_another(
    service: RunningService, terminal: TestTerminal
) -> None:
    filed(terminal)
    answer = ask_for_mine(service, terminal, number=WITHOUT_PHONE)
    assert (answer.status_code, problem(answer).type) == (422, ProblemKind.NOT_VERIFIED)


def test_a_verification_serves_its_visit_only(
    service: RunningService, terminal: TestTerminal, other: TestTerminal
) -> None:
    elsewhere = ask_for_mine(service, terminal, said=statement(service, other))
    before = statement(service, terminal, verified=service.clock() - timedelta(hours=3))
    long_ago = ask_for_mine(service, terminal, said=before)
    assert [problem(each).type for each in (elsewhere, long_ago)] == [ProblemKind.NOT_VERIFIED] * 2


def test_the_person_gets_the_document_and_whoever_holds_the_receipt_only_hears_of_it(
    service: RunningService, terminal: TestTerminal
) -> None:
    receipt_number = filed(terminal)
    document = with_document(service, receipt_number)
    told = CaseProgress.model_validate_json(terminal.exchange("GET", f"/v1/cases/{receipt_number}").content)
    assert [(each.id, each.size) for each in told.documents] == [(document, len(PDF))]
    assert terminal.exchange("GET", f"/v1/documents/{document}").status_code == 400
    assert terminal.exchange("GET", f"/v1/documents/{document}?grant=guessed").status_code == 404
    answer = terminal.exchange("GET", f"/v1/documents/{document}?grant={mine(service, terminal).grant}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert answer.content == PDF


def test_a_grant_opens_nothing_at_another_terminal_and_nothing_later(
    service: RunningService, terminal: TestTerminal, other: TestTerminal
) -> None:
    document = with_document(service, filed(terminal))
    path = f"/v1/documents/{document}?grant={mine(service, terminal).grant}"
    assert other.exchange("GET", path).status_code == 404
    service.clock.moved += timedelta(minutes=31)
    assert terminal.exchange("GET", path, now=service.clock()).status_code == 404


def test_what_is_not_released_is_nobodys_yet(service: RunningService, terminal: TestTerminal) -> None:
    receipt_number = filed(terminal)
    document = with_document(service, receipt_number, released=False)
    told = CaseProgress.model_validate_json(terminal.exchange("GET", f"/v1/cases/{receipt_number}").content)
    assert told.documents == ()
    path = f"/v1/documents/{document}?grant={mine(service, terminal).grant}"
    assert terminal.exchange("GET", path).status_code == 404
