"""Status up; the time, the delivery horizon and the catalogue's version down."""

import gc
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from types import CoroutineType
from typing import Any

import pytest

from central.news import tell
from central.nonces import spend_all
from central.storage.models import Enrolment, Terminal
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse
from kiosk.contract.http_signature import Signed
from kiosk.contract.problem import ProblemKind
from kiosk.contract.status import DeviceStatus, PaperStatus, QueueStatus, TerminalStatus
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


def test_only_a_terminal_that_was_told_everything_waits(terminal: TestTerminal) -> None:
    told = beat(terminal, wait=50).news
    began = time.monotonic()
    assert beat(terminal, wait=1, told=told).news == told
    assert time.monotonic() - began >= 1


def parked(service: RunningService, terminal: TestTerminal, told: int | None) -> "Future[HeartbeatResponse]":
    """A heartbeat that the service keeps waiting; it is when this returns."""
    before = service.news.waiting
    answer: Future[HeartbeatResponse] = Future()

    def ask() -> None:
        try:
            answer.set_result(beat(terminal, wait=50, told=told))
        except Exception as error:  # noqa: BLE001  it is raised where the answer is looked at
            answer.set_exception(error)

    threading.Thread(target=ask).start()
    service.wait_until(lambda: service.news.waiting > before)
    return answer


def test_news_wakes_whom_it_is_for_and_nobody_else(service: RunningService) -> None:
    here = [TestTerminal.enrol(service.url, service.enrolment_code(f"SN-{n}"), f"SN-{n}") for n in "fgh"]
    numbers = [beat(each).news for each in here]
    answers = [parked(service, each, told) for each, told in zip(here, numbers, strict=True)]
    with service.storage.write() as session:
        tell(session, [here[1].given.terminal])
    assert answers[1].result(60).news == (numbers[1] or 0) + 1
    assert not answers[0].done()
    with service.storage.write() as session:
        tell(session)
    assert [answers[n].result(60).news for n in (0, 2)] == [(numbers[n] or 0) + 1 for n in (0, 2)]
    for each in here:
        each.close()


def standing(within: str) -> list[list[str]]:
    """The coroutines that stand, each chain from the outside in, of tasks that began in that function."""
    begun = [
        each
        for each in gc.get_objects()
        if isinstance(each, CoroutineType) and each.cr_code.co_qualname == within
    ]
    chains = []
    for each in begun:
        chain, inner = [within], each.cr_await
        while isinstance(inner, CoroutineType):
            chain.append(inner.cr_code.co_qualname)
            inner = inner.cr_await
        chains.append(chain)
    return chains


def test_nothing_of_the_framework_stands_while_a_heartbeat_waits(
    service: RunningService, terminal: TestTerminal
) -> None:
    """Ten thousand of them have 300 MB: each layer that waits with it has its frame in each."""
    answer = parked(service, terminal, beat(terminal).news)
    assert standing("RequestResponseCycle.run_asgi") == [
        ["RequestResponseCycle.run_asgi", "HeartbeatPath.__call__", "News.wait"]
    ]
    with service.storage.write() as session:
        tell(session)
    answer.result(60)


def test_what_was_told_while_nobody_waited_is_heard_at_once(
    service: RunningService, terminal: TestTerminal
) -> None:
    told = beat(terminal).news
    with service.storage.write() as session:
        tell(session, [terminal.given.terminal])
    assert beat(terminal, wait=50, told=told).news == (told or 0) + 1


def test_what_was_not_committed_is_no_news(service: RunningService, terminal: TestTerminal) -> None:
    told = beat(terminal).news
    with suppress(ZeroDivisionError), service.storage.write() as session:
        tell(session, [terminal.given.terminal])
        raise ZeroDivisionError
    assert beat(terminal, wait=1, told=told).news == told


def test_a_terminal_that_has_lost_its_connection_does_not_wait_twice(
    service: RunningService, terminal: TestTerminal
) -> None:
    told = beat(terminal).news
    first = parked(service, terminal, told)
    again = TestTerminal(service.url, terminal.key, terminal.given)
    second: Future[HeartbeatResponse] = Future()
    threading.Thread(target=lambda: second.set_result(beat(again, wait=50, told=told))).start()
    assert first.result(60).news == told
    with service.storage.write() as session:
        tell(session)
    assert second.result(60).news == (told or 0) + 1
    again.close()


def test_every_worker_hears_what_is_committed_elsewhere(tmp_path: Path, databases: Databases) -> None:
    """Two workers on one database, and somebody else who has a way to it."""
    with (
        RunningService(tmp_path, database=databases.of(tmp_path)) as one,
        RunningService(tmp_path, database=databases.of(tmp_path)) as other,
    ):
        there = TestTerminal.enrol(one.url, one.enrolment_code("SN-1"), "SN-1")
        elsewhere = TestTerminal.enrol(other.url, one.enrolment_code("SN-2"), "SN-2")
        numbers = [beat(each).news for each in (there, elsewhere)]
        answers = [
            parked(worker, each, told)
            for worker, each, told in zip((one, other), (there, elsewhere), numbers, strict=True)
        ]
        with one.storage.write() as session:
            tell(session)
        assert [each.result(60).news for each in answers] == [(told or 0) + 1 for told in numbers]
        there.close()
        elsewhere.close()


def test_a_service_that_stops_lets_parked_heartbeats_go_with_an_answer(
    tmp_path: Path, databases: Databases
) -> None:
    with RunningService(tmp_path, database=databases.of(tmp_path)) as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        told = beat(terminal).news
        answer = parked(service, terminal, told)
    assert answer.result(60).news == told
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


def test_the_same_heartbeat_twice_in_one_group_counts_once(service: RunningService) -> None:
    terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN-n"), "SN-n")
    signed = Signed(terminal.name, service.clock(), "a nonce of its own")
    with service.storage.write() as session:
        first, second = spend_all(session, [(terminal.name, signed)] * 2)
    assert first is None
    assert second is not None
    assert second.problem.type == ProblemKind.REPLAYED
    terminal.close()


@pytest.mark.parametrize("wait", ["51", "-1", "x", "", "9" * 400, "%00"])
def test_a_wait_beyond_reason_is_a_bad_request(terminal: TestTerminal, wait: str) -> None:
    answer = terminal.exchange("POST", f"/v1/heartbeat?wait={wait}", b"{}")
    assert (answer.status_code, problem(answer).type) == (400, ProblemKind.BAD_REQUEST)


def test_how_a_terminal_is_stands_on_its_page(service: RunningService, terminal: TestTerminal) -> None:
    status = TerminalStatus(
        devices=(DeviceStatus(name="page_printer", state="faulted", cause="jam", since=service.clock()),),
        paper=PaperStatus(papers_left=413, millimetres_left=82_600),
        queue=QueueStatus(waiting=2, quarantined=0, delivered=9, oldest_seconds=4711),
        configuration="config/general-12.toml",
    )
    beat(terminal, sequence=2, status=status)
    page = service.page(f"/terminals/{terminal.name}").text
    assert [
        each for each in ("A4 打印机", "卡纸", "413", "最久 78分钟", "general-12") if each not in page
    ] == []
    beat(terminal, sequence=2)
    assert "最久 78分钟" in service.page(f"/terminals/{terminal.name}").text, "the last word stands"


def test_a_status_beyond_reason_is_a_bad_request(terminal: TestTerminal) -> None:
    said = b'{"version": "1", "sequence": 0, "waiting": 0, "status": {"queue": {"waiting": -1}}}'
    assert terminal.exchange("POST", "/v1/heartbeat", said).status_code == 400
