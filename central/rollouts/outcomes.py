"""What became of an assignment at a terminal, as its own audit trail and its heartbeats tell."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.rollouts.judgement import Outcome
from central.storage.models import AuditEvent, Terminal
from central.storage.rollout_tables import RolloutMember

ENDED = "bundle.ended"
_KEPT = frozenset({"kept", "unchanged"})
_OVERTAKEN = "overtaken"
_AFTER_KEPT = "agent_crashed"
"""Of a release that had proved itself on the screen, and was kept: this comes after it, and counts."""
_CRASHES = frozenset({"screen_crashed", "screen_hung", _AFTER_KEPT})
LOST_AFTER = timedelta(minutes=15)
"""Without a heartbeat: a terminal that restarts its programs for a bundle is back within a minute."""
_SOME = 500
"""Terminals asked for in one statement: SQLite takes no more than some thousand values."""


def outcomes(session: Session, members: Sequence[RolloutMember], now: datetime) -> Mapping[int, Outcome]:
    """Of each member, by its terminal."""
    given = {each.terminal: each.sequence for each in members if each.given is not None}
    told: dict[int, Outcome] = {}
    for terminals in _in_parts(sorted(given)):
        for event in session.execute(
            select(AuditEvent.terminal, AuditEvent.fields)
            .where(AuditEvent.event == ENDED, AuditEvent.terminal.in_(terminals))
            .order_by(AuditEvent.received, AuditEvent.number)
        ):
            fields = json.loads(event.fields)
            news = event.terminal not in told or fields.get("reason") == _AFTER_KEPT
            if news and fields.get("sequence") == given[event.terminal]:
                outcome = _told(fields)
                if outcome is not None:
                    told[event.terminal] = outcome
    seen: dict[int, datetime | None] = {}
    for terminals in _in_parts(sorted(given)):
        rows = session.execute(select(Terminal.id, Terminal.seen).where(Terminal.id.in_(terminals)))
        seen.update({row.id: row.seen for row in rows})
    return {
        each.terminal: _outcome(each.given, told.get(each.terminal), seen.get(each.terminal), now)
        for each in members
    }


def _outcome(given: datetime | None, told: Outcome | None, seen: datetime | None, now: datetime) -> Outcome:
    if given is None:
        return Outcome.NOT_GIVEN
    if told in (Outcome.FAILED, Outcome.CRASHED):
        return told
    if now - max(given, seen or given) > LOST_AFTER:
        return Outcome.LOST
    return told or Outcome.ON_ITS_WAY


def _told(fields: Mapping[str, object]) -> Outcome | None:
    outcome = fields.get("outcome")
    if outcome in _KEPT:
        return Outcome.KEPT
    if outcome == _OVERTAKEN:
        return None
    return Outcome.CRASHED if fields.get("reason") in _CRASHES else Outcome.FAILED


def _in_parts(terminals: Sequence[int]) -> list[Sequence[int]]:
    return [terminals[at : at + _SOME] for at in range(0, len(terminals), _SOME)]
