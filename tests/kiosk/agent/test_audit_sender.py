"""The audit trail goes up chained, and is deleted here only when it is held there."""

import sqlite3
from datetime import timedelta

import pytest

from kiosk.agent.audit_sender import AuditSender
from kiosk.contract.audit_chain import NO_ENTRY, link
from kiosk.contract.problem import ProblemKind
from tests.fixtures.central_stub import Reply, problem
from tests.kiosk.agent.conftest import RETENTION, Terminal


@pytest.fixture
def handing_on(terminal: Terminal) -> AuditSender:
    return AuditSender(terminal.audit, terminal.client, RETENTION, terminal.log)


def test_what_happened_arrives_chained_and_once(terminal: Terminal, handing_on: AuditSender) -> None:
    terminal.file(3)
    terminal.run_dry()
    handing_on.step()
    audited = terminal.central.audited
    assert [audited[number].event for number in sorted(audited)] == [
        *["submission.delivered"] * 3,
        "channel.changed",
    ]
    last = NO_ENTRY
    for number in sorted(audited):
        entry = audited[number]
        last = link(last, number, entry.at, entry.event, entry.fields)
        assert entry.chain == last
    requests = len(terminal.central.requests)
    handing_on.step()
    assert len(terminal.central.requests) == requests, "nothing new, nothing sent"


def test_nothing_is_deleted_before_it_is_held_and_old(terminal: Terminal, handing_on: AuditSender) -> None:
    terminal.audit.record("process.started", process="agent")
    terminal.central.script.append(lambda _: Reply(502, signed=False))
    handing_on.step()
    assert terminal.audit.drop_held(terminal.client.clock.now() + timedelta(days=1)) == 0
    with pytest.raises(sqlite3.IntegrityError), terminal.audit._database.writing() as tables:
        tables.execute("DELETE FROM events")
    handing_on.step()
    assert len(terminal.audit.events()) == 1, "held, but not old"
    terminal.central.clock_ahead = RETENTION + timedelta(days=1)
    terminal.audit.record("process.stopped", process="agent")
    handing_on.step()
    assert terminal.audit.events() == []
    terminal.audit.record("process.started", process="agent")
    assert [event.number for event in terminal.audit.events()] == [3], "a number is never given out twice"
    assert terminal.audit.problems() == []


def test_a_restored_central_service_gets_again_what_it_lacks(
    terminal: Terminal, handing_on: AuditSender
) -> None:
    for _ in range(3):
        terminal.audit.record("process.started", process="agent")
    terminal.central.script.append(lambda _: Reply(200, b'{"through": 1}'))
    handing_on.step()
    handing_on.step()
    assert sorted(terminal.central.audited) == [2, 3]


@pytest.mark.parametrize("reply", [problem(422, ProblemKind.BAD_CONTENT), Reply(200, b"[]")])
def test_a_refusal_is_told_and_nothing_is_lost(
    terminal: Terminal, handing_on: AuditSender, reply: Reply
) -> None:
    terminal.audit.record("process.started", process="agent")
    terminal.central.script.append(lambda _: reply)
    handing_on.step()
    assert "audit.refused" in terminal.log.events()
    handing_on.step()
    assert sorted(terminal.central.audited) == [1]
