"""Status up; the time, the delivery horizon and the catalogue's version down."""

import threading
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from central.storage.models import Enrolment, Terminal
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse
from kiosk.contract.problem import ProblemKind
from tests.central.conftest import Databases
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, problem


def beat(terminal: TestTerminal, wait: int = 0, sequence: int = 0, **said: Any) -> HeartbeatResponse:
    whole = HeartbeatRequest(version="0.1.0", sequence=sequence, waiting=sequence, **said)
    answer = terminal.exchange("POST", f"/v1/heartbeat?wait={wait}", whole.model_dump_json().encode())
    assert answer.status_code == 200, answer.text
    return HeartbeatResponse.model_validate_json(answer.content)


def test_the_horizon_is_the_last_submission_before_the_first_hole(terminal: TestTerminal) -> None:
    filed = [terminal.enclose() for _ in range(5)]
    horizons = [beat(terminal).highest_contiguous]
    for arrives in (1, 0, 3, 2, 4):
        terminal.put(filed[arrives])
        horizons.append(beat(terminal).highest_contiguous)
    assert horizons == [0, 0, 2, 2, 4, 5]


def lacking(answer: HeartbeatResponse) -> list[tuple[int, int, int]]:
    return [(each.epoch, each.first, each.last) for each in answer.missing]


def test_it_names_every_hole_and_what_comes_after_the_last(terminal: TestTerminal) -> None:
    filed = [terminal.enclose() for _ in range(9)]
    assert lacking(beat(terminal)) == []
    for arrives in (0, 3, 6, 7):
        terminal.put(filed[arrives])
    assert lacking(beat(terminal, sequence=9)) == [(1, 2, 3), (1, 5, 6), (1, 9, 9)]
    for arrives in (1, 2, 4, 5, 8):
        terminal.put(filed[arrives])
    assert lacking(beat(terminal, sequence=9)) == []


def test_a_service_that_has_lost_everything_names_everything(terminal: TestTerminal) -> None:
    assert lacking(beat(terminal, sequence=41)) == [(1, 1, 41)]


def test_a_voided_sequence_is_no_hole(terminal: TestTerminal) -> None:
    filed = [terminal.enclose() for _ in range(3)]
    terminal.put(filed[0])
    terminal.put(filed[2])
    told = beat(terminal, sequence=3, voided=(2,))
    assert (told.highest_contiguous, told.missing) == (3, ())
    assert beat(terminal, sequence=3, voided=(2,)).highest_contiguous == 3


def test_a_spare_epoch_has_a_horizon_of_its_own(terminal: TestTerminal) -> None:
    terminal.put(terminal.enclose())
    assert beat(terminal, sequence=1, epoch=1).highest_contiguous == 1
    told = beat(terminal, sequence=4, epoch=2)
    assert (told.highest_contiguous, lacking(told)) == (0, [(2, 1, 4)])
    assert beat(terminal, sequence=1, epoch=999).highest_contiguous == 1, "an epoch it never had"


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
    beat(terminal, sequence=41, alarms=("storage_low", "outbox_set_aside"))
    with service.storage.read() as session:
        row = session.get_one(Terminal, terminal.given.terminal)
        issued = session.get_one(Enrolment, (row.id, row.epoch)).issued
    assert (row.version, issued, row.waiting) == ("0.1.0", 41, 41)
    assert row.alarms == "storage_low outbox_set_aside"
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
