"""When sealed personal data is deleted (PIPL, article 19: no longer than the purpose needs).

What goes is the envelope and the attachments. What stays holds nothing personal and keeps the promises: id,
digest, acknowledgement, sequence, receipt number. So a submission that is sent again after years still gets
its first answer, and is not taken in anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.orm import Session

from central.personal_data import delete_due
from central.storage.models import Case, CaseState, HeldSubmission, Part, Review, Unopened
from kiosk.contract.envelope import SubmissionKind

_YEAR = timedelta(days=365)
KEPT: Mapping[SubmissionKind, timedelta] = {
    SubmissionKind.FILING: 3 * _YEAR,
    SubmissionKind.AMENDMENT: 3 * _YEAR,
    SubmissionKind.WITHDRAWAL: 3 * _YEAR,
    SubmissionKind.POLICY_CLAIM: 3 * _YEAR,
    SubmissionKind.OBSTACLE_REPORT: _YEAR,
    SubmissionKind.APPOINTMENT: _YEAR,
    SubmissionKind.CALLBACK: timedelta(days=180),
    SubmissionKind.RATING: timedelta(days=180),
}
"""From the day of receipt. The first four stay while a department may have to look back at its decision; a
district with other rules changes this table.
"""
_DECISIONS = 10 * _YEAR
KEPT_WHEN_ENDED: Mapping[str, timedelta] = {
    "case_content": 3 * _YEAR,
    "attachment": 3 * _YEAR,
    "correction": 3 * _YEAR,
    "follow_up": 3 * _YEAR,
    "refund": 3 * _YEAR,
    "decision": _DECISIONS,
    "document": _DECISIONS,
}
"""Of what was opened (`central.personal_data`), from the end of its case. Decisions and what was given out
stay for ten years, the shortest time of the rules on archives (National Archives Administration, order 8 of
2006); what the resident gave, only while somebody may still go to law about it.
"""
LONELY_PARTS_KEPT = timedelta(days=90)
"""Attachments whose submission never came. A terminal that still has it is told, and sends them again."""
_CLOSED = (CaseState.DONE, CaseState.REFUSED, CaseState.WITHDRAWN)
_DELETED = b""
_AT_ONCE = 500


@dataclass(frozen=True)
class Deletion:
    """What was deleted, and what is due and still worked on."""

    submissions: int
    lonely_parts: int
    still_in_work: int
    opened: int
    """Rows of personal data that had been opened."""


def delete_what_is_due(session: Session, now: datetime) -> Deletion:
    """Delete what has had its time; a case that is not closed keeps its submission, and is counted."""
    due = _due(session, now)
    closed = [id_ for id_, state in due if state in (None, *_CLOSED)]
    for at in range(0, len(closed), _AT_ONCE):
        some = closed[at : at + _AT_ONCE]
        session.execute(
            update(HeldSubmission).where(HeldSubmission.id.in_(some)).values(envelope=_DELETED),
            execution_options={"synchronize_session": False},
        )
        session.execute(delete(Part).where(Part.submission.in_(some)))
    return Deletion(
        len(closed), _delete_lonely_parts(session, now), len(due) - len(closed), delete_due(session, now)
    )


def _due(session: Session, now: datetime) -> list[tuple[UUID, CaseState | None]]:
    is_old: list[ColumnElement[bool]] = [
        (HeldSubmission.kind == kind.value) & (HeldSubmission.received < now - kept)
        for kind, kept in KEPT.items()
    ]
    rows = session.execute(
        select(HeldSubmission.id, Case.state)
        .outerjoin(Case, Case.submission_id == HeldSubmission.id)
        .where(
            or_(*is_old),
            or_(HeldSubmission.review.is_(None), HeldSubmission.review != Review.PENDING),
            func.length(HeldSubmission.envelope) > 0,
            ~select(Unopened.position).where(Unopened.submission_id == HeldSubmission.id).exists(),
        )
    )
    return [(id_, state) for id_, state in rows]


def _delete_lonely_parts(session: Session, now: datetime) -> int:
    lonely = select(Part.submission, Part.slot).where(
        Part.received < now - LONELY_PARTS_KEPT,
        ~select(HeldSubmission.id).where(HeldSubmission.id == Part.submission).exists(),
    )
    keys = session.execute(lonely).all()
    for submission, slot in keys:
        session.execute(delete(Part).where(Part.submission == submission, Part.slot == slot))
    return len(keys)
