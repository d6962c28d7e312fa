"""What became of the messages, for the console: nothing personal, the end of the receipt number at most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.notices.words import tail
from central.storage.models import HeldSubmission
from central.storage.notice_tables import Notice, NoticeState, SilencedNumber

SHOWN = 100


@dataclass(frozen=True)
class NoticeLine:
    """One message."""

    kind: str
    tail: str
    asked: datetime
    state: NoticeState
    tries: int
    changed: datetime | None


@dataclass(frozen=True)
class Notices:
    """All of them: how many in each state, the latest, and how many numbers are never written to."""

    counted: Mapping[NoticeState, int]
    latest: Sequence[NoticeLine]
    silenced: int


def notices(session: Session) -> Notices:
    """As they stand now."""
    counted = session.execute(select(Notice.state, func.count()).group_by(Notice.state)).all()
    rows = session.execute(
        select(Notice, HeldSubmission.receipt_number)
        .join(HeldSubmission, HeldSubmission.id == Notice.submission_id)
        .order_by(Notice.id.desc())
        .limit(SHOWN)
    ).all()
    return Notices(
        {state: count for state, count in counted},  # noqa: C416  rows, not pairs, to the type checker
        [NoticeLine(row.kind, tail(of), row.asked, row.state, row.tries, row.changed) for row, of in rows],
        session.scalar(select(func.count()).select_from(SilencedNumber)) or 0,
    )
