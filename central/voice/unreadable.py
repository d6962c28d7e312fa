"""What was opened and is no form of its kind: kept as it was delivered, shown to whoever answers residents,
and on the page of alerts until somebody has dealt with it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.catalogue import Services
from central.consequences import Opened
from central.console.deeds import Doer, record
from central.personal_data import PersonalData, SealedRow, keep_all, keep_until
from central.retention import KEPT
from central.storage.models import HeldSubmission, Terminal
from central.storage.voice_tables import Unreadable
from central.voice.moves import NotNow
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import BadForm, read_form

UNREADABLE = "unreadable"
"""What `personal_data` calls it: the submission as JSON, without its strokes."""
LONGEST_NOTE = 1000
_MOST = 200


@dataclass(frozen=True)
class Kept:
    """One that nobody could read."""

    keys: str
    content: SealedRow
    received: datetime


class UnreadableDesk:
    """A `central.consequences.Desk`: the one after all others."""

    kinds: frozenset[SubmissionKind] = frozenset()

    def __init__(self, data: PersonalData) -> None:
        self._data = data

    def plan(self, opened: Opened) -> Kept:
        """As it is."""
        content = opened.submission.model_dump_json(exclude={"signature"}).encode()
        return Kept(_wrong_keys(opened), self._data.seal(UNREADABLE, content), opened.received)

    def store(self, session: Session, plans: Mapping[UUID, Kept]) -> None:
        """Into the register."""
        keep_all(session, [each.content for each in plans.values()])
        session.add_all(
            Unreadable(submission_id=id_, keys=each.keys, content=each.content.id, received=each.received)
            for id_, each in plans.items()
        )


@dataclass(frozen=True)
class UnreadableLine:
    """One of them in a list; nothing personal."""

    number: str
    kind: str
    service: Text
    terminal: str
    keys: str
    received: datetime
    settled: datetime | None
    settled_by: str | None
    note: str | None


@dataclass(frozen=True)
class UnreadableSheet:
    """One of them, whole. `delivered` is personal, and empty where its time is over."""

    line: UnreadableLine
    delivered: Mapping[str, str]


def waiting_count(session: Session) -> int:
    """How many nobody has dealt with."""
    return session.scalar(select(func.count()).where(Unreadable.settled.is_(None))) or 0


def unreadable(session: Session, services: Services) -> Sequence[UnreadableLine]:
    """Those that nobody has dealt with, the first to come first."""
    rows = session.execute(
        _WITH_WHENCE.where(Unreadable.settled.is_(None)).order_by(Unreadable.received).limit(_MOST)
    )
    return [_line(row, held, terminal, services) for row, held, terminal in rows]


def sheet(
    session: Session, services: Services, data: PersonalData | None, number: str
) -> UnreadableSheet | None:
    """One of them; None where there is none of that number."""
    found = session.execute(_WITH_WHENCE.where(HeldSubmission.receipt_number == number)).first()
    if found is None:
        return None
    row, held, terminal = found
    raw = data.read(session, row.content) if data is not None else None
    return UnreadableSheet(_line(row, held, terminal, services), _delivered(json.loads(raw)) if raw else {})


def settle(session: Session, number: str, note: str, doer: Doer, now: datetime) -> None:
    """Somebody has dealt with it, and says how.

    Raises:
        NotNow: there is none that waits; or `text`: nothing is said.

    """
    if not note.strip():
        raise NotNow("text")
    found = session.execute(_WITH_WHENCE.where(HeldSubmission.receipt_number == number)).first()
    if found is None or found[0].settled is not None:
        raise NotNow("state")
    row, held, _ = found
    row.settled, row.settled_by, row.note = now, doer.name[:40], note.strip()[:LONGEST_NOTE]
    keep_until(session, [row.content], now + KEPT[SubmissionKind(held.kind)])
    record(session, now, doer, "unreadable.settled", number)


_WITH_WHENCE = (
    select(Unreadable, HeldSubmission, Terminal.code)
    .join(HeldSubmission, HeldSubmission.id == Unreadable.submission_id)
    .join(Terminal, Terminal.id == HeldSubmission.terminal)
)


def _line(row: Unreadable, held: HeldSubmission, terminal: str, services: Services) -> UnreadableLine:
    return UnreadableLine(
        held.receipt_number,
        held.kind,
        services.name_of(held.service),
        terminal,
        row.keys,
        row.received,
        row.settled,
        row.settled_by,
        row.note,
    )


def _delivered(content: Mapping[str, object]) -> Mapping[str, str]:
    """Whatever can be shown of it, by the keys it came with."""
    found: dict[str, str] = {}
    for part in ("applicant", "answers", "form"):
        given = content.get(part)
        for key, value in (given if isinstance(given, Mapping) else {}).items():
            if value not in (None, "", [], ()):
                found[str(key)] = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return found


def _wrong_keys(opened: Opened) -> str:
    try:
        read_form(opened.header.kind, opened.submission.form)
    except BadForm as error:
        return str(error).partition(": ")[2]
    # It can be read, and says nothing of what it is about.
    return "receipt_number"
