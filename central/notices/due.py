"""When a message is due: a row, in the transaction that makes it so."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.storage.notice_tables import Notice, NoticeState


class Kind(StrEnum):
    """What is told."""

    CORRECTION = "correction"
    RELEASED = "released"
    BOOKING_CONFIRMED = "booking_confirmed"
    BOOKING_MOVED = "booking_moved"
    BOOKING_REFUSED = "booking_refused"
    REPLY = "reply"


def due(session: Session, kind: Kind, submission: UUID, now: datetime) -> None:
    """The same that still waits is not asked for twice."""
    waiting = select(Notice.id).where(
        Notice.submission_id == submission, Notice.kind == kind.value, Notice.state == NoticeState.WAITING
    )
    if session.scalar(waiting.limit(1)) is None:
        session.add(
            Notice(
                kind=kind.value,
                submission_id=submission,
                asked=now,
                due=now,
                state=NoticeState.WAITING,
                tries=0,
            )
        )
