"""What is taken in is opened afterwards, elsewhere. What cannot be opened is not lost: people are told at
both ends.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from central import cli
from central.key_files import OPENING_KEY
from central.storage.models import HeldSubmission
from kiosk.contract import jws
from kiosk.contract.api import BatchRequest, HeartbeatResponse
from kiosk.contract.envelope import ENVELOPE_TYPE, SubmissionKind
from tests.central.process import central
from tests.central.service import RunningService
from tests.central.terminal import CHILD, Enclosed, TestTerminal, a_submission, problem
from tests.central.test_heartbeat import beat
from tests.central.test_pages import Page

Make = Callable[[TestTerminal], Enclosed]


def sealed_for_another_header(terminal: TestTerminal) -> Enclosed:
    """The ciphertext of one submission under the header of another."""
    first, second = terminal.enclose(), terminal.enclose(sequence=1)
    _, sealed = jws.verify(first.bytes.decode(), terminal.key.public_key(), kind=ENVELOPE_TYPE)
    headers = jws.untrusted_headers(second.bytes.decode(), kind=ENVELOPE_TYPE)
    named = {name: value for name, value in headers.items() if name not in ("alg", "typ")}
    second.bytes = jws.sign(sealed, terminal.key, kind=ENVELOPE_TYPE, headers=named).encode()
    return second


def plaintext(change: Callable[[dict[str, object]], object]) -> Make:
    """A well sealed envelope with another content than a submission."""

    def make(terminal: TestTerminal) -> Enclosed:
        submission = a_submission()
        content = json.loads(submission.model_dump_json())
        change(content)
        return terminal.enclose(submission, plaintext=json.dumps(content).encode())

    return make


FAULTS: dict[str, tuple[Make, str, str | None]] = {
    "sealed for another header": (sealed_for_another_header, "cannot_open", None),
    "another kind outside than inside": (
        lambda t: t.enclose(kind=SubmissionKind.RATING),
        "bad_content",
        "kind",
    ),
    "another service outside than inside": (lambda t: t.enclose(service="S02"), "bad_content", "service"),
    "another id outside than inside": (lambda t: t.enclose(id=uuid4()), "bad_content", "id"),
    "a content that is no JSON": (
        lambda t: t.enclose(plaintext=b"\x00\x01"),
        "bad_content",
        "the JSON object",
    ),
    "a content without applicant": (plaintext(lambda c: c.pop("applicant")), "bad_content", "applicant"),
    "a content with an unknown key": (
        plaintext(lambda c: c.update({CHILD: CHILD})),
        "bad_content",
        "the JSON object",
    ),
    "a content without signature": (plaintext(lambda c: c.update(signature=[])), "bad_content", "signature"),
    "a date in a 13th month": (
        plaintext(lambda c: c["applicant"].update(birth="1949-13-01")),  # type: ignore[attr-defined]
        "bad_content",
        "applicant",
    ),
}


def told(answer: HeartbeatResponse) -> list[tuple[str, str]]:
    return [(str(each.id), each.reason) for each in answer.not_opened]


@pytest.mark.parametrize(("make", "reason", "field"), FAULTS.values(), ids=FAULTS.keys())
def test_what_cannot_be_opened_is_held_and_people_are_told(
    service: RunningService, terminal: TestTerminal, make: Make, reason: str, field: str | None
) -> None:
    enclosed = make(terminal)
    token = terminal.acknowledged(terminal.put(enclosed), enclosed)
    assert terminal.acknowledged(terminal.put(enclosed), enclosed) == token
    assert told(beat(terminal)) == [(str(enclosed.id), reason)]
    counted = terminal.statistics()
    assert (counted.received, counted.cases, counted.unopened) == (1, 0, 0)
    with service.storage.read() as session:
        row = session.get_one(HeldSubmission, enclosed.id)
        assert (row.review, row.fault, row.fault_field) == ("pending", reason, field)
    shown = Page(service.page("/arrivals"))
    assert enclosed.receipt_number in shown.text
    assert CHILD not in shown.text


def test_one_that_cannot_be_opened_holds_up_nobody(terminal: TestTerminal) -> None:
    filed = [terminal.enclose(), terminal.enclose(plaintext=b"{}"), terminal.enclose()]
    body = BatchRequest(envelopes=tuple(each.bytes.decode() for each in filed))
    assert terminal.exchange("POST", "/v1/submissions", body.model_dump_json().encode()).status_code == 200
    counted = terminal.statistics()
    assert (counted.received, counted.cases) == (3, 2)
    [filings] = counted.kinds
    assert (filings.kind, filings.received, filings.known, filings.entries) == ("filing", 3, 2, 2)


def test_until_it_is_opened_there_is_no_case_and_nothing_is_lost(
    service: RunningService, terminal: TestTerminal
) -> None:
    enclosed = terminal.enclose()
    service.opens = False
    try:
        terminal.acknowledged(terminal.put(enclosed), enclosed)
        answer = terminal.exchange("GET", f"/v1/cases/{enclosed.receipt_number}")
        assert (answer.status_code, "about to be opened" in problem(answer).detail) == (404, True)
    finally:
        service.opens = True
    service.ring()
    assert terminal.exchange("GET", f"/v1/cases/{enclosed.receipt_number}").status_code == 200


@pytest.fixture
def faulty(own_service: RunningService) -> Iterator[tuple[TestTerminal, Enclosed]]:
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    enclosed = sealed_for_another_header(terminal)
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    yield terminal, enclosed
    terminal.close()


def review(service: RunningService, tmp_path: Path, *arguments: str) -> int:
    where = ("--database", service.database, "--keys", str(tmp_path / "central" / "keys"))
    return cli.main(["review", *arguments, *where])


def test_a_person_sees_why_and_decides_and_the_terminal_hears_no_more_of_it(
    own_service: RunningService,
    faulty: tuple[TestTerminal, Enclosed],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal, enclosed = faulty
    assert review(own_service, tmp_path, "list") == 0
    assert "cannot be opened with the key here" in capsys.readouterr().out
    assert review(own_service, tmp_path, "refuse", enclosed.receipt_number, "--reason", "filed again") == 0
    assert told(beat(terminal)) == []


def test_accepted_it_is_tried_again(
    own_service: RunningService, faulty: tuple[TestTerminal, Enclosed], tmp_path: Path
) -> None:
    terminal, enclosed = faulty
    assert review(own_service, tmp_path, "accept", enclosed.receipt_number) == 0
    assert told(beat(terminal)) == [], "it waits to be opened"
    own_service.ring()
    assert told(beat(terminal)) == [(str(enclosed.id), "cannot_open")], "it still cannot"


def test_an_operator_opens_what_waits_with_the_key_alone(own_service: RunningService, tmp_path: Path) -> None:
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    own_service.opens = False
    terminal.put(terminal.enclose())
    terminal.close()
    apart = tmp_path / OPENING_KEY
    (tmp_path / "central" / "keys" / OPENING_KEY).rename(apart)
    done = central("open", "--database", own_service.database, "--opening-key", str(apart), "--once")
    assert done.returncode == 0, done.stderr
    counted = json.loads(central("statistics", "--database", own_service.database).stdout)
    assert (counted["cases"], counted["unopened"]) == (1, 0)
