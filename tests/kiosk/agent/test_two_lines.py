"""A backlog leaves on two lines: while one load is answered, the other is on its way."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

import pytest

from kiosk.agent.sender import Sender
from kiosk.central_client.client import CentralClient
from kiosk.central_client.transport import Transport
from kiosk.contract import envelope
from kiosk.contract.api import BatchRequest
from kiosk.contract.problem import ProblemKind
from offline_cache.audit_catalogue import Field
from offline_cache.outcomes import Outcome
from offline_cache.states import State
from tests.fixtures.central_stub import Reply, Request, problem
from tests.kiosk.agent.conftest import Terminal


@pytest.fixture
def two_lines(terminal: Terminal) -> Iterator[Terminal]:
    """Twenty are the largest batch; and the central service takes its time."""
    terminal.pace.largest = 20
    lines = [
        CentralClient(
            Transport(terminal.central.url, 60, 60), terminal.client._credentials, terminal.client.clock
        )
        for _ in range(2)
    ]
    sender = terminal.sender
    terminal.sender = Sender(
        terminal.end,
        lines[0],
        sender._central_key,
        terminal.pace,
        sender._notes,
        lambda: terminal.seconds[0],
        lines[1],
    )
    yield terminal
    terminal.sender.close()
    for line in lines:
        line.close()


def test_the_lines_of_a_sender_that_is_closed_end(two_lines: Terminal) -> None:
    before = set(threading.enumerate())
    two_lines.file(43)
    two_lines.run_dry()
    carried = [each for each in threading.enumerate() if each not in before and "delivery" in each.name]
    assert len(carried) == 2
    two_lines.sender.close()
    for thread in carried:
        thread.join(60)
    assert not any(each.is_alive() for each in carried)


def test_what_was_answered_is_settled_while_the_next_is_under_way(
    two_lines: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    central, end = two_lines.central, two_lines.end
    first = str(two_lines.file(25)[0].id)
    settle, settled = end.settle, threading.Event()

    def settling(outcomes: Iterable[Outcome], leaving: Iterable[UUID] = ()) -> None:
        settle(outcomes, leaving)
        settled.set()
        central.look_again()

    def answer(request: Request) -> Reply:
        envelopes = BatchRequest.model_validate_json(request.body).envelopes
        if first not in {str(envelope.untrusted_header(each.encode()).id) for each in envelopes}:
            assert central.wait_until(settled.is_set)
        return central.normal(request)

    monkeypatch.setattr(end, "settle", settling)
    central.always = answer
    two_lines.run_dry()
    assert set(two_lines.states()) == {State.DELIVERED}
    assert set(central.times_sent.values()) == {1}


def test_the_third_load_leaves_before_the_first_is_noted_in_the_audit_trail(
    two_lines: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = two_lines.file(85)
    central, record_all = two_lines.central, two_lines.audit.record_all
    had_left: list[bool] = []

    def noting(events: Sequence[tuple[str, Mapping[str, Field]]]) -> None:
        if events[0][0] == "submission.delivered":
            loads = min(5, len(had_left) + 3)
            had_left.append(central.wait_until(lambda: len(central.requests) >= loads))
        record_all(events)

    monkeypatch.setattr(two_lines.audit, "record_all", noting)
    two_lines.run_dry()
    assert had_left == [True] * 5
    # Of two lines either load may come first.
    assert sorted(two_lines.sent()) == sorted(each.id for each in filed)
    assert set(central.times_sent.values()) == {1}


def test_of_a_backlog_two_loads_leave_before_a_failure_is_heard_and_it_counts_once(
    two_lines: Terminal,
) -> None:
    two_lines.file(45)
    two_lines.central.always = lambda _: problem(500, ProblemKind.INTERNAL)
    two_lines.run_dry()
    assert len(two_lines.central.requests) == 2
    assert set(two_lines.states()) == {State.COMMITTED}
    assert [row.attempts for row in two_lines.outbox.rows()] == [1] * 40 + [0] * 5
    assert two_lines.pace.failures == 1
    two_lines.central.always = None
    two_lines.pass_time(2.0)
    two_lines.run_dry()
    assert set(two_lines.states()) == {State.DELIVERED}
