"""A terminal hands its audit trail over; whoever changes or leaves out an entry is found out."""

import hashlib
import json
from collections.abc import Sequence
from uuid import UUID, uuid4

import pytest
import requests

from kiosk.contract.api import MAX_AUDIT_BATCH, AuditBatch, AuditEntry, AuditHeld
from kiosk.contract.problem import ProblemKind
from tests.central.terminal import TestTerminal, problem


def trail(count: int) -> list[AuditEntry]:
    """A whole trail, chained as the contract's words say and not by its code."""
    entries: list[AuditEntry] = []
    previous = "0" * 64
    for number in range(1, count + 1):
        at, event, fields = f"2026-01-01T00:00:{number % 60:02}+00:00", "card.read", json.dumps({"kind": "r"})
        text = "\n".join([previous, str(number), at, event, fields])
        previous = hashlib.sha256(text.encode()).hexdigest()
        entries.append(AuditEntry(number=number, at=at, event=event, fields=fields, chain=previous))
    return entries


def send(
    terminal: TestTerminal, name: UUID, entries: Sequence[AuditEntry], oldest: int = 1
) -> requests.Response:
    body = AuditBatch(trail=name, entries=tuple(entries), oldest=oldest).model_dump_json().encode()
    return terminal.exchange("POST", "/v1/audit", body)


def through(answer: requests.Response) -> int:
    assert answer.status_code == 200, answer.text
    return AuditHeld.model_validate_json(answer.content).through


def test_a_trail_is_held_batch_by_batch(terminal: TestTerminal) -> None:
    name, entries = uuid4(), trail(MAX_AUDIT_BATCH + 50)
    assert through(send(terminal, name, entries[:MAX_AUDIT_BATCH])) == MAX_AUDIT_BATCH
    assert through(send(terminal, name, entries[MAX_AUDIT_BATCH:])) == MAX_AUDIT_BATCH + 50


def test_what_is_sent_again_is_held_once(terminal: TestTerminal) -> None:
    name, entries = uuid4(), trail(10)
    assert through(send(terminal, name, entries[:6])) == 6
    assert through(send(terminal, name, entries[:6])) == 6
    assert through(send(terminal, name, entries[3:])) == 10
    assert through(send(terminal, name, entries[2:4])) == 10


def test_what_does_not_follow_is_not_taken_and_told_from_where_to_send(terminal: TestTerminal) -> None:
    name, entries = uuid4(), trail(10)
    send(terminal, name, entries[:4])
    assert through(send(terminal, name, entries[6:])) == 4
    assert through(send(terminal, name, entries[4:])) == 10


def test_a_restored_service_begins_where_the_terminal_still_has_something(terminal: TestTerminal) -> None:
    name, entries = uuid4(), trail(12)
    assert through(send(terminal, name, entries[6:9], oldest=7)) == 9
    assert through(send(terminal, name, entries[9:], oldest=7)) == 12


def test_another_trail_begins_anew(terminal: TestTerminal) -> None:
    send(terminal, uuid4(), trail(5))
    assert through(send(terminal, uuid4(), trail(3))) == 3


def test_a_changed_entry_is_found_out(terminal: TestTerminal) -> None:
    entries = trail(5)
    entries[2] = entries[2].model_copy(update={"event": "card.revealed"})
    answer = send(terminal, uuid4(), entries)
    assert (answer.status_code, problem(answer).type) == (422, ProblemKind.BAD_CONTENT)
    assert "entry 3" in problem(answer).detail


def test_a_trail_that_says_something_else_later_is_found_out(terminal: TestTerminal) -> None:
    name, entries = uuid4(), trail(5)
    send(terminal, name, entries)
    entries[4] = entries[4].model_copy(update={"chain": "ab" * 32})
    answer = send(terminal, name, entries)
    assert (answer.status_code, problem(answer).type) == (409, ProblemKind.OTHER_DIGEST)


def test_a_rewritten_beginning_does_not_go_unseen(terminal: TestTerminal) -> None:
    """A trail made anew, well chained in itself, after entries of the old one were held."""
    name = uuid4()
    send(terminal, name, trail(3))
    other = trail(1)[0].model_copy(update={"event": "visit.wiped"})
    text = "\n".join(["0" * 64, "1", other.at, other.event, other.fields])
    answer = send(
        terminal, name, [other.model_copy(update={"chain": hashlib.sha256(text.encode()).hexdigest()})]
    )
    assert answer.status_code == 409


@pytest.mark.parametrize("numbers", [(2, 1), (1, 3), (1, 1)])
def test_entries_that_are_not_consecutive_are_refused(
    terminal: TestTerminal, numbers: tuple[int, int]
) -> None:
    entries = trail(3)
    answer = send(terminal, uuid4(), [entries[number - 1] for number in numbers])
    assert (answer.status_code, problem(answer).type) == (400, ProblemKind.BAD_REQUEST)


def test_a_number_beyond_the_table_is_refused(terminal: TestTerminal) -> None:
    entry = trail(1)[0].model_copy(update={"number": 2**31})
    assert send(terminal, uuid4(), [entry], oldest=2**31).status_code == 400
