"""What a terminal filed is held exactly once in effect, and acknowledged with the same words for ever."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.contract.api import MAX_BATCH, BatchRequest, BatchResponse
from kiosk.contract.envelope import MEDIA_TYPE, SubmissionKind
from kiosk.contract.problem import ProblemKind
from tests.central.conftest import Databases
from tests.central.service import RunningService
from tests.central.terminal import JSON, Enclosed, TestTerminal, a_submission, problem, signed_message


def send_batch(terminal: TestTerminal, *enclosed: Enclosed | bytes) -> BatchResponse:
    raw = [each.bytes if isinstance(each, Enclosed) else each for each in enclosed]
    body = BatchRequest(envelopes=tuple(each.decode() for each in raw)).model_dump_json().encode()
    answer = terminal.exchange("POST", "/v1/submissions", body)
    assert answer.status_code == 200, answer.text
    return BatchResponse.model_validate_json(answer.content)


def test_a_submission_is_acknowledged_with_its_id_and_digest(terminal: TestTerminal) -> None:
    enclosed = terminal.enclose()
    answer = terminal.put(enclosed)
    assert answer.status_code == 201
    terminal.acknowledged(answer, enclosed)
    held = terminal.statistics().held
    assert [(each.id, each.receipt_number) for each in held] == [(enclosed.id, enclosed.receipt_number)]


def test_the_same_again_gets_the_first_acknowledgement_for_ever(
    service: RunningService, terminal: TestTerminal
) -> None:
    enclosed = terminal.enclose()
    first = terminal.acknowledged(terminal.put(enclosed), enclosed)
    service.clock.moved = timedelta(days=400)
    again = terminal.put(enclosed, now=service.clock())
    assert again.status_code == 200
    assert terminal.acknowledged(again, enclosed) == first


def test_another_content_under_a_known_id_is_a_conflict(terminal: TestTerminal) -> None:
    submission = a_submission()
    terminal.put(terminal.enclose(submission))
    answer = terminal.put(terminal.enclose(submission))
    assert (answer.status_code, problem(answer).type) == (409, ProblemKind.OTHER_DIGEST)
    assert terminal.statistics().received == 1


def test_a_sequence_number_holds_one_submission(terminal: TestTerminal) -> None:
    terminal.put(terminal.enclose())
    answer = terminal.put(terminal.enclose(sequence=1))
    assert (answer.status_code, problem(answer).type) == (409, ProblemKind.SEQUENCE_TAKEN)
    assert terminal.statistics().received == 1


def test_a_request_that_is_repeated_word_for_word_is_refused_whole(terminal: TestTerminal) -> None:
    enclosed, fresh = terminal.enclose(), terminal.enclose()
    put = f"{terminal.url}/v1/submissions/{enclosed.id}"
    body = BatchRequest(envelopes=(fresh.bytes.decode(),)).model_dump_json().encode()
    for method, url, kind, sent in (
        ("PUT", put, MEDIA_TYPE, enclosed.bytes),
        ("POST", f"{terminal.url}/v1/submissions", JSON, body),
    ):
        message = signed_message(
            method, url, {"Content-Type": kind}, sent, name=terminal.name, key=terminal.key
        )
        assert terminal.send(message).status_code in (200, 201)
        again = terminal.send(message)
        assert (again.status_code, problem(again).type) == (401, ProblemKind.REPLAYED)
    assert terminal.statistics().received == 2


def test_a_nonce_spent_elsewhere_holds_nothing(terminal: TestTerminal) -> None:
    assert terminal.exchange("GET", "/v1/statistics", nonce="once").status_code == 200
    assert problem(terminal.put(terminal.enclose(), nonce="once")).type == ProblemKind.REPLAYED
    assert terminal.statistics().received == 0


def test_submissions_may_arrive_in_any_order(terminal: TestTerminal) -> None:
    first, second = terminal.enclose(), terminal.enclose()
    assert terminal.put(second).status_code == 201
    assert terminal.put(first).status_code == 201


@pytest.mark.parametrize("kind", SubmissionKind)
def test_every_kind_is_held_and_acknowledged_on_the_one_path(
    terminal: TestTerminal, kind: SubmissionKind
) -> None:
    enclosed = terminal.enclose(a_submission(kind=kind))
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    counted = terminal.statistics()
    works = kind in (SubmissionKind.FILING, SubmissionKind.POLICY_CLAIM)
    assert (counted.received, counted.cases) == (1, int(works))


@pytest.mark.parametrize("kind", ["rating", "obstacle_report", "callback", "appointment"])
def test_who_reports_or_rates_need_not_say_who_they_are(terminal: TestTerminal, kind: str) -> None:
    submission = a_submission(kind=SubmissionKind(kind), applicant=None, signature=())
    enclosed = terminal.enclose(submission)
    terminal.acknowledged(terminal.put(enclosed), enclosed)


def test_an_amendment_that_overtakes_its_original_is_held(terminal: TestTerminal) -> None:
    original = a_submission()
    first = terminal.enclose(original)
    amendment = terminal.enclose(a_submission(kind=SubmissionKind.AMENDMENT), after=original.id)
    terminal.acknowledged(terminal.put(amendment), amendment)
    terminal.acknowledged(terminal.put(first), first)


def test_twenty_at_once_of_the_same_make_one_case(terminal: TestTerminal) -> None:
    enclosed = terminal.enclose()
    together = threading.Barrier(20)

    def put() -> tuple[int, str]:
        sender = TestTerminal(terminal.url, terminal.key, terminal.given)
        together.wait(60)
        answer = sender.put(enclosed)
        sender.close()
        return answer.status_code, sender.acknowledged(answer, enclosed)

    with ThreadPoolExecutor(20) as pool:
        answers = [each.result() for each in [pool.submit(put) for _ in range(20)]]
    assert sorted(status for status, _ in answers) == [200] * 19 + [201]
    assert len({token for _, token in answers}) == 1
    counted = terminal.statistics()
    assert (counted.received, counted.cases, counted.duplicates) == (1, 1, 0)


def test_two_processes_on_one_database_make_one_case(tmp_path: Path, databases: Databases) -> None:
    database = databases.of(tmp_path)
    with (
        RunningService(tmp_path, database=database) as one,
        RunningService(tmp_path, database=database) as two,
    ):
        terminal = TestTerminal.enrol(one.url, one.enrolment_code("SN"), "SN")
        enclosed = [terminal.enclose() for _ in range(10)]

        def deliver(url: str) -> list[str]:
            sender = TestTerminal(url, terminal.key, terminal.given)
            tokens = [sender.acknowledged(sender.put(each), each) for each in enclosed]
            sender.close()
            return tokens

        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(deliver, [one.url, two.url])
        assert first == second
        counted = terminal.statistics()
        assert (counted.received, counted.cases) == (10, 10)
        terminal.close()


def test_a_batch_answers_each_envelope_as_alone_and_in_order(terminal: TestTerminal) -> None:
    held, fresh = terminal.enclose(), terminal.enclose()
    first = terminal.acknowledged(terminal.put(held), held)
    submission = a_submission()
    forged = terminal.enclose(submission, receipt_key=b"x" * 32)
    answers = send_batch(terminal, held, fresh, forged, b"no envelope", fresh).results
    assert [each.status for each in answers] == [200, 201, 422, 400, 200]
    assert [each.id for each in answers] == [held.id, fresh.id, submission.id, None, fresh.id]
    assert answers[0].acknowledgement == first
    assert answers[1].acknowledgement == answers[4].acknowledgement
    assert answers[1].acknowledgement is not None
    terminal.check_acknowledgement(answers[1].acknowledgement, fresh)
    assert answers[2].problem is not None
    assert answers[2].problem.type == ProblemKind.BAD_CONTENT
    assert terminal.statistics().received == 2


def test_a_batch_takes_so_many_and_not_one_more(terminal: TestTerminal) -> None:
    full = [terminal.enclose() for _ in range(MAX_BATCH)]
    assert [each.status for each in send_batch(terminal, *full).results] == [201] * MAX_BATCH
    one_more = json.dumps({"envelopes": ["x"] * (MAX_BATCH + 1)}).encode()
    answer = terminal.exchange("POST", "/v1/submissions", one_more)
    assert (answer.status_code, problem(answer).type) == (400, ProblemKind.BAD_REQUEST)
