"""Several workers of the service on one database: whoever comes first decides, for ever and for everybody."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.enrolment_codes import issue
from central.keys import load_or_create
from central.storage.database import Storage
from kiosk.contract.problem import ProblemKind
from kiosk.contract.suite import HpkeX25519
from tests.central.conftest import Databases
from tests.central.process import CentralProcess
from tests.central.terminal import (
    Enclosed,
    TestTerminal,
    a_submission,
    ask_to_enrol,
    problem,
    signed_message,
)

Outcome = TypeVar("Outcome")
ROUNDS = 3
RACERS = 8


@pytest.fixture(scope="module")
def workers(
    tmp_path_factory: pytest.TempPathFactory, databases: Databases
) -> Iterator[tuple[CentralProcess, ...]]:
    """Two processes of the service that know of each other only by the database and the keys."""
    directory = tmp_path_factory.mktemp("central")
    running = [CentralProcess(directory, database=databases.of(directory)) for _ in range(2)]
    try:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(CentralProcess.start, running))
        yield tuple(running)
    finally:
        for each in running:
            each.stop()


@pytest.fixture
def racer(workers: tuple[CentralProcess, ...], request: pytest.FixtureRequest) -> Iterator[TestTerminal]:
    terminal = TestTerminal.enrol(workers[0].url, code(workers, request.node.name), request.node.name)
    yield terminal
    terminal.close()


def code(workers: tuple[CentralProcess, ...], serial: str) -> str:
    _, database, _, keys = workers[0].where
    storage = Storage(database)
    try:
        with storage.write() as session:
            now = datetime.now(UTC)
            return issue(
                session, load_or_create(Path(keys), HpkeX25519()), hardware_serial=serial, now=now
            ).code
    finally:
        storage.close()


def together(workers: tuple[CentralProcess, ...], act: Callable[[int, str], Outcome]) -> list[Outcome]:
    """What came of `act(number, url)`, done by all racers in the same instant, half at each worker."""
    line = Barrier(RACERS)

    def run(number: int) -> Outcome:
        line.wait(60)
        return act(number, workers[number % len(workers)].url)

    with ThreadPoolExecutor(RACERS) as pool:
        return list(pool.map(run, range(RACERS)))


def test_one_id_with_many_contents_is_held_once(
    workers: tuple[CentralProcess, ...], racer: TestTerminal
) -> None:
    for sequence in range(1, ROUNDS + 1):
        submission = a_submission()
        sent = [racer.enclose(submission, sequence=sequence) for _ in range(RACERS)]

        def put(number: int, url: str, sent: list[Enclosed] = sent) -> tuple[int, int, str]:
            sender = TestTerminal(url, racer.key, racer.given)
            answer = sender.put(sent[number])
            sender.close()
            if answer.status_code == 409:
                assert problem(answer).type == ProblemKind.OTHER_DIGEST
                return number, 409, ""
            return number, answer.status_code, sender.acknowledged(answer, sent[number])

        outcomes = together(workers, put)
        assert Counter(status for _, status, _ in outcomes) == {201: 1, 409: RACERS - 1}
        winner, token = next((number, token) for number, status, token in outcomes if status == 201)
        for number, url in enumerate(each.url for each in workers):
            sender = TestTerminal(url, racer.key, racer.given)
            assert sender.acknowledged(sender.put(sent[winner]), sent[winner]) == token, number
            sender.close()
    counted = racer.statistics()
    assert (counted.received, counted.cases, counted.duplicates) == (ROUNDS, ROUNDS, 0)


def test_one_envelope_sent_by_many_has_one_acknowledgement(
    workers: tuple[CentralProcess, ...], racer: TestTerminal
) -> None:
    for _ in range(ROUNDS):
        enclosed = racer.enclose()

        def put(_: int, url: str, enclosed: Enclosed = enclosed) -> tuple[int, str]:
            sender = TestTerminal(url, racer.key, racer.given)
            answer = sender.put(enclosed)
            sender.close()
            return answer.status_code, sender.acknowledged(answer, enclosed)

        outcomes = together(workers, put)
        assert Counter(status for status, _ in outcomes) == {200: RACERS - 1, 201: 1}
        assert len({token for _, token in outcomes}) == 1
    assert racer.statistics().received == ROUNDS


def test_one_id_of_two_terminals_is_held_once(
    workers: tuple[CentralProcess, ...], racer: TestTerminal
) -> None:
    other = TestTerminal.enrol(workers[1].url, code(workers, "SN-other"), "SN-other")
    for _ in range(ROUNDS):
        submission = a_submission()
        sent = [(racer, racer.enclose(submission)), (other, other.enclose(submission))]

        def put(number: int, url: str, sent: list[tuple[TestTerminal, Enclosed]] = sent) -> int:
            terminal, enclosed = sent[number % 2]
            sender = TestTerminal(url, terminal.key, terminal.given)
            status = sender.put(enclosed).status_code
            sender.close()
            return status

        outcomes = Counter(together(workers, put))
        assert outcomes == {201: 1, 200: RACERS // 2 - 1, 409: RACERS // 2}
    other.close()


def test_one_signed_request_works_once(workers: tuple[CentralProcess, ...], racer: TestTerminal) -> None:
    url = f"{racer.url}/v1/statistics"
    message = signed_message("GET", url, {}, b"", name=racer.name, key=racer.key)

    def ask(_: int, url: str) -> int:
        return requests.get(f"{url}/v1/statistics", headers=message.headers, timeout=60).status_code

    assert Counter(together(workers, ask)) == {200: 1, 401: RACERS - 1}


def test_one_enrolment_code_lets_one_machine_in(workers: tuple[CentralProcess, ...]) -> None:
    given = code(workers, "SN-code")

    def enrol(_: int, url: str) -> int:
        return ask_to_enrol(url, given, "SN-code", Ed25519PrivateKey.generate()).status_code

    assert Counter(together(workers, enrol)) == {200: 1, 403: RACERS - 1}


def test_machines_that_enrol_together_get_numbers_of_their_own(workers: tuple[CentralProcess, ...]) -> None:
    codes = [code(workers, f"SN-{number}") for number in range(RACERS)]

    def enrol(number: int, url: str) -> int:
        terminal = TestTerminal.enrol(url, codes[number], f"SN-{number}")
        terminal.close()
        return terminal.given.terminal

    assert len(set(together(workers, enrol))) == RACERS
