"""Asking for progress and documents: what each answer of the central service means."""

import base64
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kiosk.central_client.answer import Answer, NoAnswer, Response, Untrusted
from kiosk.central_client.cases import CaseLine, Trouble
from kiosk.contract.problem import ProblemKind
from kiosk.contract.progress import MINE_INFO, Mine, MineRequest
from kiosk.contract.suite import HpkeX25519
from tests.kiosk.visit.asked import CASE, NUMBER

SUITE = HpkeX25519()
PRIVATE, PUBLIC = SUITE.generate()
AT = datetime(2026, 11, 26, tzinfo=UTC)


class Line:
    """Answers as it was told, and remembers what was asked."""

    def __init__(self, response: Response) -> None:
        self.response = response
        self.asked: list[tuple[str, str, bytes]] = []
        self.line = CaseLine(self.exchange, SUITE, PUBLIC)

    def exchange(self, method: str, path: str, body: bytes) -> Response:
        self.asked.append((method, path, body))
        return self.response


def said(status: int, body: bytes = b"", problem: str | None = None) -> Answer:
    return Answer(status, body, AT, problem)


@pytest.mark.parametrize(
    ("response", "trouble"),
    [
        (NoAnswer("timed_out"), Trouble.OFFLINE),
        (Untrusted(200), Trouble.OFFLINE),
        (said(422, problem=ProblemKind.BAD_CONTENT), Trouble.NO_SUCH_NUMBER),
        (said(404, problem=ProblemKind.NOT_FOUND), Trouble.ON_ITS_WAY),
        (said(422, problem=ProblemKind.NOT_VERIFIED), Trouble.NOT_VERIFIED),
        (said(503, problem=ProblemKind.INTERNAL), Trouble.NOT_NOW),
        (said(200, b"{}"), Trouble.NOT_NOW),
    ],
)
def test_every_no_has_its_reason(response: Response, trouble: Trouble) -> None:
    assert Line(response).line.of_receipt(NUMBER) is trouble


def test_the_number_alone_asks_for_its_case() -> None:
    line = Line(said(200, CASE.model_dump_json().encode()))
    assert line.line.of_receipt(NUMBER) == CASE
    assert line.asked == [("GET", f"/v1/cases/{NUMBER}", b"")]


def test_the_id_number_travels_sealed() -> None:
    mine = Mine(cases=(CASE,), grant="a grant", expires=AT + timedelta(minutes=30))
    line = Line(said(200, mine.model_dump_json().encode()))
    assert line.line.of_person("11010519491231002X", "signed") == mine
    [(_, path, body)] = line.asked
    assert path == "/v1/cases/mine"
    assert b"11010519491231002X" not in body
    sealed = base64.b64decode(MineRequest.model_validate_json(body).sealed_number)
    assert SUITE.open(sealed, PRIVATE, MINE_INFO) == b"11010519491231002X"


def test_a_document_is_what_came_and_nothing_else() -> None:
    line = Line(said(200, b"%PDF-1.7"))
    assert line.line.document(UUID(int=6), "Zm9v") == b"%PDF-1.7"
    assert line.asked == [("GET", f"/v1/documents/{UUID(int=6)}?grant=Zm9v", b"")]
    assert (
        Line(said(404, problem=ProblemKind.NOT_FOUND)).line.document(UUID(int=6), "x") is Trouble.ON_ITS_WAY
    )
