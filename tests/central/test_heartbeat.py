"""Status up; the time, the delivery horizon and the catalogue's version down."""

import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from central.storage.models import Terminal
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse
from kiosk.contract.problem import ProblemKind
from tests.central.conftest import Databases
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, problem


def beat(terminal: TestTerminal, wait: int = 0, sequence: int = 0) -> HeartbeatResponse:
    said = HeartbeatRequest(version="0.1.0", sequence=sequence, waiting=sequence).model_dump_json().encode()
    answer = terminal.exchange("POST", f"/v1/heartbeat?wait={wait}", said)
    assert answer.status_code == 200, answer.text
    return HeartbeatResponse.model_validate_json(answer.content)


def test_the_horizon_is_the_last_submission_before_the_first_hole(terminal: TestTerminal) -> None:
    filed = [terminal.enclose() for _ in range(5)]
    horizons = [beat(terminal).highest_contiguous]
    for arrives in (1, 0, 3, 2, 4):
        terminal.put(filed[arrives])
        horizons.append(beat(terminal).highest_contiguous)
    assert horizons == [0, 0, 2, 2, 4, 5]


def test_the_horizon_is_of_the_present_epoch(service: RunningService) -> None:
    first = TestTerminal.enrol(service.url, service.enrolment_code("SN-e"), "SN-e")
    first.put(first.enclose())
    second = TestTerminal.enrol(service.url, service.enrolment_code("SN-e"), "SN-e")
    assert beat(second).highest_contiguous == 0
    first.close()
    second.close()


def test_it_tells_the_time_and_the_catalogue(service: RunningService, terminal: TestTerminal) -> None:
    told = beat(terminal)
    assert abs(told.time - service.clock()) < timedelta(seconds=10)
    assert told.catalogue_version == "2026.1"


def test_what_the_terminal_says_of_itself_is_kept(service: RunningService, terminal: TestTerminal) -> None:
    beat(terminal, sequence=41)
    with service.storage.read() as session:
        row = session.get_one(Terminal, terminal.given.terminal)
    assert (row.version, row.issued, row.waiting) == ("0.1.0", 41, 41)
    assert row.seen is not None


def test_it_waits_as_long_as_asked_when_there_is_no_news(terminal: TestTerminal) -> None:
    began = time.monotonic()
    beat(terminal, wait=1)
    assert time.monotonic() - began >= 1


def test_a_service_that_stops_lets_parked_heartbeats_go_with_an_answer(
    tmp_path: Path, databases: Databases
) -> None:
    answers: list[HeartbeatResponse] = []
    with RunningService(tmp_path, database=databases.of(tmp_path)) as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        parked = threading.Thread(target=lambda: answers.append(beat(terminal, wait=50)))
        parked.start()
        service.wait_until_seen(terminal.given.terminal)
        began = time.monotonic()
    parked.join(10)
    assert time.monotonic() - began < 3
    assert len(answers) == 1
    terminal.close()


@pytest.mark.parametrize(
    "said",
    [b"", b"{}", b"[]", b'{"version": "1", "sequence": -1, "waiting": 0}', b'{"version": 1}', b"\xff"],
)
def test_a_malformed_heartbeat_is_a_bad_request(terminal: TestTerminal, said: bytes) -> None:
    answer = terminal.exchange("POST", "/v1/heartbeat", said)
    assert (answer.status_code, problem(answer).type) == (400, ProblemKind.BAD_REQUEST)


def test_numbers_beyond_reason_are_no_defect(terminal: TestTerminal) -> None:
    said = b'{"version": "%b", "sequence": %b, "waiting": 0}' % (b"v" * 5000, b"9" * 60)
    assert terminal.exchange("POST", "/v1/heartbeat", said).status_code == 200
