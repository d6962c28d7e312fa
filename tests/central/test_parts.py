"""Attachments come before the submission that names them; it is held only when all of them are."""

import hashlib
from uuid import UUID, uuid4

import pytest
import requests

from kiosk.contract.api import (
    MAX_BATCH,
    PART_MEDIA_TYPE,
    BatchRequest,
    BatchResponse,
    PartAccepted,
    PartsHeld,
)
from kiosk.contract.envelope import MAX_PART_BYTES, MAX_PARTS, Part
from kiosk.contract.problem import ProblemKind
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission, problem

SEALED = b"sealed scan of a certificate" * 100


def put(
    terminal: TestTerminal,
    submission: UUID,
    slot: str,
    sealed: bytes = SEALED,
    media_type: str = PART_MEDIA_TYPE,
) -> requests.Response:
    path = f"/v1/submissions/{submission}/parts/{slot}"
    return terminal.exchange("PUT", path, sealed, media_type=media_type)


def part(slot: str, sealed: bytes = SEALED) -> Part:
    return Part(slot=slot, digest=hashlib.sha256(sealed).hexdigest(), size=len(sealed))


def held(terminal: TestTerminal, submission: UUID) -> tuple[Part, ...]:
    answer = terminal.exchange("GET", f"/v1/submissions/{submission}/parts")
    return PartsHeld.model_validate_json(answer.content).parts


def test_a_part_is_held_once_and_told_back(terminal: TestTerminal) -> None:
    submission = uuid4()
    first, again = put(terminal, submission, "scan_1"), put(terminal, submission, "scan_1")
    assert (first.status_code, again.status_code) == (201, 200)
    for answer in (first, again):
        assert PartAccepted.model_validate_json(answer.content).digest == part("scan_1").digest
    put(terminal, submission, "scan_2", b"x")
    assert held(terminal, submission) == (part("scan_1"), part("scan_2", b"x"))
    assert held(terminal, uuid4()) == ()


def test_a_part_is_immutable_and_its_slot_is_the_terminals(
    service: RunningService, terminal: TestTerminal
) -> None:
    submission = uuid4()
    put(terminal, submission, "scan")
    answer = put(terminal, submission, "scan", SEALED + b"!")
    assert (answer.status_code, problem(answer).type) == (409, ProblemKind.OTHER_DIGEST)
    serial = f"SN-{uuid4()}"
    other = TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)
    assert put(other, submission, "scan").status_code == 409
    assert held(other, submission) == ()
    other.close()


def test_a_submission_is_held_when_all_its_parts_are(terminal: TestTerminal) -> None:
    submission = a_submission()
    manifest = (part("scan_1"), part("scan_2", b"second"))
    enclosed = terminal.enclose(submission, parts=manifest)
    put(terminal, submission.id, "scan_1")
    answer = terminal.put(enclosed)
    assert (answer.status_code, problem(answer).type) == (422, ProblemKind.PARTS_MISSING)
    assert "scan_2" in problem(answer).detail
    assert "scan_1" not in problem(answer).detail
    assert terminal.statistics().received == 0
    put(terminal, submission.id, "scan_2", b"second")
    assert terminal.put(enclosed).status_code == 201
    assert terminal.put(enclosed).status_code == 200


def test_a_part_with_another_content_than_the_manifest_names_does_not_count(terminal: TestTerminal) -> None:
    submission = a_submission()
    enclosed = terminal.enclose(submission, parts=(part("scan"),))
    put(terminal, submission.id, "scan", b"something else")
    assert problem(terminal.put(enclosed)).type == ProblemKind.PARTS_MISSING


def test_missing_parts_hold_up_nobody_else_in_a_batch(terminal: TestTerminal) -> None:
    waiting = terminal.enclose(parts=(part("scan"),))
    others = [terminal.enclose() for _ in range(MAX_BATCH - 1)]
    body = BatchRequest(envelopes=tuple(each.bytes.decode() for each in [waiting, *others]))
    answer = terminal.exchange("POST", "/v1/submissions", body.model_dump_json().encode())
    results = BatchResponse.model_validate_json(answer.content).results
    assert [each.status for each in results] == [422] + [201] * (MAX_BATCH - 1)


def test_four_mebibytes_are_taken_and_not_one_byte_more(terminal: TestTerminal) -> None:
    largest = b"\xff" * MAX_PART_BYTES
    assert put(terminal, uuid4(), "scan", largest).status_code == 201
    answer = put(terminal, uuid4(), "scan", largest + b"\xff")
    assert (answer.status_code, problem(answer).type) == (413, ProblemKind.TOO_LARGE)


def test_a_submission_has_so_many_parts_and_not_one_more(terminal: TestTerminal) -> None:
    submission = uuid4()
    for number in range(MAX_PARTS):
        assert put(terminal, submission, f"scan_{number}", b"x").status_code == 201
    answer = put(terminal, submission, "one_more", b"x")
    assert (answer.status_code, problem(answer).type) == (422, ProblemKind.BAD_CONTENT)


@pytest.mark.parametrize(
    ("slot", "sealed", "media_type", "status"),
    [
        ("scan", b"", PART_MEDIA_TYPE, 422),
        ("scan", SEALED, "application/json", 415),
        ("Scan", SEALED, PART_MEDIA_TYPE, 400),
        ("s" * 41, SEALED, PART_MEDIA_TYPE, 400),
        ("a%2Fb", SEALED, PART_MEDIA_TYPE, 404),
    ],
)
def test_what_is_no_part_is_refused(
    terminal: TestTerminal, slot: str, sealed: bytes, media_type: str, status: int
) -> None:
    assert problem(put(terminal, uuid4(), slot, sealed, media_type)).status == status
